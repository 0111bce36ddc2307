"""The pages of what things are judged by: a rubric explains itself to a parent, and prints as an empty sheet (S1-7)."""

from collections.abc import Iterator
from typing import Any

from kho.model.rubric import Rubric
from kho.publish import addresses
from kho.publish.renderer import Page
from kho.store.catalog import Catalog, Filed
from kho.words.terms import Conclusion, RubricStanding

VOCABULARY = "rubrics"


def pages(catalog: Catalog) -> Iterator[Page]:
    """The list of all rubrics, and the page of each."""
    rubrics = catalog.reference.rubrics
    folder = addresses.VOCABULARIES[VOCABULARY]
    by_standing = {
        standing: {slug: one for slug, one in rubrics.items() if one.standing is standing}
        for standing in RubricStanding
    }
    yield Page(f"{folder}/", f"{folder}-list.md.jinja", {"by_standing": by_standing})
    used = appraised_by(catalog)
    for slug, rubric in rubrics.items():
        values: dict[str, Any] = {
            "slug": slug,
            "rubric": rubric,
            "appraised": used.get(slug, ()),
            "conclusions": list(Conclusion),
        }
        yield Page(addresses.word(VOCABULARY, slug), f"{folder}.md.jinja", values)


def appraised_by(catalog: Catalog) -> dict[str, list[Filed]]:
    """The entries with a page that were appraised by each rubric, newest first."""
    found: dict[str, list[Filed]] = {}
    for filed in catalog.exemplars:
        for slug in dict.fromkeys(one.rubric for one in filed.entry.appraisals if one.rubric):
            found.setdefault(slug, []).append(filed)
    return found


def of_document(catalog: Catalog, document: str) -> dict[str, Rubric]:
    """The rubrics taken from a document."""
    rubrics = catalog.reference.rubrics
    return {slug: one for slug, one in rubrics.items() if one.source.document == document}


def of_movement(catalog: Catalog, movement: str) -> dict[str, Rubric]:
    """The rubrics that belong to a movement (S2-19)."""
    return {slug: one for slug, one in catalog.reference.rubrics.items() if movement in one.movements}
