"""A filled form becomes a draft: field by field what was written, and not one word lost."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import word_files
from checkout import ROOT, TODAY
from entries import reference
from kho.desk.intake import Draft, take_in
from kho.desk.intake.taking import REPORT
from kho.publish.forms import FORMS, Ask, Form
from kho.publish.forms.asked import ADDED_LATER
from kho.publish.forms.word import blank_form, filled_form
from kho.store.files.filekind import BadFile
from kho.store.place import ENTRY
from kho.store.source import parse_text
from kho.words.text import fold, nfc
from office import converted
from old_letters import in_tcvn3, in_viqr, in_vni

FULL = ROOT / "tests" / "hostile_text" / "full"
NOWHERE = ROOT / "tests" / "no-such-store"
Plain = dict[str, Any]


def taken(content: bytes, name: str = "bài của trường.docx", store: Path = NOWHERE) -> Draft:
    """The draft that a form makes."""
    return take_in(content, name, store, reference(), TODAY)


def data_of(draft: Draft) -> Plain:
    """The entry of a draft, as the reader gives it back."""
    return parse_text(draft.files[ENTRY].decode(), Path(ENTRY)).data


def full(kind: str) -> Plain:
    """An entry of *kind* with every field filled in."""
    common, own = (
        parse_text((FULL / f"{name}.yml").read_text("utf-8"), Path(ENTRY)).data for name in ("common", kind)
    )
    return {**common, **own}


def at(data: Any, ask: Ask) -> Any:  # noqa: ANN401 - data have no common type
    """What *data* answers to *ask*: of a record, only what the form asks."""
    for step in ask.place:
        data = data.get(step) if isinstance(data, Mapping) else None
    if ask.columns and data:
        return [{key: row[key] for key in ask.columns if key in row} for row in data]
    return data or None


def differences(form: Form, before: Plain, after: Plain) -> dict[str, tuple[Any, Any]]:
    """The answers that are not what they were, by their tags."""
    pairs = {ask.tag: (at(before, ask), at(after, ask)) for ask in form.asks}
    return {tag: pair for tag, pair in pairs.items() if pair[0] != pair[1]}


MADE = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


@MADE
def test_a_filled_form_comes_back_field_by_field(form: Form) -> None:
    """Filled in from an entry and taken in: every answer is what it was, and nothing is left over (S0-41 … S0-62)."""
    before = full(form.kind)
    draft = taken(filled_form(form, before, reference()))

    assert {} == differences(form, before, data_of(draft))
    assert 0 == draft.unplaced


def test_a_form_handed_out_earlier_is_read_without_the_newer_columns() -> None:
    """A school fills in the form it has: figures whose table lacks what was asked for later are kept (S0-62)."""
    form, before = FORMS["ket-qua"], full("innovation")
    document = docx.Document(BytesIO(filled_form(form, before, reference())))
    (table,) = (one for one in document.tables if one.cell(0, 0).text == "Đo cái gì")
    newer = {"Nhóm đối chứng", "Hướng nào là tốt"}
    places = [index for index, cell in enumerate(table.rows[0].cells) if cell.text in newer]
    for row in table.rows:
        for index in reversed(places):
            row._tr.remove(row._tr.tc_lst[index])  # noqa: SLF001 - python-docx removes no columns
    draft = taken(word_files.saved(document))

    assert len(places) == 2
    assert 0 == draft.unplaced
    (ask,) = (one for one in form.asks if one.tag == "result.indicators")
    kept = [{key: value for key, value in one.items() if key not in ADDED_LATER} for one in at(before, ask)]
    assert kept == at(data_of(draft), ask)


@MADE
@pytest.mark.parametrize("through", [("docx",), ("odt", "docx")], ids=["docx", "odt"])
def test_libreoffice_may_open_and_save_our_forms(
    form: Form, through: tuple[str, ...], tmp_path: Path
) -> None:
    """LibreOffice drops controls it does not know; the answers are found by headings, labels and columns."""
    before = full(form.kind)
    path = tmp_path / "mau.docx"
    path.write_bytes(filled_form(form, before, reference()))
    for extension in through:
        path = converted(path, extension)
    draft = taken(path.read_bytes())

    assert {} == differences(form, before, data_of(draft))
    assert 0 == draft.unplaced


def test_a_blank_form_says_that_all_is_missing() -> None:
    """An untouched form makes an empty draft, not one full of hints."""
    draft = taken(blank_form(FORMS["mau-1"], reference()))

    assert {"solution": ""} == data_of(draft)["plan"]
    assert "Bấm" not in draft.files[ENTRY].decode()
    assert draft.missing > 0


lines = st.lists(
    st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ0123456789,.:;-*#|'\"“”()%", min_size=1, max_size=12),
    min_size=1,
    max_size=6,
).map(" ".join)
long_texts = st.lists(st.lists(lines, min_size=1, max_size=3).map("\n".join), min_size=1, max_size=4).map(
    "\n\n".join
)


@settings(max_examples=10)
@given(long_texts, long_texts, st.lists(lines, min_size=1, max_size=5), lines)
def test_long_texts_keep_their_paragraphs_lines_and_signs(
    situation: str, solution: str, steps: list[str], title: str
) -> None:
    """Any text of several paragraphs, whatever its signs, goes into the form and out of it unchanged."""
    before = {"title": title, "plan": {"situation": situation, "solution": solution, "steps": steps}}
    after = data_of(taken(filled_form(FORMS["mau-1"], before, reference())))

    assert before["plan"] == {
        key: value for key, value in after["plan"].items() if key in {"situation", "solution", "steps"}
    }
    assert title == after["title"]


EXPECTED = {
    "school_year": "2025-2026",
    "authors": [{"name": "Nguyễn Văn Bịa", "role": "giáo viên Ngữ văn"}],
    "areas": ["thu-vien-van-hoa-doc"],
    "plan": {
        "task": "Chủ nhiệm lớp 3A.",
        "situation": "Học sinh ít đọc sách.\n\nThư viện vắng vào giờ ra chơi.",
        "objectives": "Học sinh đọc mỗi ngày.",
        "solution": "Đặt kệ sách ở hành lang.",
        "expected": "Nhiều em đọc hơn.",
        "trial": {"start": "2025-09", "end": "2026-04"},
        "steps": ["Góp sách.", "Đặt kệ."],
        "spread": {"scope": "truong"},
    },
}
"""What every hand-made Mẫu số 1 says."""


@pytest.mark.parametrize("made", word_files.HAND_MADE.values(), ids=word_files.HAND_MADE)
def test_a_form_typed_by_hand_is_read(made: Callable[[], bytes]) -> None:
    """A dozen manners of typing Mẫu số 1 make the same entry (S0-41 … S0-49)."""
    data = data_of(taken(made()))

    assert EXPECTED == {key: data.get(key) for key in EXPECTED}
    assert "truong tieu hoc bia" == fold(data["unit"]["name"])


def test_a_form_typed_in_libreoffice_is_read(tmp_path: Path) -> None:
    """LibreOffice numbers headings by itself and writes its own XML: the entry is the same."""
    page = tmp_path / "bai.html"
    page.write_text(word_files.as_web_page(), encoding="utf-8")
    odt = converted(page, "odt", "--infilter=HTML (StarWriter)")
    data = data_of(taken(converted(odt, "docx").read_bytes()))

    assert EXPECTED == {key: data.get(key) for key in EXPECTED}


def test_a_group_typed_by_hand_is_read_and_item_6_stays_out() -> None:
    """Mẫu số 2 (S0-50 … S0-59); the members' limitations go to the report and nowhere else (S0-55)."""
    draft = taken(word_files.group())
    data = data_of(draft)
    limits = word_files.GROUP_ANSWERS[5][0]

    assert "group" == data["kind"]
    assert [{"name": "Nguyễn Văn Bịa", "role": "tổ trưởng"}, {"name": "Trần Thị Bịa"}] == data["members"]
    assert ("Học sinh đọc chậm.", "Dự giờ nhau và soạn chung.") == (data["concern"], data["approach"])
    assert {"start": "2026"} == {key: value for key, value in data["period"].items() if value}
    assert limits in draft.files[REPORT].decode()
    assert limits not in draft.files[ENTRY].decode()


