"""JSON-LD (schema.org) of a page: what a search engine may show, nothing the page does not say."""

from typing import Any

from kho.publish import addresses
from kho.publish.renderer import words
from kho.store.catalog import Catalog, Filed
from kho.words.terms import UnitKind

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def of_entry(filed: Filed, catalog: Catalog, site_url: str) -> dict[str, Any]:
    """The page of an entry, what or whom it is about, and its trail of breadcrumbs."""
    entry = filed.entry
    address = site_url + addresses.entry(filed)
    school = entry.unit.kind is UnitKind.UNIT
    unit: dict[str, Any] = {
        "@type": "EducationalOrganization" if school else "Organization",
        "name": entry.unit.name,
    }
    if named := catalog.reference.province_named(entry.unit.province):
        region = {"addressRegion": named.province.name, "addressCountry": "VN"}
        unit["address"] = {"@type": "PostalAddress", **region}
    about: dict[str, Any] = {
        "@type": "Article" if entry.followable else "ProfilePage",
        "@id": address,
        "url": address,
        "inLanguage": "vi",
        "license": LICENCE,
        "isPartOf": {"@type": "WebSite", "name": "Kho điển hình", "url": site_url},
    }
    if entry.gist:
        about["description"] = entry.gist
    if entry.published_on:
        about["datePublished"] = str(entry.published_on)
    if entry.sources:
        about["citation"] = [source.url for source in entry.sources]
    if entry.followable:
        about["headline"] = entry.called
        about["author"] = [
            {"@type": "Organization" if author.collective or author.group else "Person", "name": author.name}
            for author in entry.makers
        ]
        about["sourceOrganization"] = unit
    elif entry.person_role:
        about["mainEntity"] = {"@type": "Person", "name": entry.called, "worksFor": unit}
    else:
        about["mainEntity"] = {"@type": "Organization", "name": entry.called, "parentOrganization": unit}
    return {"@context": "https://schema.org", "@graph": [about, _crumbs(filed, site_url)]}


def _crumbs(filed: Filed, site_url: str) -> dict[str, Any]:
    """Home › catalogue › entry."""
    kind = type(filed.entry)
    above = (words("KINDS")[kind.folder]["one"], addresses.catalogue(kind))
    steps = (("Trang đầu", ""), above, (filed.name, addresses.entry(filed)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": site_url + address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }
