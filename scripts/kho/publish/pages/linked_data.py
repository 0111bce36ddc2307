"""JSON-LD (schema.org) of a page: what a search engine may show, nothing the page does not say."""

from typing import Any

from kho.model import Collective, Exemplar, Group, Individual, Innovation, Tip
from kho.model.folders import FOLDERS
from kho.publish import addresses
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
        "@type": "Article" if isinstance(entry, Innovation | Tip) else "ProfilePage",
        "@id": address,
        "url": address,
        "inLanguage": "vi",
        "license": LICENCE,
        "isPartOf": {"@type": "WebSite", "name": "Kho điển hình", "url": site_url},
    }
    if isinstance(entry, Exemplar):
        about["description"] = entry.summary
    if entry.published_on:
        about["datePublished"] = str(entry.published_on)
    if entry.sources:
        about["citation"] = [source.url for source in entry.sources]
    if isinstance(entry, Innovation | Tip):
        about["headline"] = entry.title
        about["author"] = [
            {"@type": "Organization" if author.collective or author.group else "Person", "name": author.name}
            for author in entry.authors
        ]
        about["sourceOrganization"] = unit
    elif isinstance(entry, Individual):
        about["mainEntity"] = {"@type": "Person", "name": entry.name, "worksFor": unit}
    elif isinstance(entry, Collective | Group):
        about["mainEntity"] = {"@type": "Organization", "name": entry.name, "parentOrganization": unit}
    return {"@context": "https://schema.org", "@graph": [about, _crumbs(filed, site_url)]}


_CATALOGUES = {
    "sang-kien": "Sáng kiến",
    "meo-nho": "Mẹo nhỏ",
    "nha-giao": "Nhà giáo",
    "tap-the": "Tập thể",
    "nhom": "Nhóm",
}


def _crumbs(filed: Filed, site_url: str) -> dict[str, Any]:
    """Home › catalogue › entry."""
    folder = FOLDERS[type(filed.entry)]
    steps = (("Trang đầu", ""), (_CATALOGUES[folder], f"{folder}/"), (filed.name, addresses.entry(filed)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": site_url + address}
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }
