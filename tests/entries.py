"""Small builders of typed entries from plain values, as a source hands them over: nothing but text.

Every builder makes the least entry of its kind; keywords add to it or replace what it has. All of it is invented.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path

from checkout import ROOT
from kho.model import Adoption, Collective, Entry, Group, Individual, Innovation, Tip, Unit
from kho.store.catalog import Catalog, Filed
from kho.store.reference_data import Reference, load

REFERENCE = ROOT / "exemplars" / "_reference"

Plain = dict[str, object]
"""What stands in a YAML file."""

_COMMON: Plain = {
    "summary": "Mục bịa để thử.",
    "unit": {"name": "Trường Tiểu học Bịa Một", "province": "Phú Thọ"},
    "origin": "don-vi-gui",
}


def innovation(**changes: object) -> Innovation:
    """A registration: no result, no proof."""
    least: Plain = {
        "kind": "innovation",
        "title": "Góc đọc bịa ở hành lang",
        "type": "mo-hinh",
        "authors": [{"name": "Nguyễn Văn Bịa"}],
        "plan": {"solution": "Đặt kệ sách ở hành lang."},
    }
    return Innovation.model_validate({**_COMMON, **least, **changes})


def tip(**changes: object) -> Tip:
    """A tip that nothing shows yet."""
    least: Plain = {
        "kind": "tip",
        "title": "Thẻ tên bịa hai mặt",
        "authors": [{"name": "Trần Thị Bịa"}],
        "trouble": "Cô chưa nhớ tên học sinh.",
        "action": "Làm thẻ tên hai mặt.",
    }
    return Tip.model_validate({**_COMMON, **least, **changes})


def individual(**changes: object) -> Individual:
    """A teacher."""
    least: Plain = {
        "kind": "individual",
        "name": "Nguyễn Văn Bịa",
        "type": "dien-hinh",
        "role": "giao-vien",
        "story": "Thầy đặt kệ sách ở hành lang.",
    }
    return Individual.model_validate({**_COMMON, **least, **changes})


def collective(**changes: object) -> Collective:
    """A team of teachers."""
    least: Plain = {
        "kind": "collective",
        "name": "Tổ bịa lớp 1",
        "type": "to-chuyen-mon",
        "story": "Tổ họp mỗi tuần để soạn bài đọc.",
    }
    return Collective.model_validate({**_COMMON, **least, **changes})


def group(**changes: object) -> Group:
    """A group of Mẫu số 2."""
    least: Plain = {
        "kind": "group",
        "name": "Nhóm bịa cùng đọc",
        "status": "moi",
        "scope": "truong",
        "members": [{"name": "Nguyễn Văn Bịa"}, {"name": "Trần Thị Bịa"}],
        "concern": "Học sinh đọc chậm.",
        "approach": "Dự giờ nhau và soạn chung.",
    }
    return Group.model_validate({**_COMMON, **least, **changes})


def adoption(**changes: object) -> Adoption:
    """Another school follows `goc-doc-bia`, says that it works, and confirms it."""
    least: Plain = {
        "kind": "adoption",
        "unit": {"name": "Trường Tiểu học Bịa Hai", "province": "Phú Thọ"},
        "origin": "don-vi-gui",
        "of": "goc-doc-bia",
        "since": "2026-01",
        "kept": "Kệ sách ở hành lang.",
        "changed": "Sách do phụ huynh góp.",
        "verdict": "dung-duoc",
        "confirmed_by": {"role": "Hiệu trưởng trường bịa hai", "on": "2026-05"},
        "evidence": [evidence()],
    }
    return Adoption.model_validate({**least, **changes})


def unit(name: str, province: str, **changes: object) -> Unit:
    """A unit as an entry names it."""
    return Unit.model_validate({"name": name, "province": province, **changes})


def product(**changes: object) -> Plain:
    """A product that can be seen."""
    return {"title": "Danh mục sách bịa", "url": "https://truong-bia.example/danh-muc", **changes}


def evidence(**changes: object) -> Plain:
    """A piece of evidence that can be seen."""
    return {
        "title": "Biên bản bịa",
        "kind": "van-ban",
        "url": "https://truong-bia.example/bien-ban",
        **changes,
    }


def source(**changes: object) -> Plain:
    """A public source."""
    return {"publisher": "Báo Bịa", "url": "https://bao-bia.example/bai", **changes}


def indicator(**changes: object) -> Plain:
    """Figures before and after, with sample and method."""
    return {
        "measure": "Học sinh mượn sách",
        "unit": "%",
        "better": "cao-hon",
        "before": "20",
        "after": "65",
        "sample": "40 học sinh lớp 3",
        "method": "Đếm thẻ mượn trong một tháng",
        **changes,
    }


def appraisal(**changes: object) -> Plain:
    """A council that found the entry good, in a numbered paper."""
    return {
        "body": "Hội đồng bịa",
        "tier": "truong",
        "on": "2026-05-20",
        "conclusion": "dat",
        "number": "01/BB-BIA",
        **changes,
    }


def recognition(**changes: object) -> Plain:
    """A recognition that was granted."""
    return {"title": "Giấy khen bịa", "body": "Trường bịa", "tier": "truong", "on": "2026-05-30", **changes}


def endorsement(**changes: object) -> Plain:
    """What colleagues said."""
    return {"body": "Tổ bịa", "on": "2026-04", "content": "Tổ thấy có ích.", **changes}


def result(*indicators: Plain, **changes: object) -> Plain:
    """The result of an innovation."""
    return {"narrative": "Học sinh mượn sách nhiều hơn.", "indicators": list(indicators), **changes}


def filed(entry: Entry, slug: str = "goc-doc-bia", province: str = "phu-tho") -> Filed:
    """*entry* in its folder."""
    return Filed(slug, province, Path("exemplars") / province / slug, entry)


@cache
def reference() -> Reference:
    """The project's own reference data."""
    found, _sources = load(REFERENCE, REFERENCE)
    return found


def catalog(*entries: Filed, dead: Collection[str] = (), known: Reference | None = None) -> Catalog:
    """A catalogue of *entries*, with the real reference data and *dead* links."""
    return Catalog(entries, known or reference(), frozenset(dead))
