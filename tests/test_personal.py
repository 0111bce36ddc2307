"""What tells of one person is found however it is written, and what only looks like it is left alone (S3-18).

The cases stand in tests/personal/, one file a kind, for anyone to read: first what is an error, then what is worth a
look, then what must not be said anything of.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT
from kho.words.personal import phones as numbers
from kho.words.personal.looking import IN_FILE_NAMES, IN_TEXTS, looked_at
from kho.words.personal.profiles import in_url
from kho.words.personal.spotted import Kind, Spotted, lower, plain

CASES = sorted((ROOT / "tests" / "personal").glob("*.txt"))
SURE, LIKELY, NOTHING = "== lỗi", "== lưu ý", "== không"
ALL = (*IN_TEXTS, in_url)


def cases(path: Path, section: str) -> list[str]:
    """The lines of a file below the heading *section*."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("== "):
            here = found.setdefault(line, [])
        elif line and not line.startswith("#"):
            here.append(line)
    return found.get(section, [])


def kinds(path: Path) -> set[Kind]:
    """The kinds that a file is about."""
    return {Kind(path.stem)} | ({Kind.PLIGHT} if path.stem == Kind.PUPIL else set())


def spotted(path: Path, text: str) -> set[bool]:
    """Whether what a file is about is found in *text*, surely and likely."""
    return {one.sure for one in looked_at(text, ALL) if one.kind in kinds(path)}


