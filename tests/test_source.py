"""YAML bytes → text with positions, or one problem in Vietnamese with its line (SAFETY E1).

What reads well as a file is one below `hostile/`: its first line is what must be said about it. Bytes that
an editor or Git would not keep are written here.
"""

import os
import tracemalloc
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kho.store.source import MAX_BYTES, MAX_DEPTH, MAX_NODES, Source, read
from kho.words.problem import Finding, Problem, Rejected
from kho.words.text import nfc

HOSTILE = Path(__file__).parent / "hostile"
NOT_UTF8 = "Tệp không được lưu bằng UTF-8."
WIDE = "Tệp không được lưu bằng UTF-8 mà bằng UTF-16 hoặc UTF-32."
ENGLISH = ("found", "expected", "while ", "mapping", "scanning", "token", "Error")


class Desk:
    """One file that is written and read again and again."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, content: bytes | str) -> Source:
        """What is read from a file that holds *content*."""
        self.path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(self.path)

    def refusal(self, content: bytes | str) -> Problem:
        """The one problem for which *content* is refused."""
        with refused() as problems:
            self.read(content)
        return problems[0]


@contextmanager
def refused() -> Iterator[list[Problem]]:
    """Refused with exactly one problem, in Vietnamese, saying what to do, within bounded memory."""
    problems: list[Problem] = []
    tracemalloc.start()
    try:
        with pytest.raises(Rejected) as raised:
            yield problems
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    problems.extend(raised.value.problems)

    assert len(problems) == 1
    assert peak < 100_000_000
    assert_well_said(problems[0])


def assert_well_said(problem: Problem) -> None:
    """A message is Vietnamese, on one line, short, harmless to a terminal and to GitHub's log, with a hint."""
    for text in (problem.message, problem.hint):
        assert text.isprintable()
        assert 10 <= len(text) < 200
        assert not text.isascii()
        assert not text.startswith("::")
        assert not any(word in text for word in ENGLISH)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("muc") / "entry.yml")


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("*.yml")), ids=lambda path: path.stem)
def test_hostile_file(path: Path) -> None:
    """Each file below `hostile/` is refused with the words of its own first line (SAFETY E1)."""
    with refused() as problems:
        read(path, Path("entry.yml"))
    problem = problems[0]

    assert f"# {problem.line}:{problem.column}: {problem.message}" == path.read_text("utf-8").splitlines()[0]
    assert problem.path == Path("entry.yml")


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        # alias bombs and anchors without end
        (
            b"".join(b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 500)),
            1,
            5,
            "Không dùng nhãn “&a1”.",
        ),
        (b"a: [" + b"&x 1," * 50_000 + b"]\n", 1, 5, "Không dùng nhãn “&x”."),
        (b"".join(b"&a%d : 1\n" % n for n in range(20_000)), 1, 1, "Không dùng nhãn “&a0”."),
        (b"".join(b"a%d: &b\n" % n for n in range(20_000)), 1, 5, "Không dùng nhãn “&b”."),
        # depth and number
        (b"a: " + b"[" * 100_000, 1, 15, f"Lồng nhau quá {MAX_DEPTH} lớp."),
        (b"a: " + b"{a: " * 50_000, 1, 48, f"Lồng nhau quá {MAX_DEPTH} lớp."),
        (b"a:\n" + b"- " * 100_000, 2, 23, f"Lồng nhau quá {MAX_DEPTH} lớp."),
        (b"[" * 100_000, 1, 1, "Tệp phải gồm các dòng “tên_trường: nội dung”."),
        (b"{" * 100_000, 1, 2, "Tên trường phải là một từ, không phải danh sách."),
        (b"? " * 100_000, 1, 3, "Tên trường phải là một từ, không phải danh sách."),
        (b"a:\n" + b"- x\n" * MAX_NODES, MAX_NODES - 1, 3, f"Tệp có hơn {MAX_NODES} mục con."),
        (b"".join(b"k%d: x\n" % n for n in range(MAX_NODES)), 2500, 8, f"Tệp có hơn {MAX_NODES} mục con."),
        (b"a: [" + b"," * 100 + b"]", 1, 5, "Cách viết ở đây không đúng YAML."),
        (b'a: "' + b"\\n" * 100_000, 1, 4, "Dấu ngoặc mở ra ở đây mà không đóng lại."),
        # size
        (b"a: " + b"x" * MAX_BYTES, 1, 1, "Tệp lớn 257 KiB; tối đa 256 KiB."),
        (b"x" * 5_000_000, 1, 1, "Tệp lớn 4883 KiB; tối đa 256 KiB."),
        (
            b"".join(b"a%d: &a%d x\n" % (n, n) for n in range(60_000)),
            1,
            1,
            "Tệp lớn 1033 KiB; tối đa 256 KiB.",
        ),
        # names without end
        (b"a: *" + b"x" * 200_000, 1, 4, f"Không dùng tham chiếu “*{'x' * 59}…”."),
        (b"a: &" + b"x" * 200_000, 1, 4, f"Không dùng nhãn “&{'x' * 59}…”."),
        (b"a: !" + b"x" * 200_000, 1, 4, f"Không dùng thẻ “!{'x' * 59}…”."),
        # nothing
        (b"", 1, 1, "Tệp trống."),
        (b"\xef\xbb\xbf", 1, 1, "Tệp trống."),
        (b" \n\n\r\n", 1, 1, "Tệp trống."),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value),
)
def test_bombs(desk: Desk, content: bytes, line: int, column: int, message: str) -> None:
    """What only means to be big is refused at the first place where that is certain (SAFETY E1)."""
    problem = desk.refusal(content)

    assert (problem.line, problem.column, problem.message) == (line, column, message)


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        ("title: Đổi mới\n".encode("utf-16"), 1, 1, WIDE),
        ("title: Đổi mới\n".encode("utf-16-le"), 1, 1, WIDE),
        ("title: Đổi mới\n".encode("utf-16-be"), 1, 1, WIDE),
        ("title: Đổi mới\n".encode("utf-32"), 1, 1, WIDE),
        ("title: Đổi mới\n".encode("utf-32-le"), 1, 1, WIDE),
        ("title: Đổi mới\n".encode("utf-32-be"), 1, 1, WIDE),
        # the Vietnamese encodings of the years before Unicode
        ("kind: tip\ntitle: Đô thị\n".replace("ị", "i\u0323").encode("cp1258"), 2, 8, NOT_UTF8),
        (b"kind: tip\r\ntitle: \xa7\xe6i m\xedi\r\n", 2, 8, NOT_UTF8),  # TCVN3: Đổi mới
        # bytes that only look like UTF-8
        (b"a: \xc0\xaf\n", 1, 4, NOT_UTF8),  # overlong /
        (b"a: \xe0\x80\xaf\n", 1, 4, NOT_UTF8),
        (b"a: 1\nb: \xed\xa0\x80\n", 2, 4, NOT_UTF8),  # a lone surrogate
        (b"a: 1\rb: \xed\xa0\xbd\xed\xb8\x80\n", 2, 4, NOT_UTF8),  # a pair of them (CESU-8)
        (b"a: \xf4\x90\x80\x80\n", 1, 4, NOT_UTF8),  # beyond U+10FFFF
        (b"\xef\xbb\xbfa: \xff\n", 1, 4, NOT_UTF8),
        ("đ: ế".encode() + b"\xe1\xba", 1, 5, NOT_UTF8),  # cut off
    ],
)
def test_encodings(desk: Desk, content: bytes, line: int, column: int, message: str) -> None:
    """Only UTF-8 is read; the hint says how to save as such (SAFETY E1)."""
    problem = desk.refusal(content)

    assert (problem.line, problem.column, problem.message) == (line, column, message)
    assert "Notepad" in problem.hint


