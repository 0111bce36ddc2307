"""How each typed field reads its text, and that the JSON Schema says the same as the program."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kho.model import KINDS, AnyEntry
from kho.model.values import (
    LINE,
    LINK,
    LONG_TEXT,
    SHORT_TEXT,
    AreaRef,
    Count,
    Day,
    Dong,
    FileName,
    InnovationRef,
    Line,
    Link,
    Long,
    Number,
    Partial,
    Ref,
    Short,
    Slug,
    Summary,
    Year,
    YesNo,
)
from kho.store.parse import parse
from kho.store.source import read
from kho.words.problem import Rejected
from kho.words.text import SLUG_LENGTH
from kho.words.when import PartialDate, SchoolYear

T = TypeVar("T")


def value(kind: Any, text: object) -> Any:  # noqa: ANN401 - each kind has its own
    """*text* as a *kind* of value."""
    return TypeAdapter(kind).validate_python(text)


def error(kind: Any, text: object) -> str:  # noqa: ANN401 - as above
    """The type of the one error for which *text* is no *kind* of value; empty where it is one."""
    try:
        value(kind, text)
    except ValidationError as refused:
        (found,) = refused.errors()
        return found["type"]
    return ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("62", "62"),
        ("62,5", "62.5"),
        ("62.5", "62.5"),
        (" 62,50 ", "62.50"),
        ("-1,2", "-1.2"),
        ("0,125", "0.125"),  # no thousands begin with 0
        ("0.001", "0.001"),
        ("1,2345", "1.2345"),
        ("1234", "1234"),
        ("1234,567", "1234.567"),
        ("012", "12"),
        ("999999999999", "999999999999"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    """A decimal comma and a decimal point mean the same; nothing is rounded."""

    assert value(Number, text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # 1234 to a Vietnamese, 1,234 to an American
        ("1.234", "thousands"),
        ("1,234", "thousands"),
        ("-1.234", "thousands"),
        ("12.000.000", "thousands"),
        ("1,234.567", "thousands"),
        # not a number, or not in figures that all readers share
        ("1e999", "number"),
        ("1e5", "number"),
        ("nan", "number"),
        ("Infinity", "number"),
        ("0x1F", "number"),
        ("1_000", "number"),
        ("+5", "number"),
        ("- 5", "number"),
        ("1 234", "number"),
        ("1,", "number"),
        (",5", "number"),
        ("1,2,3", "number"),
        ("1..2", "number"),
        ("62%", "number"),
        ("62,5 %", "number"),
        ("½", "number"),
        ("１２", "number"),
        ("١٢", "number"),
        ("một", "number"),
        ("9" * 13, "number"),
        ("9" * 5_000, "number"),
        ("1," + "0" * 7, "number"),
        # nothing, or no text at all
        ("", "blank"),
        ("  \n", "blank"),
        ([], "not_text"),
        ({"1": "2"}, "not_text"),
        (12, "not_text"),
        (None, "not_text"),
    ],
)
def test_no_numbers(text: object, kind: str) -> None:
    """What could be read in two ways is refused, not guessed; so is what is no number (SAFETY E1)."""

    assert error(Number, text) == kind


@pytest.mark.parametrize("kind", [Count, Dong])
@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("35", 35), (" 35 ", 35), ("007", 7), ("250000", 250_000), ("9" * 15, 10**15 - 1)],
)
def test_counts(kind: Any, text: str, number: int) -> None:  # noqa: ANN401 - as above
    """People, things and đồng are counted in whole numbers."""

    assert value(kind, text) == number


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.234", "thousands"),
        ("1,234", "thousands"),
        ("1.500.000", "thousands"),
        ("35,5", "integer"),
        ("0.125", "integer"),
        ("-5", "integer"),
        ("35 em", "integer"),
        ("1 234", "integer"),
        ("3５", "integer"),
        ("1e3", "integer"),
        ("9" * 16, "integer"),
        ("9" * 100_000, "integer"),
        ("", "blank"),
        (["35"], "not_text"),
        (35, "not_text"),
        (True, "not_text"),
    ],
)
def test_no_counts(text: object, kind: str) -> None:
    """Half a pupil, fewer than none, or a number in two readings is no count."""

    assert error(Count, text) == kind


@given(st.text("0123456789.,-+ e", max_size=12))
def test_numbers_are_read_as_written(text: str) -> None:
    """Whatever is taken for a number has its very digits."""
    if error(Number, text):
        return

    assert value(Number, text) == Decimal(text.strip().replace(",", "."))


@pytest.mark.parametrize(
    ("kind", "text", "read_as"),
    [
        (Partial, "2020-11-20", PartialDate(2020, 11, 20)),
        (Partial, "2020-11", PartialDate(2020, 11)),
        (Partial, " 2020 ", PartialDate(2020)),
        (Day, "2020-11-20", date(2020, 11, 20)),
        (Year, "2021-2022", SchoolYear(2021)),
        (YesNo, "có", True),
        (YesNo, "Không", False),
        (YesNo, "CÓ", True),
    ],
)
def test_dates_years_answers(kind: Any, text: str, read_as: object) -> None:  # noqa: ANN401 - as above
    """Typed fields read what a school writes."""

    assert value(kind, text) == read_as


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Partial, "20/11/2020", "partial_date"),
        (Partial, "2020-02-30", "partial_date"),
        (Partial, "2020-00", "partial_date"),
        (Partial, "2021-2022", "partial_date"),
        (Partial, "năm 2020", "partial_date"),
        (Partial, "", "blank"),
        (Partial, ["2020"], "not_text"),
        (Day, "2020-11", "day"),
        (Day, "2020", "day"),
        (Day, "20/11/2020", "day"),
        (Day, "2020-11-31", "day"),
        (Year, "2021", "school_year"),
        (Year, "2021-2023", "school_year"),
        (Year, "2021 - 2022", "school_year"),
        # the answers of YAML 1.1 are not ours
        (YesNo, "yes", "yes_no"),
        (YesNo, "no", "yes_no"),
        (YesNo, "true", "yes_no"),
        (YesNo, "co", "yes_no"),
        (YesNo, "1", "yes_no"),
        (YesNo, "", "blank"),
        (YesNo, True, "not_text"),
    ],
)
def test_no_dates_years_answers(kind: Any, text: object, expected: str) -> None:  # noqa: ANN401 - as above
    """What is no such day, year or answer is refused; the hint for a Vietnamese date is in test_messages."""

    assert error(kind, text) == expected


@pytest.mark.parametrize(
    "link",
    [
        "https://example.vn",
        "http://example.vn/",
        "HTTPS://Example.VN/Path",
        "https://thcs-tan-ho-co.edu.vn:8443/tin?id=1&x=2#muc",
        "https://vi.wikipedia.org/wiki/Đồng_Tháp",
        "https://vi.wikipedia.org/wiki/%C4%90%E1%BB%93ng_Th%C3%A1p_(tỉnh)",
        "https://giáodục.vn/",
        "https://xn--gioDc-1ra.vn/",
        "https://drive.google.com/file/d/1-_abc/view?usp=sharing",
        "https://example.vn/mailto:a@b.vn",
        "https://example.vn/?to=javascript:alert(1)",
        "https://203.162.4.190/tin",
        "https://example.vn/" + "x" * (LINK - 19),
    ],
)
def test_links(link: str) -> None:
    """A web address is kept letter by letter."""

    assert value(Link, link) == link
    assert value(Link, f" {link}\n") == link


@pytest.mark.parametrize(
    "link",
    [
        # other schemes
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript://example.vn/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "view-source:https://example.vn",
        "ftp://example.vn/",
        "mailto:a@example.vn",
        "blob:https://example.vn/1",
        # no scheme, no host
        "example.vn",
        "www.example.vn",
        "//example.vn/",
        "/tin",
        "https:",
        "https://",
        "https:example.vn",
        "https:/example.vn",
        "https:///example.vn",
        "https://?x",
        "https://:80/",
        "://example.vn",
        # a host that is none
        "https://.",
        "https://../",
        "https://a..b/",
        "https://.example.vn",
        "https://example%2evn/",
        "https://[example.vn/",
        "https://example.vn:99999/",
        "https://example.vn:x/",
        "https://example.vn:0/",
        "https://a,b.vn/",
        "https://example.vn\uff0fx/",
        # who is before the @?
        "https://user@example.vn/",
        "https://user:secret@example.vn/",
        "https://example.vn@evil.example/",
        "https://@example.vn/",
        "https://:@example.vn/",
        # what browsers read in their own way
        "https://example.vn\\@evil.example/",
        "https:\\\\example.vn\\",
        "https://example.vn/a b",
        "https://exa\tmple.vn/",
        "java\nscript:alert(1)",
        "https://example.vn/\u00a0x",
        "https://example.vn/\u3000x",
        "\x01https://example.vn/",
        "https://example.vn/\x00",
        "https://example.vn/\x1b[31m",
        "https://example.vn/\u202egnp.exe",
        "https://example.vn/\u200b",
        'https://example.vn/"onmouseover="x',
        "https://example.vn/<b>",
    ],
)
def test_no_links(link: str) -> None:
    """Only http and https to a named host, with nothing hidden: decided on the parsed address (SAFETY E3)."""

    assert error(Link, link) == "link"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "192.168.1.9:8080",
        "[::1]",
        "0x7f.1",
        "nas.local",
        "may-chu",
        "127.0.0.1.nip.io",
    ],
)
def test_a_machine_of_ones_own_is_no_evidence(host: str) -> None:
    """What only the writer's network opens shows nothing to others; tests/test_hosts.py has the spellings."""
    assert error(Link, f"http://{host}/giao-an.pdf") == "own_machine"


