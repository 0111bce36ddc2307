"""An office's own layout for a report (S3-17): made in Word with merge fields, filled, and hostile until checked."""

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

import layouts
import word_files
from checkout import TODAY
from entries import catalog as kept
from entries import filed, innovation
from kho.derived.report import subject
from kho.derived.report.account import account
from kho.derived.report.period import Period
from kho.derived.report.proposals import proposals
from kho.derived.report.statement import statement
from kho.publish.papers.accounts import report_that_sums_up
from kho.publish.papers.commendation import proposal_for_commendation
from kho.publish.papers.draft import Report
from kho.publish.papers.exemplars import report_on_exemplars
from kho.publish.papers.laying_out import on_paper
from kho.publish.papers.layouts import report_fields
from kho.publish.papers.layouts.fitting import unknown, untold
from kho.publish.papers.layouts.merging import Filled, filled
from kho.publish.papers.layouts.outline import KINDS, outline
from kho.publish.papers.layouts.own import MAX_FIELDS, own_layout
from kho.store.catalog import Catalog
from kho.store.files.filekind import BadFile
from layouts import (
    blank,
    empty,
    of_an_office,
    opened,
    paragraph_of,
    put,
    saved,
    torn,
    with_code,
    with_xml,
    without,
)
from office import converted
from reporting import BLANK, GOLDEN, SITE, kho, store, text_of

SCHOOL = "Trường Tiểu học Bịa Một"
YEAR = Period.parse("2025-2026")


def drafted(kind: str, known: Catalog, name: str = "", period: Period = YEAR) -> Report:
    about = subject.unit(name, known) if name else subject.province("phu-tho", known)
    if kind == "danh-sach":
        return proposal_for_commendation(proposals(known, about, period, TODAY), known, BLANK, SITE)
    if kind == "dien-hinh":
        return report_on_exemplars(statement(known, about, period, TODAY), BLANK, SITE)
    return report_that_sums_up(kind, account(known, about, period, TODAY), known, BLANK, SITE)


def exemplars() -> Report:
    return drafted("dien-hinh", store(), SCHOOL)


def fill(layout: bytes, report: Report, kind: str = "dien-hinh") -> Filled:
    return filled(own_layout(layout), report, outline(kind))


def paper(layout: bytes, report: Report, kind: str = "dien-hinh") -> docx.document.Document:
    return docx.Document(BytesIO(fill(layout, report, kind).paper))


def told(layout: bytes, report: Report) -> list[str]:
    return [one.message for one in untold(report, own_layout(layout).names, BLANK)]


def words_of(printed: Path, page: str = "") -> list[str]:
    """The words of a PDF, or of one page of it."""
    pages = ["-f", page, "-l", page] if page else []
    command = ["pdftotext", "-layout", *pages, str(printed), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split()


def style(paragraph: Paragraph) -> str:
    return str(paragraph.style and paragraph.style.name)


# The layout to begin with


@pytest.mark.parametrize(
    ("kind", "name", "where", "period"),
    [
        ("dien-hinh", "sound", SCHOOL, "2025-2026"),
        ("dien-hinh", "trust", "", "2025-2026"),
        ("danh-sach", "school-year", "Trường Tiểu học Bịa Bốn", "2025-2026"),
        ("so-ket", "school-year", "", "2025-2026-hk1"),
        ("tong-ket", "school-year", "", "2025-2026"),
        ("tong-ket", "sound", "", "2025-2026"),
    ],
)
def test_the_blank_layout_untouched_says_what_the_paper_says(
    kind: str, name: str, where: str, period: str
) -> None:
    """S3-17: same text, same gaps to fill, same pages begun, same pictures; annexes and parts that are not there leave
    nothing behind."""
    report = drafted(kind, store(name), where, Period.parse(period))
    ours = on_paper(report)
    theirs = fill(blank(kind), report, kind)
    both = [docx.Document(BytesIO(one)) for one in (ours, theirs.paper)]

    assert text_of(ours) == text_of(theirs.paper)
    assert report.left == theirs.left
    assert len(both[0].sections) == len(both[1].sections)
    assert [1 if report.annexes else 0] * 2 == [len(one.inline_shapes) for one in both]


@pytest.mark.parametrize("kind", KINDS)
def test_the_blank_layout_has_every_field_that_paper_shows(kind: str) -> None:
    """Nobody need know a name: only what the workbook has besides, and what a sentence tells already, is not there."""
    whole = outline(kind)
    besides = {report_fields.cell(table, column) for table in whole.tables for column in table.more}

    assert {*report_fields.known(whole)} == {
        *own_layout(blank(kind)).names,
        *besides,
        report_fields.MARK,
        report_fields.URL,
    }
    assert len(report_fields.known(whole)) == len({*report_fields.known(whole)})


def test_word_shows_the_fields_in_the_blank_layout(tmp_path: Path) -> None:
    """LibreOffice reads them as merge fields, shown as «ten», and gives them back when it saves."""
    (tmp_path / "mau.docx").write_bytes(blank())
    kept = own_layout(converted(tmp_path / "mau.docx", "docx").read_bytes())

    assert own_layout(blank()).names == kept.names


# What an office makes of it


def test_a_report_in_a_layout_of_an_offices_own(golden: Callable[[str, Path], None]) -> None:
    """S3-16, S3-17: its words, its order, its table; every row a row, every paragraph a paragraph."""
    golden(text_of(fill(of_an_office(), exemplars()).paper), GOLDEN / "own-layout.txt")


def test_the_layout_decides_how_it_looks(tmp_path: Path) -> None:
    """Margins, letters and head are the office's, and LibreOffice prints them so."""
    done = paper(of_an_office(), exemplars())
    done.save(str(tmp_path / "bao-cao.docx"))
    printed = converted(tmp_path / "bao-cao.docx", "pdf")
    pages = [words_of(printed, str(number)) for number in range(1, len(PdfReader(printed).pages) + 1)]

    assert (25, "Arial") == (
        round((done.sections[0].left_margin or Mm(0)).mm),
        done.styles["Normal"].font.name,
    )
    assert "BÁO CÁO – mẫu riêng" == done.sections[0].header.paragraphs[0].text
    assert ["BÁO CÁO – mẫu riêng"] * len(pages) == [" ".join(page[:5]) for page in pages]


def test_a_text_stands_as_if_it_were_pasted_where_its_field_was() -> None:
    """Each line a paragraph in the look of the field's; what stands before or after it comes once."""
    document = empty()
    line = document.add_paragraph("Kể: ", style="Quote")
    put(line, "dien_hinh", bold=True)
    line.add_run(", hết.")
    lines = next(part.lines for part in exemplars().parts if part.name == "dien_hinh")
    done = paper(saved(document), exemplars()).paragraphs

    assert len(lines) == len(done)
    assert f"Kể: {lines[0].text}" == done[0].text
    assert done[-1].text.endswith(", hết.")
    assert 1 == sum("Kể: " in one.text for one in done) == sum(", hết." in one.text for one in done)
    assert {"Quote"} == {style(one) for one in done}
    assert all(run.bold for one in done[1:-1] for run in one.runs)


def test_a_heading_within_a_part_is_bold_and_stays_with_what_follows() -> None:
    """No style of the layout is asked for: nobody's text gets into a table of contents."""
    document = empty()
    put(document.add_paragraph(), "dien_hinh")
    done = paper(saved(document), exemplars()).paragraphs
    heads = [one for one in done if one.paragraph_format.keep_with_next]
    lines = next(part.lines for part in exemplars().parts if part.name == "dien_hinh")

    assert [line.text for line in lines if line.heading] == [one.text for one in heads]
    assert {(True, "Normal")} == {(run.bold, style(one)) for one in heads for run in one.runs}


def test_parts_are_numbered_as_the_layout_has_them() -> None:
    """A part that is deleted or moved takes its number along."""
    document = without(opened(), "tinh_hinh_chung_tieu_de", "tinh_hinh_chung")
    first, last = paragraph_of(document, "han_che_tieu_de"), paragraph_of(document, "dien_hinh_tieu_de")
    last._p.addprevious(first._p)  # noqa: SLF001 - python-docx moves no paragraph
    done = [one.text for one in paper(saved(document), exemplars()).paragraphs]

    assert {"I. HẠN CHẾ, NGUYÊN NHÂN", "II. CÁC ĐIỂN HÌNH", "III. PHƯƠNG HƯỚNG"} <= set(done)


def test_rows_without_a_table_come_as_paragraphs() -> None:
    """Who wants no table writes the fields of a row into a line."""
    document = empty()
    line = document.add_paragraph("– ")
    put(line, "danh_sach_ten")
    line.add_run(", ")
    put(line, "danh_sach_don_vi")
    rows = exemplars().tables[0].plain

    assert [f"– {row[1]}, {row[3]}" for row in rows] == [
        one.text for one in paper(saved(document), exemplars()).paragraphs
    ]


def test_words_short_form_keeps_its_look_and_capitals() -> None:
    """The bold letters of `fldSimple`, and what its code says of case."""
    document = empty()
    put(document.add_paragraph(), "trich_yeu", bold=True, code='MERGEFIELD "{}" \\* Upper \\* MERGEFORMAT ')
    run = paper(saved(document), exemplars()).paragraphs[0].runs[0]

    assert (True, exemplars().letter.about.upper()) == (run.bold, run.text)


def test_a_filled_layout_asks_for_no_data() -> None:
    """The settings by which Word looks for the data of a merge are gone from the paper; its other settings stay."""
    document = opened()
    settings = document.settings.element
    merge = '<w:mailMerge {}><w:mainDocumentType w:val="formLetters"/></w:mailMerge>'
    settings.insert(0, parse_xml(merge.format(nsdecls("w"))))
    kept = [one.tag for one in settings][1:]

    assert kept == [one.tag for one in paper(saved(document), exemplars()).settings.element]


def test_a_field_that_word_has_torn_into_runs_is_one_field() -> None:
    """Word parts its codes at every edit, with marks of spelling and bookmarks between; what is shown has the look."""
    turns = (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>MERGE</w:instrText>",
        "<w:instrText>FIELD trich_yeu</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
    )
    runs = [f"<w:r>{turn}</w:r>" for turn in turns]
    runs.insert(2, '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="x"/>')
    shown = "<w:r><w:rPr><w:i/></w:rPr><w:t>«trich_yeu»</w:t></w:r>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    run = paper(with_xml(f"<w:p>{''.join(runs)}{shown}{end}</w:p>"), exemplars()).paragraphs[0].runs[0]

    assert (True, exemplars().letter.about) == (run.italic, run.text)


def test_nothing_tells_who_made_the_layout() -> None:
    """The paper goes up without the name of who drew its form."""
    document = opened()
    document.core_properties.author = document.core_properties.last_modified_by = "Nguyễn Văn Bịa"
    properties = paper(saved(document), exemplars()).core_properties

    assert ("", "", exemplars().letter.about) == (
        properties.author,
        properties.last_modified_by,
        properties.title.removeprefix("Báo cáo "),
    )


def test_same_layout_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Layout and paper depend on what goes in alone, not on the clock."""
    first = fill(of_an_office(), exemplars()).paper, blank("tong-ket")
    layouts.blank.cache_clear()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert first == (fill(of_an_office(), exemplars()).paper, blank("tong-ket"))


# Gaps


def test_every_gap_of_a_filled_layout_is_yellow_and_listed() -> None:
    """What a person must write is seen, also in the head of a page, and the list tells only what the paper has."""
    document = without(opened(), "kien_nghi", "con_can_viet_tieu_de")
    put(document.sections[0].header.paragraphs[0], "dia_danh")
    done = fill(saved(document), exemplars())
    found = docx.Document(BytesIO(done.paper))
    whole = [found.element, *(section.header._element for section in found.sections)]  # noqa: SLF001 - all text
    runs = [run for one in whole for run in one.iter(qn("w:r")) if "[…" in "".join(run.itertext())]
    listed = [one.text for one in found.paragraphs if one.text[:1].isdigit() and one.text.endswith(".")]

    assert len(done.left) < len(runs)
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is not None for run in runs)
    assert not {"\ue000", "\ue001"} & set("".join("".join(one.itertext()) for one in whole))
    assert len(done.left) == len([one for one in listed if one.split(". ")[0].isdigit()][-len(done.left) :])
    assert not [what for what in done.left if what.startswith("kiến nghị")]
    assert "địa danh" in done.left


# What does not fit


def test_a_field_that_nothing_fills_is_refused_with_the_names_near_it() -> None:
    """All of them in one go; a layout of another kind is called so."""
    document = opened()
    put(document.add_paragraph(), "tinh_hinh_chug")
    put(document.add_paragraph(), "hoc_phi")
    found = list(unknown(own_layout(saved(document)).names, "dien-hinh"))
    other = list(unknown(own_layout(blank("danh-sach")).names, "dien-hinh"))

    assert ["“tinh_hinh_chug”", "“hoc_phi”"] == [one.message.split()[-1].rstrip(".") for one in found]
    assert "tinh_hinh_chung," in found[0].hint
    assert "--blank-layout" in found[1].hint
    assert ["Đây là mẫu của báo cáo danh-sach, không phải dien-hinh."] == [one.message for one in other]


def test_what_the_layout_has_no_place_for_is_told() -> None:
    """A part, a table, a column that hold something, and the mark: nothing is lost unseen."""
    document = without(opened(), "han_che")
    bare = empty()
    put(bare.add_paragraph(), "danh_sach_ten")

    assert ["Phần “HẠN CHẾ, NGUYÊN NHÂN” không được ghi: mẫu không có trường “han_che”."] == told(
        saved(document), exemplars()
    )
    assert {
        "Phần “lời mở đầu” không được ghi: mẫu không có trường “mo_dau”.",
        "Cột “Đơn vị” của bảng “Danh sách điển hình” không được ghi: mẫu không có trường “danh_sach_don_vi”.",
        "Mã của bảng không được ghi: mẫu không có trường “ma_bang”.",
    } <= set(told(saved(bare), exemplars()))
    assert "Bảng “Danh sách điển hình” (5 dòng) không được ghi: mẫu không có trường “danh_sach_ten”." in told(
        saved(empty()), exemplars()
    )
    assert not told(blank(), exemplars())


# Hostile until checked


HEADER = b"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
MORE = b'<Override PartName="/word/%b" ContentType="' + HEADER + b'"/></Types>'


def retyped(old: bytes, new: bytes) -> bytes:
    """The blank layout with another list of its parts."""
    change = word_files.repacked
    return change(
        blank(), lambda name, part: part.replace(old, new) if name == "[Content_Types].xml" else part
    )


def in_text(old: bytes, new: bytes) -> bytes:
    """The blank layout with other XML in its text."""
    change = word_files.repacked
    return change(
        blank(), lambda name, part: part.replace(old, new, 1) if name == "word/document.xml" else part
    )


def crowded() -> bytes:
    document = empty()
    for _ in range(MAX_FIELDS + 1):
        put(document.add_paragraph(), "dia_danh")
    return saved(document)


BEGIN = b'<w:fldChar w:fldCharType="begin"/>'

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "trống"),
    "a PDF": (lambda: b"%PDF-1.7", "PDF"),
    "macros": (lambda: word_files.repacked(blank(), extra=[("word/vbaProject.bin", b"x")]), "macro"),
    "a part kept elsewhere": (
        lambda: word_files.repacked(
            blank(),
            lambda name, part: (
                part.replace(
                    b"</Relationships>",
                    b'<Relationship Id="x" Type="x/attachedTemplate" Target="file:///x.dotm" TargetMode="External"/>'
                    b"</Relationships>",
                )
                if name == "word/_rels/document.xml.rels"
                else part
            ),
        ),
        "khuôn mẫu",
    ),
    "a document type": (lambda: in_text(b"<w:document", b"<!DOCTYPE x><w:document"), "DOCTYPE"),
    "a bomb": (lambda: word_files.repacked(blank(), extra=[("word/x.xml", bytes(30 * 1024**2))]), "quá lớn"),
    "XML under another name": (
        lambda: word_files.repacked(
            retyped(b"</Types>", MORE % b"x.bin"), extra=[("word/x.bin", b"<!DOCTYPE x><x/>")]
        ),
        "Không đọc được",
    ),
    "no settings": (lambda: retyped(b"settings+xml", b"other+xml"), "Không đọc được"),
    "a text without body": (lambda: in_text(b"w:body", b"w:bodi"), "hỏng"),
    "a field that runs a program": (lambda: with_code('DDEAUTO c:\\\\x "y"'), "DDEAUTO"),
    "a field that fetches": (lambda: with_code('INCLUDETEXT "file:///etc/passwd"'), "INCLUDETEXT"),
    "a field that skips rows": (lambda: with_code("NEXT"), "NEXT"),
    "a condition": (lambda: with_code('IF 1 = 1 "a" "b"'), "IF"),
    "a number format": (lambda: with_code("MERGEFIELD dia_danh \\# 0.0000"), "dia_danh"),
    "letters that change names": (lambda: with_code("MERGEFIELD dia_danh \\* Caps"), "Caps"),
    "no code": (lambda: with_code(" "), "ngắt quãng"),
    "a field without beginning": (lambda: torn("begin"), "ngắt quãng"),
    "a field without end": (lambda: torn("end"), "ngắt quãng"),
    "a field within a field": (
        lambda: with_xml(
            '<w:p><w:fldSimple w:instr="MERGEFIELD dia_danh"><w:fldSimple w:instr="PAGE"/></w:fldSimple></w:p>'
        ),
        "lồng",
    ),
    "a text that goes with a field": (lambda: in_text(BEGIN, BEGIN + b"<w:t>mat</w:t>"), "ngắt quãng"),
    "a field beside the text": (
        lambda: with_xml('<w:fldSimple w:instr="MERGEFIELD dia_danh"/>'),
        "ngắt quãng",
    ),
    "an element of ours": (
        lambda: with_xml('<w:p><MergeField name="x" merge_key="field_9"/></w:p>'),
        "ngắt quãng",
    ),
    "too many fields": (crowded, "trường"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_layout_is_refused(case: str) -> None:
    """SAFETY E4: what could run, fetch, bomb or trip the libraries is refused with what to do, before it is filled."""
    made, says = HOSTILE[case]
    with pytest.raises(BadFile) as refused:
        own_layout(made())

    assert says in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    "layout",
    [lambda: retyped(b"</Types>", MORE % b"x.xml"), lambda: with_code('DATE \\@ "dd')],
    ids=["a type for a part that is not there", "a date whose code has no end"],
)
def test_a_fault_that_does_no_harm_is_let_pass(layout: Callable[[], bytes]) -> None:
    """What Word itself opens, and the filling never looks at, is no reason to send an office away."""
    assert fill(layout(), exemplars())


def test_a_row_that_would_outgrow_the_machine_is_refused() -> None:
    """What is repeated is small."""
    document = empty()
    line = document.add_paragraph()
    for _ in range(1_000):
        line.add_run("x")
    put(line, "danh_sach_ten")
    layout = saved(document)

    with pytest.raises(BadFile, match="quá lớn"):
        fill(layout, exemplars())


def test_a_row_with_fields_of_two_tables_is_refused() -> None:
    """Which of the two it should follow is not guessed; nor what a row within a row means."""
    document, nested = empty(), empty()
    line = document.add_paragraph()
    put(line, "danh_sach_ten")
    put(line, "dang_ky_viec")
    cell = nested.add_table(rows=1, cols=1).rows[0].cells[0]
    put(cell.paragraphs[0], "danh_sach_ten")
    put(cell.add_table(rows=1, cols=1).rows[0].cells[0].paragraphs[0], "danh_sach_don_vi")
    report = drafted("tong-ket", store("school-year"))

    for one in (document, nested):
        with pytest.raises(BadFile, match="hai bảng"):
            fill(saved(one), report, "tong-ket")


def test_contributed_text_is_text() -> None:
    """SAFETY S7: no field, no link, no heading, no gap, no picture comes of what an entry says."""
    bad = "«kinh_gui» {MERGEFIELD dia_danh} https://bia.example # \ue000[… Bịa]\ue001 <w:br/>"
    one = filed(innovation(title=bad, registered_on="2026-10-01"))
    known = kept(one)
    report = drafted("dien-hinh", known, SCHOOL, Period.parse("2026-q4"))
    done = fill(blank(), report).paper
    found = docx.Document(BytesIO(done))
    codes = [code.text for code in found.element.iter(qn("w:instrText"))]
    kinds = {relation.reltype.rsplit("/", 1)[-1] for relation in found.part.rels.values()}

    assert text_of(on_paper(report)) == text_of(done)
    assert (
        "1. «kinh_gui» {MERGEFIELD dia_danh} https://bia.example # [… Bịa] <w:br/>"
        in text_of(done).splitlines()
    )
    assert (1, []) == (len(found.inline_shapes), codes)
    assert "hyperlink" not in kinds
    assert not [one for one in found.paragraphs if style(one).startswith("Heading")]


# The command


def test_a_secretary_takes_changes_and_fills_a_layout(tmp_path: Path) -> None:
    """S3-16, S3-17: blank layout, an own one, the report in it; what is missing is told, the gaps are counted."""
    arguments = ("--unit", SCHOOL, "--period", "2025-2026", "--place", "Xã Bịa")
    first = kho("dien-hinh", "--blank-layout", "mau.docx", cwd=tmp_path)
    document = without(docx.Document(str(tmp_path / "mau.docx")), "han_che")
    document.save(str(tmp_path / "mau-rieng.docx"))
    done = kho("dien-hinh", *arguments, "--layout", "mau-rieng.docx", "-o", "bao-cao.docx", cwd=tmp_path)
    text = text_of((tmp_path / "bao-cao.docx").read_bytes())

    assert (0, 0) == (first.returncode, done.returncode)
    assert "“mau-rieng.docx”: lưu ý: Phần “HẠN CHẾ, NGUYÊN NHÂN” không được ghi" in done.stdout
    assert f"Còn {len(exemplars().left) - 2} chỗ cần người viết." in done.stdout
    assert "Xã Bịa, ngày 22 tháng 11 năm 2026" in text
    assert "HẠN CHẾ, NGUYÊN NHÂN" in text


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--blank-layout", "mau.docx", "--period", "2025-2026"), 2, "đi một mình"),
        (("--blank-layout", "khong-co/mau.docx"), 2, "không có thư mục"),
        (("--unit", SCHOOL), 2, "thiếu --period"),
        (("--unit", SCHOOL, "--period", "2025-2026", "--layout", "khong-co.docx"), 1, "Không có tệp này"),
        (("--unit", SCHOOL, "--period", "2025-2026", "--layout", "lam.docx"), 1, "“hoc_phi”"),
        (("--unit", SCHOOL, "--period", "2025-2026", "--layout", "hong.docx"), 1, "ngắt quãng"),
    ],
)
def test_a_layout_that_cannot_be_used_leaves_no_report(
    arguments: tuple[str, ...], code: int, says: str, tmp_path: Path
) -> None:
    """It is said why, in Vietnamese, and nothing is written."""
    document = empty()
    put(document.add_paragraph(), "hoc_phi")
    document.save(str(tmp_path / "lam.docx"))
    (tmp_path / "hong.docx").write_bytes(torn("end"))
    done = kho("dien-hinh", *arguments, cwd=tmp_path)

    assert (code, True) == (done.returncode, says in done.stdout + done.stderr)
    assert "Traceback" not in done.stderr
    assert {"lam.docx", "hong.docx"} == {one.name for one in tmp_path.iterdir()}


def test_the_printed_report_reads_as_the_paper_does(tmp_path: Path) -> None:
    """R7: LibreOffice prints the filled layout on as many pages as our own paper, with the same words."""
    report = drafted("tong-ket", store("school-year"))
    said = []
    for name, content in (
        ("kho", on_paper(report)),
        ("mau", fill(blank("tong-ket"), report, "tong-ket").paper),
    ):
        (tmp_path / f"{name}.docx").write_bytes(content)
        printed = converted(tmp_path / f"{name}.docx", "pdf")
        read = subprocess.run(
            ["pdftotext", "-layout", printed, "-"], capture_output=True, text=True, check=True
        )
        said.append((len(PdfReader(printed).pages), read.stdout.split()))

    assert said[0] == said[1]
