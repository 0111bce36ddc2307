"""What an issue says, as plain text, for print and letters: what was frozen, its errata, the dates after it."""

from typing import Any

from kho.model.showcase import Shown
from kho.publish import addresses
from kho.publish.pages import archive, year_calendar
from kho.publish.renderer import words
from kho.store.catalog import Catalog
from kho.store.issues import Edition
from kho.store.site import Site
from kho.words.plain import paragraphs
from kho.words.when import day_label


def said(edition: Edition, catalog: Catalog, site: Site) -> dict[str, Any]:
    """Every word of *edition*, by its place."""
    issue, says = edition.issue, words("PRINT")
    shown = archive.shown(edition, catalog)
    name = str(words("issue_name")(edition))
    on = issue.published_on
    return {
        "says": says,
        "name": name,
        "heading": f"{name}: {issue.title}",
        "title": issue.title,
        "editor": issue.editor,
        "imprint": says["imprint"].format(day=day_label(on), editor=issue.editor),
        "compiled": "" if edition.quarter else f"{words('CONSENT')}. {words('ISSUES')['compiled']}",
        "year": on.year,
        "month": on.month,
        "day": on.day,
        "notices": [f"{day_label(one.day)}. {' '.join(paragraphs(one.text))}" for one in shown["notices"]],
        "note": paragraphs(issue.note),
        "picks": [_pick(pick, site) for pick in shown["picks"]],
        "calendar": paragraphs(issue.calendar),
        "coming": [{"on": one.label, "what": one.item.title} for one in shown["coming"]],
        "lasting": f"{words('ISSUES')['calendar']} {site.url}{year_calendar.ADDRESS}",
        "hand_in": f"{words('ISSUES')['hand_in']} {site.url}gui-bai/",
        "address": f"{site.url}{addresses.issue(edition.slug)}",
        "digest": says["digest"].format(digest=edition.published.sha256),
    }


def _pick(pick: Shown, site: Site) -> dict[str, Any]:
    """What it says of one entry."""
    address = f"{site.url}{pick.address}"
    levels = ", ".join(level.label for level in pick.levels)
    return {
        "title": pick.title,
        "origin": " · ".join(part for part in (pick.kind, pick.unit, pick.province, levels) if part),
        "trust": pick.trust,
        "trust_word": pick.trust_word,
        "summary": pick.summary,
        "why": pick.why,
        "change": paragraphs(pick.change),
        "figures": [
            {
                "measure": f"{one.measure} ({one.unit})" if one.unit else one.measure,
                "before": one.before or "–",
                "after": one.after,
            }
            for one in pick.figures
        ],
        "unknown": paragraphs(pick.unknown),
        "followers": "; ".join(f"{one.unit} ({one.since})" for one in pick.followers if one.slug),
        "address": address,
    }