def test_there_are_as_many_cases_of_each_kind_as_people_have_ways() -> None:
    """Every kind has its file; more than 250 ways to write, more than 250 look-alikes."""
    assert {*Kind} == set().union(*map(kinds, CASES))
    assert sum(len(cases(path, SURE)) + len(cases(path, LIKELY)) for path in CASES) > 250
    assert sum(len(cases(path, NOTHING)) for path in CASES) > 250


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_surely_tells_of_a_person_is_found(path: Path) -> None:
    """Every way to write it is an error."""
    assert [] == [text for text in cases(path, SURE) if True not in spotted(path, text)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_likely_tells_of_a_person_is_noted(path: Path) -> None:
    """Found, and not held to be sure."""
    assert [] == [text for text in cases(path, LIKELY) if {False} != spotted(path, text)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_only_looks_like_it_is_left_alone(path: Path) -> None:
    """No recogniser of any kind says a word."""
    assert {} == {text: found for text in cases(path, NOTHING) if (found := looked_at(text, ALL))}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_found_in_the_middle_of_a_story(path: Path) -> None:
    """Between sentences without a number or a name nothing is lost."""
    before, after = "Nhà trường đã làm từng bước.\n", "\nMọi người cùng góp sức, và việc đã thành."

    assert [] == [
        text
        for section in (SURE, LIKELY)
        for text in cases(path, section)
        if not spotted(path, f"{before}{text}{after}")
    ]


@pytest.mark.parametrize("family", ["03", "05", "07", "08", "09"])
@pytest.mark.parametrize(
    "gaps", [("", ""), (" ", " "), (".", "."), ("-", "-"), (" - ", " - "), ("", " "), (".", "")]
)
def test_every_mobile_family_in_every_grouping(family: str, gaps: tuple[str, str]) -> None:
    """By the table of the plan of numbers, whatever stands between."""
    one, other = gaps

    assert [Kind.PHONE] == [found.kind for found in looked_at(f"gọi {family}82{one}345{other}678 nhé")]


@pytest.mark.parametrize(
    "number", ["0112345678", "0612345678", "0712345678", "0802345678", "02011234567", "091234567"]
)
def test_a_number_of_no_plan_is_no_phone_number(number: str) -> None:
    """Beside no word for telephone, ten digits are just ten digits."""
    assert not list(numbers.phones(f"dãy {number} in trên hộp"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("0912345678.jpg", Kind.PHONE),
        ("anh-0912-345-678.png", Kind.PHONE),
        ("cccd-025085001234.pdf", Kind.PAPER),
        ("em-lo-thi-bia.jpg", Kind.PUPIL),
        ("le-minh-bia-7a1.jpg", Kind.PUPIL),
        ("nguyen-thi-bia-lop-4a.webp", Kind.PUPIL),
    ],
)
def test_a_file_name_tells_too(name: str, kind: Kind) -> None:
    """Without marks, with hyphens, as files are named."""
    assert [kind] == [one.kind for one in looked_at(name, IN_FILE_NAMES)]


@pytest.mark.parametrize(
    "name",
    [
        "anh-lop-3a.jpg",
        "qd-1228-2018.pdf",
        "truong-le-loi-lop-4.jpg",
        "ho-so-lop-4a.pdf",
        "le-khai-giang-7a1.jpg",
        "so-0912-sgddt.pdf",
        "2019-11-20-le-ky-niem.jpg",
        "nguyen-thi-bia-thpt.jpg",
        "img-20191120-083015.jpg",
    ],
)
def test_a_file_name_that_only_looks_like_it_is_left_alone(name: str) -> None:
    """Classes, decisions, days, and who is no pupil."""
    assert () == looked_at(name, IN_FILE_NAMES)


def test_nothing_is_found_in_the_real_entries() -> None:
    """What schools and newspapers really wrote, as far as it is here, has no contact of anyone and no pupil's name."""
    texts = [path.read_text("utf-8") for path in (ROOT / "exemplars").glob("*/*/entry.yml")]

    assert len(texts) > 100
    assert [] == [(text[one.start : one.end], one) for text in texts for one in looked_at(text)]


@given(st.text(max_size=60))
def test_any_text_is_looked_at(text: str) -> None:
    """Whatever is written, what is found lies inside it; the forms that recognisers read have every letter in place."""
    assert len(text) == len(lower(text)) == len(plain(text))
    for one in looked_at(text, (*ALL, *IN_FILE_NAMES)):
        assert 0 <= one.start < one.end <= len(text)


HOSTILE = [
    *(
        "0",
        "0 ",
        "0.",
        "09 12 ",
        "O",
        "o0",
        "0912345678 ",
        "84",
        "+84 ",
        "không ",
        "không chín ",
        "một hai ",
        "2019-",
        "(",
    ),
    *(
        "a@",
        "@",
        "a.",
        "cô giáo (at) ",
        "a còng ",
        " at gmail ",
        "x" * 70 + "@",
        "email: a1",
        "sinh ngày ",
        "SN 1",
        "sinh ",
    ),
    *(
        "Nguyễn ",
        "Em Nguyễn ",
        "H'",
        "H'Bịa ",
        "lớp ",
        "7A1 ",
        "em ",
        "Bịa",
        "học sinh khuyết tật ",
        "mồ côi ",
        "NGUYỄN",
    ),
    *(
        "nhà số 1",
        "số nhà ",
        "ngõ 1 ",
        "thường trú ",
        "1/",
        "địa chỉ: ",
        "Trường ",
        "facebook.com/",
        "fb: a.",
        "29A-",
        "STK ",
    ),
    *("Vietcombank ", "CCCD ", "hộ chiếu ", "https://", "www.", "\n", "–", "́", "[", '"'),
]


@pytest.mark.parametrize("recognise", ALL, ids=lambda one: one.__name__)
def test_work_grows_with_the_text_and_no_faster(recognise: Callable[[str], Iterator[Spotted]]) -> None:
    """A text sixteen times as long, whatever it is made of, takes far from 256 times the work (SAFETY E3)."""
    grown = {piece: work(recognise, piece, 24_000) / work(recognise, piece, 1_500) for piece in HOSTILE}

    assert {} == {piece: ratio for piece, ratio in grown.items() if ratio > 100}


def work(recognise: Callable[[str], Iterator[Spotted]], piece: str, length: int) -> float:
    """How long the processor is at it, at its best of two; never less than a clock can tell."""
    text = piece * (length // len(piece))
    tries = []
    for _ in range(2):
        begun = process_time()
        for _found in recognise(text):
            pass
        tries.append(process_time() - begun)
    return max(min(tries), 0.001)


def test_a_long_hostile_text_is_looked_at_whole() -> None:
    """50,000 characters of any of these, and a phone number behind them is still found."""
    for piece in HOSTILE:
        text = piece * (50_000 // len(piece)) + "\ngọi 0912 345 678"

        assert Kind.PHONE in {one.kind for one in looked_at(text, (numbers.phones,))}, piece