@pytest.mark.parametrize(
    ("link", "kind"),
    [("", "blank"), ([], "not_text"), ("https://example.vn/" + "x" * LINK, "string_too_long")],
)
def test_links_of_no_length(link: object, kind: str) -> None:
    """An address is neither empty nor endless."""

    assert error(Link, link) == kind


@given(
    st.text(max_size=20),
    st.sampled_from(["", "https://", "http:/", "javascript:", "https://example.vn/", "https://a@"]),
)
def test_any_link(text: str, before: str) -> None:
    """Whatever is taken for an address is http or https, visible, and without spaces or quotation marks."""
    if error(Link, before + text):
        return
    link = value(Link, before + text)

    assert link.lower().startswith(("http://", "https://"))
    assert link.isprintable()
    assert not set(link) & set(' "<>\\')


@pytest.mark.parametrize("name", ["anh.png", "anh-lop-3a.jpg", "bien_ban.2026.pdf", "a.webp", "3.jpeg"])
def test_file_names(name: str) -> None:
    """A file is named in small letters without marks and lies beside its entry (SAFETY E5)."""

    assert value(FileName, name) == name


@pytest.mark.parametrize(
    "name",
    [
        # elsewhere
        "../anh.png",
        "/etc/anh.png",
        "a/b.png",
        "a\\b.png",
        "c:anh.png",
        "%2e%2e.png",
        "https://example.vn/a.png",
        # hidden, or with a hidden ending
        ".anh.png",
        ".png",
        "-anh.png",
        "anh..png",
        "anh.png.",
        "anh.png ..",
        "anh.png\x00.pdf",
        "anh.png::$DATA",
        # names that differ between systems
        "Anh.png",
        "ảnh.png",
        "anh lop.png",
        "anh.PNG",
        # other kinds
        "anh.svg",
        "anh.gif",
        "anh.html",
        "anh.docx",
        "anh",
        "entry.yml",
        "anh.png\nx",
    ],
)
def test_no_file_names(name: str) -> None:
    """No path, no hidden file, no name two systems would read differently, no other format (SAFETY E5)."""

    assert error(FileName, name) == "string_pattern_mismatch"


@pytest.mark.parametrize("kind", [Slug, AreaRef, InnovationRef])
@pytest.mark.parametrize("slug", ["doi-moi", "a", "0", "1228-hdlt-sgd-cdn", "a" * SLUG_LENGTH, " doi-moi "])
def test_slugs(kind: Any, slug: str) -> None:  # noqa: ANN401 - as above
    """An address is words and digits joined by single hyphens."""

    assert value(kind, slug) == slug.strip()


@pytest.mark.parametrize("kind", Ref.__subclasses__())
def test_references(kind: type[Ref]) -> None:
    """A reference keeps its class, which says where it must exist, and is written as plain text."""
    found = value(kind, "doi-moi")

    assert type(found) is kind
    assert kind.vocabulary
    assert TypeAdapter(kind).dump_json(found) == b'"doi-moi"'


@pytest.mark.parametrize("kind", [Slug, AreaRef])
@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("Doi-moi", "string_pattern_mismatch"),
        ("đổi-mới", "string_pattern_mismatch"),
        ("doi_moi", "string_pattern_mismatch"),
        ("doi--moi", "string_pattern_mismatch"),
        ("-doi", "string_pattern_mismatch"),
        ("doi-", "string_pattern_mismatch"),
        ("..", "string_pattern_mismatch"),
        ("a/b", "string_pattern_mismatch"),
        ("a\nb", "string_pattern_mismatch"),
        ("١", "string_pattern_mismatch"),
        ("a" * (SLUG_LENGTH + 1), "string_too_long"),
        ("", "string_too_short"),
        (["a"], "string_type"),
    ],
)
def test_no_slugs(kind: Any, slug: object, expected: str) -> None:  # noqa: ANN401 - as above
    """Nothing that could be a path, or that two systems would write differently (SAFETY E5)."""

    assert error(kind, slug) == expected


