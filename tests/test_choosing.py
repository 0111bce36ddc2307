"""A catalogue opens with groups to choose from: plain lists, whether or not scripts run (S0-62)."""

import pytest

from checkout import NOW
from kho.model.folders import FOLDERS
from kho.publish import facets
from kho.publish.pages import overview
from kho.publish.renderer import Page
from kho.store.catalog import Catalog
from kho.store.place import Checkout
from kho.store.site import about


@pytest.fixture(scope="module")
def made(real: Catalog, home: Checkout) -> dict[str, Page]:
    """The catalogues of the real entries and their pages, by address."""
    return {page.address: page for page in overview.pages(real, about(home.builder, NOW))}


def test_every_entry_stands_in_each_of_its_groups(
    real: Catalog, home: Checkout, made: dict[str, Page]
) -> None:
    """By level, difficulty, area, setting, what it has, province, trust and year; and in no other group."""
    site = about(home.builder, NOW)
    for kind, folder in FOLDERS.items():
        groups = made[f"{folder}/"].values["groups"]
        for one in real.of(kind):
            own = facets.of(one, real, site)
            listed = {
                (name, value)
                for name, values in groups.items()
                for value, (_, members) in values.items()
                if one in members
            }

            assert {(name, value) for name in overview.FACETS for value in own[name]} == listed, one.slug


def test_a_group_without_a_page_of_its_own_is_given_one(made: dict[str, Page]) -> None:
    """“Có các bước” is a page of its kind; a difficulty has its page for all kinds already."""
    for folder in FOLDERS.values():
        for name, values in made[f"{folder}/"].values["groups"].items():
            for address, members in values.values():
                if name in overview.WITH_PAGES:
                    assert address not in made
                else:
                    assert members[: overview.CHUNK] == made[address].values["shown"]


def test_a_catalogue_shows_few_and_leads_to_all(real: Catalog, made: dict[str, Page]) -> None:
    """Six at first, so that a phone's reader soon comes to a choice; the pages by year hold every one."""
    for kind, folder in FOLDERS.items():
        page = made[f"{folder}/"].values
        chunks = [one for chunk in page["chunks"] for one in chunk["shown"]]

        assert len(page["shown"]) <= overview.FEW
        assert {one.slug for one in real.of(kind)} == {one.slug for one in chunks}