def test_item_6_of_our_own_form_stays_out_too() -> None:
    """Written into the control of item 6, it is shown to the curator only (S0-55)."""
    hint = b"B\xe1\xba\xa5m v\xc3\xa0o \xc4\x91\xc3\xa2y \xc4\x91\xe1\xbb\x83 vi\xe1\xba\xbft"

    def write(name: str, part: bytes) -> bytes:
        at_item = part.find(b"@diem-han-che")
        before, control = part[:at_item], part[at_item:]
        control = control.replace(b"<w:showingPlcHdr/>", b"", 1).replace(
            hint, "Ngại nói trước tổ".encode(), 1
        )
        return before + control if name == "word/document.xml" else part

    draft = taken(word_files.repacked(filled_form(FORMS["mau-2"], full("group"), reference()), write))

    assert "Ngại nói trước tổ" in draft.files[REPORT].decode()
    assert "Ngại nói trước tổ" not in draft.files[ENTRY].decode()


def test_what_stands_aside_is_told() -> None:
    """Inserted text is kept; deleted text, comments, boxes and headers are told; links keep their way."""
    draft = taken(word_files.everything_aside())
    entry, report = draft.files[ENTRY].decode(), draft.files[REPORT].decode()

    assert "Chủ nhiệm lớp 3A. Và lớp thêm vào." == data_of(draft)["plan"]["task"]
    for told in ("Câu gạch bỏ.", "Lời bình bịa", "Chữ trong hộp", "Tiêu đề lặp lại", "Chân trang bịa"):
        assert told in report
        assert told not in entry
    assert "phim bịa (https://truong-bia.example/video)" in entry


def test_pictures_come_with_the_draft_and_wait_for_consent() -> None:
    """A picture is checked, named, and left for a person to describe: `kho check` asks who is in it."""
    draft = taken(word_files.everything_aside())

    assert [{"file": "anh-1.jpg", "alt": "", "people": ""}] == data_of(draft)["pictures"]
    assert draft.files["anh-1.jpg"].startswith(b"\xff\xd8\xff")
    assert "Ai có trong ảnh (" not in draft.files[ENTRY].decode()
    assert "Hình ảnh 1 › Ai có trong ảnh: Còn để trống." in draft.files[REPORT].decode()


def test_a_picture_that_is_none_is_told_and_left_out() -> None:
    """HTML called .png does not become a picture of the entry."""
    broken = word_files.repacked(
        word_files.everything_aside(),
        lambda name, part: b"<html><body>x</body></html>" if "media/" in name else part,
    )
    draft = taken(broken)

    assert "pictures" not in data_of(draft)
    assert "Đây là trang HTML" in draft.files[REPORT].decode()


def test_what_cannot_be_placed_is_kept_as_a_comment_and_in_the_report() -> None:
    """A paragraph before the first heading is in both files, word for word."""
    draft = taken(word_files.typed(word_files.ANSWERS, "Kính gửi: Hội đồng trường bịa", "Một câu lạc chỗ."))

    assert 2 == draft.unplaced
    assert "\n# Một câu lạc chỗ.\n" in draft.files[ENTRY].decode()
    assert "\n    Một câu lạc chỗ.\n" in draft.files[REPORT].decode()


@pytest.mark.parametrize(
    ("said", "areas", "note"),
    [
        ("Phương pháp giảng dạy", ["phuong-phap-giang-day"], None),
        ("Phương pháp giảng dạy; Dạy học ngoại ngữ.", ["phuong-phap-giang-day", "day-hoc-ngoai-ngu"], None),
        ("phuong phap giang day, tiếng Anh", ["phuong-phap-giang-day", "day-hoc-ngoai-ngu"], None),
        ("Phương pháp giảng dạy và nhiều việc khác", None, "Phương pháp giảng dạy và nhiều việc khác"),
    ],
)
def test_areas_are_taken_only_where_all_are_known(
    said: str, areas: list[str] | None, note: str | None
) -> None:
    """Names and other names of areas become their words; anything else stays as typed, to be chosen (S0-43)."""
    answers = [*word_files.ANSWERS]
    answers[2] = (said,)
    data = data_of(taken(word_files.typed(answers)))

    assert (areas, note) == (data.get("areas"), data.get("area_note"))


def test_a_period_that_is_not_certain_is_not_guessed() -> None:
    """“Khoảng hai tháng” is no date: it stays as it was said."""
    answers = [*word_files.ANSWERS]
    answers[6] = ("Khoảng hai tháng đầu năm",)
    draft = taken(word_files.typed(answers))

    assert "trial" not in data_of(draft)["plan"]
    assert "Khoảng hai tháng đầu năm" in draft.files[ENTRY].decode()


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Thời gian thực hiện: Năm học 2025-2026", "2025-2026"),
        ("Thời gian thực hiện : Năm học 2025 – 2026", "2025-2026"),
        ("Thời gian thực hiện: Năm học 2025-2026 và 2026-2027", "2025-2026 và 2026-2027"),
        ("Thời gian thực hiện: Năm học 2025-2026 (học kỳ II)", "2025-2026 (học kỳ II)"),
    ],
)
def test_a_school_year_is_read_only_where_it_stands_alone(line: str, kept: str) -> None:
    """What is more than one school year stays as typed, and `kho check` asks (S0-40)."""
    document = word_files.begun("Mẫu số 1", line)
    for number, heading in enumerate(word_files.HEADINGS, start=1):
        document.add_paragraph(f"{number}. {heading}")

    assert kept == data_of(taken(word_files.saved(document)))["school_year"]


def test_a_heading_typed_otherwise_is_told() -> None:
    """“Họ tên người đăng kí” is taken for “Họ và tên người đăng ký”, and the report says what stood there."""
    report = taken(word_files.with_slips()).files[REPORT].decode()

    assert "đề mục trong bài ghi là “Mục 1: Họ tên người đăng kí”" in report


def test_odd_characters_are_told() -> None:
    """What Word writes and an entry cannot hold is changed, counted and told."""
    report = taken(word_files.with_odd_characters()).files[REPORT].decode()

    assert "ký tự ẩn đã bỏ" in report
    assert "dấu cách đặc biệt đổi thành dấu cách thường" in report


@pytest.mark.parametrize("said_by", ["run", "style", "nobody"])
@pytest.mark.parametrize(
    ("encode", "font"), [(in_tcvn3, ".VnTime"), (in_vni, "VNI-Times"), (in_viqr, "Arial")]
)
def test_a_form_typed_before_unicode_is_read_and_told(
    encode: Callable[[str], str], font: str, said_by: str
) -> None:
    """Mẫu số 1 in old letters is the same entry, whether a run, its style or nobody names the font (S0-60)."""
    draft = taken(word_files.typed_in(encode, font, said_by))
    data = data_of(draft)

    assert EXPECTED["plan"] == data["plan"]
    assert "đã đổi sang Unicode" in draft.files[REPORT].decode()


def test_a_space_in_an_old_font_refuses_nothing() -> None:
    """A clean form with one run of .VnTime that holds a space is a clean form."""
    draft = taken(word_files.with_a_space_in(".VnTime"))

    assert EXPECTED == {key: data_of(draft).get(key) for key in EXPECTED}
    assert "Unicode" not in draft.files[REPORT].decode()


RUBY = (
    "<w:r><w:ruby><w:rt><w:r><w:t>gươl</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>nhà làng</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
STRICT = {
    "wordprocessingml/2006/main": "wordprocessingml/main",
    "officeDocument/2006/relationships": "officeDocument/relationships",
    "drawingml/2006/main": "drawingml/main",
}


def strict(content: bytes) -> bytes:
    """A file as Word saves it in its strict form."""

    def change(name: str, part: bytes) -> bytes:
        for usual, name_of_strict in STRICT.items() if name.endswith((".xml", ".rels")) else ():
            old, new = (
                f"http://schemas.openxmlformats.org/{usual}",
                f"http://purl.oclc.org/ooxml/{name_of_strict}",
            )
            part = part.replace(old.encode(), new.encode())
        return part

    return word_files.repacked(content, change)


def test_a_strict_word_file_is_read() -> None:
    """ISO 29500 Strict has other names for the same things (SAFETY E4)."""
    data = data_of(taken(strict(word_files.numbered())))

    assert EXPECTED == {key: data.get(key) for key in EXPECTED}


@pytest.mark.parametrize(
    "spoiled",
    [
        word_files.with_part("word/embeddings/oleObject1.bin", b"x"),
        word_files.with_part("word/activeX/activeX1.xml", b"<x/>"),
        word_files.with_relation("image", "https://la.example/a.png"),
    ],
    ids=["mathtype", "activex", "picture-elsewhere"],
)
def test_one_object_does_not_spoil_a_paper(spoiled: bytes) -> None:
    """A formula of another program, a button, a picture kept elsewhere: the words are read all the same."""
    draft = taken(spoiled)

    assert EXPECTED == {key: data_of(draft).get(key) for key in EXPECTED}
    assert "Đối tượng để ngoài bài" in draft.files[REPORT].decode()


@pytest.mark.parametrize(
    ("marked", "entry", "told"),
    [
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>Chữ bỏ đi.</w:t></w:r>", "", "Chữ bị gạch ngang"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Chữ bỏ đi.</w:t></w:r>", "", "Chữ ẩn"),
        ('<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>Chữ giữ.</w:t></w:r>', "Chữ giữ.", ""),
        (
            RUBY,
            "nhà làng (gươl)",
            "",
        ),
    ],
    ids=["struck", "hidden", "not-struck", "ruby"],
)
def test_struck_and_hidden_words_are_told_and_ruby_is_kept(marked: str, entry: str, told: str) -> None:
    """What somebody crossed out or hid is marked in the report and stays out; a gloss stands in brackets."""
    old, new = (
        b"Ch\xe1\xbb\xa7 nhi\xe1\xbb\x87m l\xe1\xbb\x9bp 3A.</w:t></w:r>",
        f"x</w:t></w:r>{marked}".encode(),
    )
    draft = taken(word_files.with_text_part(old, new))

    assert entry in data_of(draft)["plan"]["task"]
    assert told in draft.files[REPORT].decode()
    assert "bỏ đi" not in draft.files[ENTRY].decode()


WORD = re.compile(r"\w+")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_in(content: bytes) -> set[str]:
    """Every word that stands anywhere in a .docx, read without any code of ours."""
    found: set[str] = set()
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|comments|footnotes)\.xml", name):
                tree = etree.fromstring(package.read(name))
                for paragraph in tree.iter(f"{W}p"):
                    texts = [
                        text
                        for text in paragraph.iter(f"{W}t", f"{W}delText", f"{W}br")
                        if next(text.iterancestors(f"{W}p")) is paragraph
                    ]
                    said = "".join("\n" if text.tag == f"{W}br" else text.text or "" for text in texts)
                    found |= set(WORD.findall(nfc(said.replace("\u00ad", "").replace("\u200b", ""))))
    return found


def words_out(draft: Draft) -> set[str]:
    """Every word of the draft: its values, its comments and its report."""
    comments = "\n".join(
        line for line in draft.files[ENTRY].decode().split("\n") if line.lstrip().startswith("#")
    )
    report = draft.files[REPORT].decode().replace("\\", "")
    return set(WORD.findall("\n".join([*texts_of(data_of(draft)), comments, report])))


def texts_of(value: Any) -> Iterator[str]:  # noqa: ANN401 - data have no common type
    """Every text of some data."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)
    else:
        yield value


def own(form: Form) -> set[str]:
    """The words of the blank form itself."""
    return words_in(blank_form(form, reference())) | set(WORD.findall(" ".join(word_files.HEADINGS)))


EVERY = {**word_files.HAND_MADE, "group": word_files.group, "everything_aside": word_files.everything_aside}
PRINTED = {
    fold(word)
    for line in (
        *word_files.HEADINGS,
        *word_files.GROUP_HEADINGS,
        *FORMS["mau-1"].title,
        *FORMS["mau-2"].title,
        "CÔNG ĐOÀN. Thời gian thực hiện: Năm học. Mẫu số 1. Mục.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM. Độc lập Tự do Hạnh phúc",
    )
    for word in WORD.findall(line)
}
"""What is printed on the forms, folded: it is no answer."""


@pytest.mark.parametrize("made", EVERY.values(), ids=EVERY)
def test_every_word_is_in_the_entry_or_in_the_report(made: Callable[[], bytes]) -> None:
    """The set of words in is a part of the set of words out, for every file a school may send."""
    content = made()
    lost = words_in(content) - words_out(taken(content))

    assert set() == {word for word in lost if fold(word) not in PRINTED}


@MADE
def test_every_word_of_a_filled_form_is_in_the_entry_or_in_the_report(form: Form) -> None:
    """The same for our own forms, with every field filled in."""
    content = filled_form(form, full(form.kind), reference(), "goc-doc-bia")

    assert set() == words_in(content) - words_out(taken(content)) - own(form)


made_up = st.lists(st.text(alphabet="bcđghklmnqwzấầẫựễ", min_size=4, max_size=9), min_size=1, max_size=6).map(
    " ".join
)
"""Words that are in no form."""
paragraphs = st.lists(made_up, min_size=0, max_size=3)


@settings(max_examples=20)
@given(st.lists(paragraphs, min_size=9, max_size=9), paragraphs, st.booleans())
def test_no_word_is_ever_lost(answers: list[list[str]], astray: list[str], in_table: bool) -> None:
    """Whatever is typed under whatever heading, or astray, in paragraphs or in a table, comes out again."""
    content = word_files.typed(answers, *astray) if not in_table else _table_of(answers, astray)
    said = set(WORD.findall(" ".join([*(line for answer in answers for line in answer), *astray])))

    assert set() == {nfc(word) for word in said} - words_out(taken(content))


def _table_of(answers: list[list[str]], astray: list[str]) -> bytes:
    """The same in a table, with what is astray below it."""
    document = word_files.begun()
    table = document.add_table(0, 2)
    for number, (heading, given_lines) in enumerate(zip(word_files.HEADINGS, answers, strict=True), start=1):
        left, right = table.add_row().cells
        left.text, right.text = f"{number}. {heading}", "\n".join(given_lines)
    for line in astray:
        document.add_paragraph(line)
    return word_files.saved(document)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one entry of each kind."""
    target = tmp_path / "store"
    shutil.copytree(ROOT / "tests" / "stores" / "sound", target)
    return target


def test_a_form_filled_from_an_entry_updates_that_entry(store: Path) -> None:
    """A result laid over its registration: what the form does not ask stays, changes are told (S0-60)."""
    before = parse_text((store / "phu-tho" / "goc-doc-bia" / ENTRY).read_text("utf-8"), Path(ENTRY)).data
    result = {**before, "result": {"narrative": "Học sinh mượn sách nhiều hơn hẳn."}}
    draft = taken(filled_form(FORMS["ket-qua"], result, reference(), "goc-doc-bia"), store=store)
    after = data_of(draft)

    assert "goc-doc-bia" == draft.slug
    assert before["plan"] == after["plan"]
    assert before["authors"] == after["authors"]  # with the link to the author's page
    assert {"on": "2026-05", "narrative": "Học sinh mượn sách nhiều hơn hẳn."} == after["result"]
    assert "`result.narrative`" in draft.files[REPORT].decode()


def test_a_form_about_another_kind_of_entry_is_refused(store: Path) -> None:
    """A group's form that names an innovation is not laid over it."""
    with pytest.raises(BadFile, match="không dành cho mục"):
        taken(filled_form(FORMS["mau-2"], full("group"), reference(), "goc-doc-bia"), store=store)


def test_a_table_of_figures_within_an_answer_is_kept_row_by_row() -> None:
    """A table that is no table of ours stays readable where it stands."""
    document = docx.Document(BytesIO(word_files.typed(word_files.ANSWERS[:4])))
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Lớp", "Số em", "3A", "35"), strict=True
    ):
        cell.text = text
    data = data_of(taken(word_files.saved(document)))

    assert data["plan"]["situation"].endswith("Lớp | Số em\n\n3A | 35")