@pytest.mark.parametrize(
    ("kind", "most"), [(Line, LINE), (Summary, 300), (Short, SHORT_TEXT), (Long, LONG_TEXT)]
)
def test_texts(kind: Any, most: int) -> None:  # noqa: ANN401 - as above
    """A text is stripped, not empty and not longer than its limit, counted in characters."""

    assert value(kind, "  Đổi mới \n") == "Đổi mới"
    assert value(kind, "ờ" * most) == "ờ" * most
    assert error(kind, "ờ" * (most + 1)) == "string_too_long"
    assert error(kind, " \n\t ") == "string_too_short"
    assert error(kind, 12) == "string_type"


@pytest.mark.parametrize("kind", [Line, Summary])
def test_one_line(kind: Any) -> None:  # noqa: ANN401 - as above
    """A line is one line."""

    assert error(kind, "một\nhai") == "string_pattern_mismatch"
    assert value(Long, "một\nhai") == "một\nhai"


def test_long_enough_for_safety() -> None:
    """No field may be longer than what each renderer is tested with (SAFETY E3: 50 000 characters)."""

    assert max(LINE, SHORT_TEXT, LONG_TEXT, LINK) <= 50_000


SCHEMA = TypeAdapter[Any](AnyEntry).json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


class Editor(yaml.SafeLoader):
    """Reads YAML as an editor's schema checker does (YAML 1.2): numbers are numbers, dates are text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

TIP = """\
kind: tip
title: Tủ bánh mì 0 đồng
summary: Học sinh đói bữa sáng tự lấy bánh mì ở tủ trước phòng bảo vệ.
unit:
  name: Trường THCS Tân Hộ Cơ
  province: Đồng Tháp
authors:
  - name: Nguyễn Văn An
trouble: Học sinh đói bữa sáng.
action: Đặt một tủ bánh mì.
origin: don-vi-gui
"""


def refused_by_program(tmp_path: Path, text: str) -> bool:
    """Whether the program refuses the entry."""
    path = tmp_path / "entry.yml"
    path.write_text(text, "utf-8")
    try:
        parse(read(path))
    except Rejected:
        return True
    return False


def refused_by_schema(text: str) -> bool:
    """Whether an editor that knows the schema marks the entry."""
    return not VALIDATOR.is_valid(yaml.load(text, Loader=Editor))  # noqa: S506 - a SafeLoader


def test_schema_is_a_schema() -> None:
    """The JSON Schema is valid draft 2020-12 and knows all six kinds."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    assert set(SCHEMA["discriminator"]["mapping"]) == set(KINDS)


@pytest.mark.parametrize("name", [one.__name__ for one in KINDS.values()])
def test_schema_has_every_label(name: str) -> None:
    """Each field is in the schema under the label people read; nothing else is allowed beside the fields."""
    model = next(one for one in KINDS.values() if one.__name__ == name)
    definition = SCHEMA["$defs"][name]

    assert definition["additionalProperties"] is False
    assert {key: part["title"] for key, part in definition["properties"].items()} == {
        info.alias or key: info.title for key, info in model.model_fields.items()
    }


@pytest.mark.parametrize(
    "more",
    [
        "",
        "registered_on: 2020-11-20",
        "registered_on: 2020-11",
        "registered_on: 2020",
        "verified_on: 2026-05-01",
        "school_year: 2026-2027",
        "levels: [thcs, thpt]",
        "semester: hk1",
        "subjects: [ngu-van]",
        "setting: {class_size: 35}",
        "indicators: [{measure: Học sinh đói, before: 12, after: '0,5'}]",
        "indicators: [{measure: Học sinh đói, after: 62.5}]",
        "also_published: ['https://example.vn/tin']",
        "pictures: [{file: anh.png, alt: Tủ bánh mì, people: khong-co-nguoi}]",
        "lessons:\n  - Để tủ ở chỗ khuất.\n  - Không hỏi tên.",
        "schema: '1'",
    ],
)
def test_both_accept(tmp_path: Path, more: str) -> None:
    """What the program takes, an editor does not mark."""

    assert not refused_by_program(tmp_path, TIP + more)
    assert not refused_by_schema(TIP + more)


@pytest.mark.parametrize(
    "more",
    [
        "sumary: x",
        "registered_on: 20/11/2020",
        "registered_on: 2020-1",
        "registered_on: 20201120",
        "registered_on: ''",
        "school_year: 2021",
        "school_year: '2021–2022'",
        "levels: thcs",
        "levels: [cap-2]",
        "levels: [thcs, thcs, thcs, thcs, thcs, thcs, thcs]",
        "semester: HK1",
        "subjects: [Ngữ văn]",
        "setting: {class_size: -1}",
        "setting: {class_size: 35 em}",
        "setting: {class_size: 35.5}",
        "indicators: [{measure: x, after: '1.234'}]",
        "indicators: [{measure: x, after: '62%'}]",
        "indicators: [{after: 1}]",
        "also_published: ['javascript:alert(1)']",
        "also_published: [example.vn]",
        "pictures: [{file: ../anh.png, alt: x, people: khong-co-nguoi}]",
        "contact: ''",
        'contact: "một\\nhai"',
        "schema: '2'",
        "setting: một dòng",
        "plan: {solution: x}",
    ],
)
def test_both_refuse(tmp_path: Path, more: str) -> None:
    """What the program refuses, an editor marks while one types."""

    assert refused_by_program(tmp_path, TIP + more)
    assert refused_by_schema(TIP + more)


@pytest.mark.parametrize(
    "line", [line for line in TIP.splitlines() if not line.startswith((" ", "unit", "authors"))]
)
def test_both_miss_a_field(tmp_path: Path, line: str) -> None:
    """Both miss each required field."""
    text = TIP.replace(f"{line}\n", "")

    assert refused_by_program(tmp_path, text)
    assert refused_by_schema(text)