HIDDEN = [
    *range(0x09),
    *range(0x0B, 0x0D),
    *range(0x0E, 0x20),  # C0, ESC among them
    *range(0x7F, 0xA0),  # DEL and C1, NEL among them
    0xAD,  # soft hyphen
    0x34F,  # combining grapheme joiner
    0x61C,
    0x115F,  # Hangul fillers
    0x1160,
    0x17B4,  # Khmer inherent vowels
    0x17B5,
    *range(0x180B, 0x1810),  # Mongolian selectors
    *range(0x200B, 0x2010),  # zero-width, left-to-right and right-to-left marks
    *range(0x2028, 0x202F),  # line and paragraph separator, bidi embeddings and overrides
    *range(0x2060, 0x2070),  # word joiner, bidi isolates
    0x3164,
    *range(0xFE00, 0xFE0E),  # variation selectors but those of emoji
    0xFEFF,  # a BOM that is not at the start
    0xFFA0,
    *range(0xFFF9, 0xFFFC),
    0xFFFE,
    0xFFFF,
    0xE0001,
    *range(0xE0020, 0xE0080),  # tag characters
    0xE0100,
]


@pytest.mark.parametrize("code", HIDDEN, ids=lambda code: f"U+{code:04X}")
def test_hidden_characters(desk: Desk, code: int) -> None:
    """A character that cannot be seen is refused by its code point, line and column, raw or escaped (SAFETY E1)."""
    said = f"Có ký tự ẩn hoặc ký tự điều khiển U+{code:04X}."
    raw = desk.refusal(f"kind: tip\ntitle: Đổi{chr(code)} mới\n")
    comment = desk.refusal(f"kind: tip # {chr(code)}\n")
    key = desk.refusal(f"ki{chr(code)}nd: tip\n")
    escaped = desk.refusal(f'kind: tip\ntitle: "Đổi\\U{code:08x} mới"\n')

    assert (raw.line, raw.column, raw.message) == (2, 11, said)
    assert (comment.line, comment.column, comment.message) == (1, 13, said)
    assert (key.line, key.column, key.message) == (1, 3, said)
    assert (escaped.line, escaped.column, escaped.message) == (2, 8, said)


@pytest.mark.parametrize(
    "text",
    [
        "👩‍🏫 và 👨‍👩‍👧‍👦",  # ZWJ within emoji
        "👩🏽‍🔬",  # … after a skin tone
        "❤️‍🔥",  # … after a variation selector
        "🏳️‍🌈",
        "مدرسة ابتدائية",
        "בית ספר",
        "学校 школа ទី",
        "H₂O, 10 m², 37 °C, ½, → ≥",
        "không\u00a0ngắt",
        "tab\tở giữa",
    ],
)
def test_plain_text_of_all_kinds(desk: Desk, text: str) -> None:
    """Emoji families, Arabic, Hebrew and signs are text like any other (SAFETY E1)."""

    assert desk.read(f"a: {text}\n").data == {"a": text}
    assert desk.read(yaml.safe_dump({"a": text}, default_style='"')).data == {"a": text}


@pytest.mark.parametrize("text", ["x\u200dy", "\u200d", "x\u200d👩", "👩\u200dx", "👩\u200d", "đ\u200dổi"])
def test_joiner_outside_emoji(desk: Desk, text: str) -> None:
    """A zero-width joiner that joins no emoji only hides something (SAFETY E1)."""
    problem = desk.refusal(f'kind: tip\ntitle: "{text}"\n')

    assert "U+200D" in problem.message
    assert problem.line == 2


def test_bom(desk: Desk) -> None:
    """Notepad's BOM at the start is no part of the text and moves no column (SAFETY E1)."""
    source = desk.read(b"\xef\xbb\xbfkind: tip\n")

    assert source.data == {"kind": "tip"}
    assert source.positions["kind",] == (1, 1)


def test_mac_text_arrives_composed(desk: Desk) -> None:
    """NFD text arrives as NFC, in keys, values and escapes; columns count what stands in the file (SAFETY E1)."""
    key, value = (unicodedata.normalize("NFD", word) for word in ("tiếng", "Việt"))
    source = desk.read(f'"{key}": [{value}, b]\nc: "a\\u0301"\n')

    assert source.data == {"tiếng": ["Việt", "b"], "c": "á"}
    assert source.positions["tiếng",] == (1, 1)
    assert source.positions["tiếng", 0] == (1, len(f'"{key}": [') + 1)
    assert source.positions["tiếng", 1] == (1, len(f'"{key}": [{value}, ') + 1)


@pytest.mark.parametrize(
    "twins",
    [
        "hòa: 1\nho\u0300a: 2\n",
        "ho\u0300a: 1\nhòa: 2\n",
        'hòa: 1\n"ho\\u0300a": 2\n',
        '"h\\xF2a": 1\nhòa: 2\n',
    ],
)
def test_twin_keys(desk: Desk, twins: str) -> None:
    """Two keys that look alike because one is NFD are one key written twice; both lines are named (SAFETY E1)."""
    problem = desk.refusal(twins)

    assert problem.message == "Trường “hòa” viết hai lần: dòng 1 và dòng 2."
    assert problem.line == 2


def test_same_key_in_other_places(desk: Desk) -> None:
    """A key may stand in several mappings, in other letters, and as a value."""
    data = desk.read("a: {b: b}\nb: [{a: 1}, {a: 2}]\nA: b\n").data

    assert data == {"a": {"b": "b"}, "b": [{"a": "1"}, {"a": "2"}], "A": "b"}


@pytest.mark.parametrize(
    "text",
    [
        # what YAML 1.1 takes for booleans, nothing, numbers and dates
        "no",
        "on",
        "Yes",
        "true",
        "~",
        "null",
        "12",
        "012",
        "0x1F",
        "1_000",
        "1.0",
        "1e999",
        "-.inf",
        ".nan",
        "12:30:45",
        "2021-2022",
        "2024-01-01",
        "2024-02-30",
        "9" * 5_000,
        "=",
        "<<",
    ],
)
def test_scalars_stay_text(desk: Desk, text: str) -> None:
    """Text stays the text typed; only a typed field reads more into it (SAFETY E1)."""
    source = desk.read(f"a: {text}\nb: [{text}]\nc:\n- {text}\n")

    assert source.data == {"a": text, "b": [text], "c": [text]}


def test_nothing_is_empty_text(desk: Desk) -> None:
    """A key with nothing behind it has empty text, so that the model can say it was left open."""

    assert desk.read("a:\nb: ''\nc: {d}\n").data == {"a": "", "b": "", "c": {"d": ""}}


def test_positions(desk: Desk) -> None:
    """Every key and every item has its line and column, counted from 1."""
    source = desk.read(
        "kind: tip\n"
        "unit:\n"
        "  name: Trường THCS Tân Hộ Cơ\n"
        "levels: [thcs, thpt]\n"
        "authors:\n"
        "  - name: An\n"
        "    role: giáo viên\n"
        "  -\n"
        "    name: Bình\n"
        "lessons:\n"
        "- |\n"
        "  một\n"
        "  hai\n"
        "- ba\n",
    )

    assert source.positions == {
        (): (1, 1),
        ("kind",): (1, 1),
        ("unit",): (2, 1),
        ("unit", "name"): (3, 3),
        ("levels",): (4, 1),
        ("levels", 0): (4, 10),
        ("levels", 1): (4, 16),
        ("authors",): (5, 1),
        ("authors", 0): (6, 5),
        ("authors", 0, "name"): (6, 5),
        ("authors", 0, "role"): (7, 5),
        ("authors", 1): (9, 5),
        ("authors", 1, "name"): (9, 5),
        ("lessons",): (10, 1),
        ("lessons", 0): (11, 3),
        ("lessons", 1): (14, 3),
    }
    assert source.data["lessons"] == ["một\nhai\n", "ba"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(desk: Desk, end: str) -> None:
    """Lines are counted alike whether they come from Linux, Windows or an old Mac."""
    source = desk.read(end.join(["kind: tip", "trouble: |", "  một", "  hai", "title: ba", ""]))
    problem = desk.refusal(end.join(["kind: tip", "title: một", "summary: hai\u200b", ""]))

    assert source.data == {"kind": "tip", "trouble": "một\nhai\n", "title": "ba"}
    assert source.positions["title",] == (5, 1)
    assert (problem.line, problem.column) == (3, 13)


@pytest.mark.parametrize(
    ("place", "line", "column"),
    [
        (("unit", "name"), 3, 3),
        (("unit", "province"), 2, 1),  # missing: its nearest written parent
        (("unit", "province", 3, "x"), 2, 1),
        (("levels", 7), 4, 1),
        (("authors", 0, "name"), 1, 1),
        ((), 1, 1),
    ],
)
def test_problem_at_the_nearest_place(
    desk: Desk, place: tuple[str | int, ...], line: int, column: int
) -> None:
    """A finding about what was not written points at the nearest parent that was."""
    source = desk.read("kind: tip\nunit:\n  name: An\nlevels: [thcs]\n")
    problem = source.problem(Finding(place, "Thiếu.", "Thêm."))

    assert (problem.path, problem.line, problem.column) == (desk.path, line, column)
    assert (problem.message, problem.hint) == ("Thiếu.", "Thêm.")


def test_at_the_limits(desk: Desk) -> None:
    """What is exactly as big, as deep and as many as allowed is read."""
    deep = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    many = "a:\n" + "- x\n" * (MAX_NODES - 3)

    assert desk.read("a: " + "x" * (MAX_BYTES - 3)).data == {"a": "x" * (MAX_BYTES - 3)}
    assert str(desk.read(deep).data["a"]) == "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert len(desk.read(many).data["a"]) == MAX_NODES - 3


def link_to_secret(path: Path) -> None:
    secret = path.with_name("secret.yml")
    secret.write_text("kind: tip\n", "utf-8")
    path.symlink_to(secret)


@pytest.mark.parametrize(
    "make",
    [
        link_to_secret,
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path),
        lambda path: path.symlink_to("nowhere"),
        os.mkfifo,
        Path.mkdir,
    ],
    ids=["link", "link to a device", "link to itself", "link to nowhere", "FIFO", "folder"],
)
def test_only_regular_files(tmp_path: Path, make: Callable[[Path], object]) -> None:
    """Links, pipes and folders are refused before they are opened (SAFETY E5)."""
    path = tmp_path / "entry.yml"
    make(path)
    with refused() as problems:
        read(path)

    assert problems[0].message == "Đây không phải một tệp thường (có thể là liên kết hoặc thư mục)."
    assert (problems[0].line, problems[0].column) == (1, 1)


