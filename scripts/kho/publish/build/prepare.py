"""Check, then make what the site is put together from: pages for the site builder, and finished files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kho.check.everything import Checked, check
from kho.check.memory import Memory, keep, recall
from kho.check.sound_rest import check_rest
from kho.publish import attached, codes, link_pictures, listing, search
from kho.publish.build.work_folders import WorkFolders
from kho.publish.data import api, feeds, ics, opensearch
from kho.publish.forms import offered
from kho.publish.issue import paper as issue_print
from kho.publish.pages import Page, all_pages, embeds, entries, handing_in, rendered, written
from kho.store.catalog import Catalog
from kho.store.fingerprint import forget
from kho.store.output import Change, Content, sync
from kho.store.place import Checkout
from kho.store.site import Site, about
from kho.words.problem import Problem


@dataclass(frozen=True, slots=True)
class Staged:
    """What stands ready for the site builder."""

    problems: tuple[Problem, ...]
    left_out: Mapping[Path, Sequence[Problem]]
    entries: int
    pages: int
    change: Change
    prose_changed: bool
    """Whether a page changed whose links need all others."""


@dataclass(frozen=True)
class Preparation:
    """Sound entries, and the parts of their site; each part fills its work folder when it is asked for.

    The site builder takes longest and needs no more than the pages: what it waits for is asked for first.
    """

    home: Checkout
    work: WorkFolders
    site: Site
    checked: Checked
    catalog: Catalog
    whole: list[Page]
    """Every page to be."""

    @classmethod
    def of(
        cls,
        home: Checkout,
        exemplars: Path,
        work: WorkFolders,
        on: date,
        *,
        judged: date,
        rules: str,
        skip_faulty: bool = False,
    ) -> "Preparation":
        """The entries below *exemplars*, checked as of the day *judged*, for a site of the day *on*.

        The digest *rules* is of all that decides whether an entry is sound, beside the entry itself. Where
        *skip_faulty*, faulty entries are left out.

        Raises:
            Rejected: with every problem, if one of them is an error; nothing has been written then.
        """
        memory = recall(work.memory, rules)
        checked = (check_rest if skip_faulty else check)(exemplars, home.reference, judged, memory.sound)
        catalog, site = checked.whole, about(home.builder, on)
        keep(Memory(checked.sound), work.memory, rules)
        # From here on the work folders are ahead of the site: were we interrupted, all must be built anew.
        forget(work.stamp)
        return cls(home, work, site, checked, catalog, every_page(home, catalog, site))

    def pages(self) -> Staged:
        """What the site builder is given."""
        made = builder_files(self.home, self.catalog, self.site, self.whole)
        change = sync(made, self.work.stage, self.work.staged)
        prose = {page.path for page in written.pages(self.home.docs)}
        changed = bool(prose.intersection(change.written))
        told = self.checked.problems, self.checked.left_out
        return Staged(*told, len(self.catalog.filed), len(self.whole), change, changed)

    def finished(self) -> Change:
        """What is published as it is."""
        made = finished_files(self.home, self.catalog, self.site, self.whole)
        return sync(made, self.work.finished, self.work.ledger)


def every_page(home: Checkout, catalog: Catalog, site: Site) -> list[Page]:
    """Every page to be: those of the catalogue, and prose."""
    return [*all_pages(catalog, site), *written.pages(home.docs)]


def builder_files(home: Checkout, catalog: Catalog, site: Site, whole: list[Page]) -> Mapping[str, Content]:
    """What the site builder is given: the pages *whole*, and what their frame and prose name."""
    return {
        **rendered(whole, catalog, site),
        **dict(written.assets(home.docs)),
        **dict(written.libraries(home.root / "node_modules")),
    }


def finished_files(home: Checkout, catalog: Catalog, site: Site, whole: list[Page]) -> Mapping[str, Content]:
    """What is published as it is: pictures and codes, open data, feeds, dates, cards, print, the search index."""
    return {
        **dict(attached.files(catalog)),
        **link_pictures.files(
            (entries.link_picture(filed, catalog, site) for filed in catalog.exemplars),
            home.root / "node_modules",
        ),
        **codes.files(site.url + page.address for page in whole),
        handing_in.KNOWN: partial(handing_in.known, catalog),
        f"{handing_in.STATUS}.json": partial(handing_in.statuses, catalog),
        **offered.files(catalog.reference),
        **api.files(catalog, site),
        **listing.files(catalog, site),
        **feeds.files(catalog, site),
        **ics.files(catalog, site),
        **embeds.files(catalog, site),
        **feeds.of_issues(catalog, site),
        **issue_print.prints(catalog, site),
        opensearch.ADDRESS: opensearch.description(site),
        **search.files(catalog, site, home.docs),
    }
