"""The documents of the open data: every key with what it means, in the order in which it is written.

A contract (`api/v1/`): a key may be added; none is renamed, removed or given another meaning within a version.
Readers are told to ignore keys that they do not know, so the schema derived from here allows more.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema

from kho.model.schema import DIALECT

BASE = "api/v1/"
CONTENTS = f"{BASE}index.json"
DUMP = f"{BASE}kho.ndjson"
TABLE = f"{BASE}kho.csv"
DOCUMENTS_SCHEMA = f"{BASE}schema.json"
DESCRIPTION = f"{BASE}openapi.json"
ENTRY_SCHEMA = "kho.schema.json"
"""The schema of what people write in an entry, at the root of the site."""
ADOPTIONS = "lam-theo"
"""Adoptions have no page, but a list."""
WITHDRAWN = "da-go"
"""What was withdrawn has a list, so that copies can follow."""

UNSPREAD = frozenset({"consents"})
"""What of an entry is kept to be shown when asked, not to be spread."""
NUMBERS = "so-lieu"
"""The public numbers have a list of their tables."""
EXEMPLARS = "dien-hinh"
"""The list of a report on exemplars, as `kho report dien-hinh` prints it."""


def list_address(folder: str) -> str:
    """The list of a kind, by its folder; or of the adoptions."""
    return f"{BASE}{folder}/index.json"


def entry_address(page: str) -> str:
    """The document of the entry whose page has the address *page*."""
    return f"{BASE}{page.rstrip('/')}.json"


def numbers_address(table: str, form: str) -> str:
    """One table of the public numbers, as `json` or `csv`; its figure as `svg`."""
    return f"{BASE}{NUMBERS}/{table}.{form}"


def report_address(page: str, period: str) -> str:
    """The list of exemplars in *period* of the unit or province whose page has the address *page*."""
    return f"{BASE}{page}{EXEMPLARS}-{period}.csv"


class _Data(BaseModel):
    """Frozen, with every key always there: `null` where nothing is known."""

    model_config = ConfigDict(frozen=True)


class UnitOfEntry(_Data):
    """Đơn vị của một mục."""

    name: str = Field(title="Tên như mục ghi")
    key: str = Field(title="Mã đơn vị trong kho")
    url: str = Field(title="Trang của đơn vị")


class ProvinceOfEntry(_Data):
    """Tỉnh, thành phố hiện nay của một mục."""

    slug: str = Field(title="Mã tỉnh, thành phố")
    name: str = Field(title="Tên hiện nay")


class MilestoneOfEntry(_Data):
    """Một chặng đã qua."""

    milestone: int = Field(title="Số của chặng", ge=0, le=9)
    on: str | None = Field(title="Ngày, tháng hoặc năm, nếu biết")


class _Told(_Data):
    """What a list and a document of its own both say of an entry."""

    slug: str = Field(title="Mã của mục, không đổi")
    kind: str = Field(title="Loại mục")
    url: str = Field(title="Trang của mục")
    name: str = Field(title="Tên cách làm, tên người hoặc tên tập thể")
    summary: str = Field(title="Tóm tắt")
    evidence_level: int = Field(title="Mức tin cậy, từ 0 đến 4", ge=0, le=4)
    stage: int = Field(title="Chặng xa nhất đã qua, từ 0 đến 9", ge=0, le=9)


class EntryDocument(_Told):
    """Một mục: `entry` là nguyên những gì đã viết, các khoá khác là phần kho suy ra."""

    unit: UnitOfEntry = Field(title="Đơn vị")
    province: ProvinceOfEntry = Field(title="Tỉnh, thành phố hiện nay")
    milestones: tuple[MilestoneOfEntry, ...] = Field(title="Các chặng đã qua, kèm ngày nếu biết")
    entry: dict[str, Any] = Field(title="Nguyên nội dung của mục, trừ phần đồng ý công bố")


class Item(_Told):
    """Một mục trong danh sách: đủ để chọn, và đường dẫn tới phần còn lại."""

    unit: str = Field(title="Tên đơn vị như mục ghi")
    province: str = Field(title="Tỉnh, thành phố hiện nay")
    levels: tuple[str, ...] = Field(title="Mã các cấp học")
    areas: tuple[str, ...] = Field(title="Mã các lĩnh vực")
    difficulties: tuple[str, ...] = Field(title="Mã các khó khăn được giải quyết")
    published_on: str | None = Field(title="Ngày vào kho")


class Adopted(_Data):
    """Một lần làm theo: `entry.of` là mã của cách làm được làm theo."""

    slug: str = Field(title="Mã của lần làm theo")
    province: str = Field(title="Tỉnh, thành phố hiện nay")
    entry: dict[str, Any] = Field(title="Nguyên nội dung của lần làm theo, trừ phần đồng ý công bố")


class ListDocument(_Data):
    """Danh sách các mục của một loại, mới nhất ở trên."""

    count: int = Field(title="Số mục", ge=0)
    items: tuple[Item, ...] = Field(title="Các mục")


class AdoptionsDocument(_Data):
    """Sổ ghi ai làm theo cách làm nào."""

    count: int = Field(title="Số lần làm theo", ge=0)
    items: tuple[Adopted, ...] = Field(title="Các lần làm theo")


class Gone(_Data):
    """Một mục đã gỡ: ai giữ bản sao xin gỡ theo."""

    digest: str = Field(title="SHA-256 của mã mục, viết bằng chữ số thập lục phân")
    slug: str | None = Field(title="Mã của mục; không có khi chính mã ấy nêu tên người")
    kind: str | None = Field(title="Loại mục, nếu còn giữ mã")
    url: str | None = Field(title="Trang giải thích ở địa chỉ cũ, nếu có")
    on: str = Field(title="Ngày gỡ")


class WithdrawnDocument(_Data):
    """Danh sách các mục đã gỡ."""

    count: int = Field(title="Số mục đã gỡ", ge=0)
    items: tuple[Gone, ...] = Field(title="Các mục đã gỡ")


class ColumnOfNumbers(_Data):
    """Một cột của bảng số liệu."""

    key: str = Field(title="Khoá của cột, trong `counts` của mỗi hàng")
    name: str = Field(title="Tên cột")


class RowOfNumbers(_Data):
    """Một hàng của bảng số liệu."""

    key: str = Field(
        title="Mã của hàng: một từ của danh mục, một quý, một năm học, hoặc hàng gom phần còn lại"
    )
    name: str = Field(title="Tên hàng")
    counts: dict[str, int] = Field(title="Số đếm, theo khoá của cột")


class NumbersDocument(_Data):
    """Một bảng số liệu, đếm từ các mục trong kho."""

    table: str = Field(title="Mã bảng")
    title: str = Field(title="Tên bảng")
    about: str = Field(title="Đếm gì, đếm thế nào")
    on: str = Field(title="Ngày đếm")
    once: bool = Field(title="Mỗi thứ chỉ ở một hàng, nên cộng các hàng thì bằng tổng")
    columns: tuple[ColumnOfNumbers, ...] = Field(title="Các cột")
    rows: tuple[RowOfNumbers, ...] = Field(title="Các hàng")


class TableOfNumbers(_Data):
    """Một bảng trong danh sách các bảng số liệu."""

    table: str = Field(title="Mã bảng")
    title: str = Field(title="Tên bảng")
    json_: str = Field(alias="json", title="Địa chỉ của bảng ở dạng JSON")
    csv: str = Field(title="Địa chỉ của bảng ở dạng CSV")
    svg: str | None = Field(title="Địa chỉ hình của bảng ở dạng SVG, nếu có hình")

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)


class NumbersContentsDocument(_Data):
    """Tổng số, và các bảng số liệu."""

    on: str = Field(title="Ngày đếm")
    totals: dict[str, int] = Field(title="Đếm cả kho, theo cùng các khoá như các cột")
    tables: tuple[TableOfNumbers, ...] = Field(title="Các bảng")


class ContentsDocument(_Data):
    """Có những gì, ở đâu, theo giấy phép nào."""

    model_config = ConfigDict(serialize_by_alias=True)

    name: str = Field(title="Tên kho")
    version: str = Field(title="Phiên bản của dữ liệu mở")
    licence: str = Field(title="Giấy phép, theo mã SPDX")
    count: int = Field(title="Số mục", ge=0)
    lists: dict[str, str] = Field(title="Địa chỉ của từng danh sách")
    withdrawn: str = Field(title="Địa chỉ danh sách các mục đã gỡ")
    dump: str = Field(title="Địa chỉ của tệp gồm mọi mục, mỗi dòng một mục")
    table: str = Field(title="Địa chỉ của bảng CSV")
    numbers: str = Field(title="Địa chỉ danh sách các bảng số liệu")
    openapi: str = Field(title="Địa chỉ mô tả OpenAPI của các tệp này")
    schema_: str = Field(alias="schema", title="Địa chỉ JSON Schema của nội dung một mục")
    documents: str = Field(title="Địa chỉ JSON Schema của các tệp JSON này")
    feed: str = Field(title="Địa chỉ Atom của các mục mới")
    about: str = Field(title="Trang giải thích")


DOCUMENTS: tuple[type[_Data], ...] = (
    ContentsDocument,
    ListDocument,
    EntryDocument,
    AdoptionsDocument,
    WithdrawnDocument,
    NumbersContentsDocument,
    NumbersDocument,
)
"""The kinds of file there are."""


def documents_schema(site_url: str) -> dict[str, Any]:
    """The JSON Schema of every document, each under `$defs`; what is written in an entry has its own schema."""
    _, found = models_json_schema([(document, "serialization") for document in DOCUMENTS], by_alias=True)
    for document in (EntryDocument, Adopted):
        written = found["$defs"][document.__name__]["properties"]["entry"]
        found["$defs"][document.__name__]["properties"]["entry"] = {
            "title": written["title"],
            "$ref": site_url + ENTRY_SCHEMA,
        }
    return {
        "$schema": DIALECT,
        "$id": site_url + DOCUMENTS_SCHEMA,
        "title": "Các tệp JSON trong dữ liệu mở của Kho điển hình",
        "anyOf": [{"$ref": f"#/$defs/{document.__name__}"} for document in DOCUMENTS],
        **found,
    }
