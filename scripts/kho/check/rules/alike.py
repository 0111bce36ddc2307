"""The rule about texts that look alike: a note on both entries, with the beginning of the longest passage."""

from collections.abc import Iterator, Mapping

from kho.check.rules.across import Placed
from kho.derived.likeness.commonplace import commonplaces
from kho.derived.likeness.lookalike import Likeness, Sketch, likenesses
from kho.store.catalog import Catalog
from kho.words.problem import Finding, note, quoted
from kho.words.rule import asks


@asks("Bài giống bài khác nhiều đoạn thì phải xem: là phát triển tiếp, hay là chép.")
def texts_are_not_copied(catalog: Catalog, sketches: Mapping[str, Sketch]) -> Iterator[Placed]:
    """A copy is seen on both sides, by whoever looks at one of them (DESIGN §3, domain.md §7)."""
    for found in likenesses(catalog, sketches, lambda: commonplaces(catalog)):
        yield found.here, told(found)
        yield found.there, told(found.turned)


def told(found: Likeness) -> Finding:
    """The note on the first of two entries that look alike, where the longest passage stands."""
    longest = found.passages[0]
    begin = " ".join(longest.here.text.split())
    return note(
        longest.here.place,
        f"Giống mục “{found.there}”: {found.words} chữ, {len(found.passages)} đoạn, như {quoted(begin)}.",
        "Xem hai bên cạnh nhau bằng “kho review”. Phát triển từ mục ấy thì ghi “parent:”; chép thì viết lại.",
    )
