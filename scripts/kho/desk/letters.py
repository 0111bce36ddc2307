"""The worklist as text, a ready letter to each unit, and what trying links gave. Plain text: nothing here is HTML."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby

from jinja2 import Environment

from kho.derived.agenda import Task, by_unit, links_of
from kho.desk.open_link import Opening
from kho.publish import addresses
from kho.store.catalog import Catalog, Filed
from kho.store.dead_links import Links, is_dead
from kho.words.templating import environment
from kho.words.when import day_label


def worklist(tasks: Sequence[Task], catalog: Catalog) -> str:
    """What there is to ask, matter by matter."""
    matters = [(matter, list(group)) for matter, group in groupby(tasks, lambda task: task.matter)]
    return _environment().get_template("list.txt.jinja").render(matters=matters, catalog=catalog)


def letters(tasks: Sequence[Task], catalog: Catalog, site_url: str, on: date) -> dict[str, str]:
    """One letter a unit, by the name of its file."""
    template = _environment().get_template("letter.txt.jinja")
    made = {}
    for unit, own in by_unit(tasks).items():
        entries: dict[str, list[Task]] = {}
        for task in own:
            entries.setdefault(task.filed.slug, []).append(task)
        made[f"{unit.slug}.txt"] = template.render(
            unit=own[0].filed.entry.unit,
            entries=[
                (group[0].filed, _page(group[0].filed, catalog, site_url), group)
                for group in entries.values()
            ],
            catalog=catalog,
            site_url=site_url,
            on=on,
        )
    return made


def tried(found: Mapping[str, Opening], catalog: Catalog, kept: Links, on: date) -> str:
    """What came of trying links: what did not open, what a machine cannot tell, what is dead for good."""
    entries: dict[str, list[str]] = {}
    for filed in catalog.filed:
        for link in links_of(filed.entry):
            entries.setdefault(link, []).append(f"{filed.province}/{filed.slug}")
    ordered = sorted(found.items())
    return (
        _environment()
        .get_template("links.txt.jinja")
        .render(
            tried=len(found),
            failed=[(link, one) for link, one in ordered if one.alive is False],
            unsure=[(link, one) for link, one in ordered if one.alive is None],
            dead=[link.url for link in kept.links if is_dead(link, on)],
            entries=entries,
        )
    )


def _page(filed: Filed, catalog: Catalog, site_url: str) -> str:
    """Where one reads of an entry."""
    return site_url + addresses.place(filed, catalog)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Strict templates of plain text."""
    made = environment("worklist", autoescape=False, keep_trailing_newline=True)
    made.filters["day"] = day_label
    return made
