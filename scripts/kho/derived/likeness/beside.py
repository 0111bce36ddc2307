"""What stands in the store beside a submission and looks like it, most alike first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kho.derived.likeness.commonplace import Commonplaces
from kho.derived.likeness.lookalike import Likeness, Side, Sketch, Story, likeness, near, sketch
from kho.model import KINDS, Entry
from kho.model.labels import label
from kho.model.leaves import leaves, plain_leaves
from kho.store.catalog import Catalog, Filed
from kho.store.source import Source
from kho.words.when import certainly_before


@dataclass(frozen=True)
class Beside:
    """An entry that looks alike, and the labels of the places where the passages stand, here and there."""

    filed: Filed
    likeness: Likeness
    labels: tuple[tuple[str, str], ...]
    later: bool
    """Whether the other entry certainly came after: it is the one to be asked."""


def looking_alike(
    source: Source,
    filed: Filed | None,
    catalog: Catalog,
    sketches: Mapping[str, Sketch],
    known: Commonplaces,
) -> Iterator[Beside]:
    """Who looks like a submission.

    Args:
        source: the submission as read; of a kind that there is.
        filed: the same as an entry, where the model takes it.
        catalog: the store.
        sketches: those of its entries that may be compared with the submission.
        known: what does not count.
    """
    story = Story.of(source.path.parent.name, leaves(filed.entry) if filed else plain_leaves(source.data))
    mine = Side.of(story, known)
    found = (
        likeness(mine, Side.of(Story.of(slug, leaves(catalog.by_slug[slug].entry)), known))
        for slug in near(sketch(story.told), sketches)
    )
    model = KINDS[source.data["kind"]]
    for one in sorted((one for one in found if one), key=lambda one: (-one.words, one.there)):
        there = catalog.by_slug[one.there]
        labels = (
            (label(model, at.here.place), label(type(there.entry), at.there.place)) for at in one.passages
        )
        yield Beside(there, one, tuple(labels), filed is not None and _came(filed.entry, there.entry))


def _came(one: Entry, other: Entry) -> bool:
    """Whether *one* certainly came before *other*."""
    first, then = (entry.registered_on or entry.published_on for entry in (one, other))
    return first is not None and then is not None and certainly_before(first, then)