@pytest.mark.parametrize("name", ["missing.yml", "x" * 300, "entry.yml/below.yml"])
def test_no_such_file(tmp_path: Path, name: str) -> None:
    """A file that is not there is a problem of that file, not a crash."""
    (tmp_path / "entry.yml").write_text("kind: tip\n", "utf-8")
    with refused() as problems:
        read(tmp_path / name)

    assert problems[0].message == "Không đọc được tệp này."
    assert problems[0].path == tmp_path / name


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has such a file")
def test_file_that_cannot_be_read() -> None:
    """A regular file whose bytes the system will not give is a problem, not a crash."""
    with refused() as problems:
        read(Path("/proc/self/mem"))

    assert problems[0].message == "Không đọc được tệp này."


def test_sparse_file(tmp_path: Path) -> None:
    """Two gigabytes of nothing are refused by their size, unread (SAFETY E5)."""
    path = tmp_path / "entry.yml"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    with refused() as problems:
        read(path)

    assert problems[0].message == "Tệp lớn 2097152 KiB; tối đa 256 KiB."


def test_shown_path(tmp_path: Path) -> None:
    """Messages name the file as the person knows it."""
    with refused() as problems:
        read(tmp_path / "missing.yml", Path("exemplars/phu-tho/muc/entry.yml"))

    assert problems[0].path == Path("exemplars/phu-tho/muc/entry.yml")


YAMLISH = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *"-:?,[]{}#&*!|>'\"%@`~\n\t \\",
                "- ",
                ": ",
                "\n  ",
                "---\n",
                "...\n",
                "<<",
                "kind: tip\n",
                '"\\',
                "\\u",
            ],
        ),
        st.text(max_size=3),
    ),
    max_size=30,
).map("".join)


@given(
    content=st.one_of(st.binary(max_size=60), YAMLISH.map(lambda text: text.encode("utf-8", "surrogatepass")))
)
@example(content=b"a: \xff")
@example(content=b'a: "\n\\')
def test_nothing_else_is_raised(desk: Desk, content: bytes) -> None:
    """Any bytes at all are read, or refused with one problem at a line that the file has (SAFETY E1)."""
    try:
        source = desk.read(content)
    except Rejected as rejected:
        (problem,) = rejected.problems
        assert_well_said(problem)
        assert 1 <= problem.line <= len(content.splitlines()) + 1
        assert 1 <= problem.column <= len(content) + 1
    else:
        assert isinstance(source.data, dict)


VISIBLE = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"],
        include_characters="\n\t",
        exclude_characters="".join(map(chr, [*HIDDEN, *range(0xE0100, 0xE01F0)])),
    ),
    max_size=12,
)
VALUES = st.recursive(
    VISIBLE,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(VISIBLE, inner, max_size=4)),
    max_leaves=12,
)


def composed(value: Any) -> Any:  # noqa: ANN401 - data of any shape
    """*value* with every text in NFC."""
    if isinstance(value, dict):
        return {nfc(key): composed(item) for key, item in value.items()}
    return [composed(item) for item in value] if isinstance(value, list) else nfc(value)


def unambiguous(value: Any) -> bool:  # noqa: ANN401 - data of any shape
    """Whether no two keys are one key in NFC, and none asks for a merge."""
    if isinstance(value, dict):
        keys = {nfc(key) for key in value}
        return len(keys) == len(value) and "<<" not in keys and all(map(unambiguous, value.values()))
    return not isinstance(value, list) or all(map(unambiguous, value))


@settings(deadline=None)
@given(
    data=st.dictionaries(VISIBLE, VALUES, max_size=4),
    style=st.sampled_from([None, '"', "'", "|", ">"]),
    plain=st.booleans(),
    flow=st.sampled_from([None, True, False]),
)
@example(data={"a": "\n\u0301"}, style='"', plain=True, flow=False)  # an escape before a combining mark
def test_read_back(
    desk: Desk, data: dict[str, Any], style: str | None, *, plain: bool, flow: bool | None
) -> None:
    """Whatever another YAML writer wrote within the limits reads back equal, in NFC (SAFETY E1)."""
    assume(unambiguous(data))
    written = yaml.safe_dump(data, default_style=style, allow_unicode=plain, default_flow_style=flow)

    assert desk.read(written).data == composed(data)
