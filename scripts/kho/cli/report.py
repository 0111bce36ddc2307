"""`kho report`: what the store can say in a report to the level above, as .docx and .xlsx."""

from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from kho.cli import options
from kho.cli.layouts import in_layout
from kho.cli.new_files import refuse_taken, write_new
from kho.cli.sound import sound_or_told
from kho.cli.typed import OneOf, Place
from kho.cli.vietnamese import Verb
from kho.derived.report import subject as subjects
from kho.derived.report.account import account
from kho.derived.report.period import Period
from kho.derived.report.proposals import might_be, proposals
from kho.derived.report.statement import statement
from kho.derived.report.subject import Subject
from kho.publish.papers.accounts import report_that_sums_up
from kho.publish.papers.commendation import proposal_for_commendation
from kho.publish.papers.draft import Report
from kho.publish.papers.exemplars import report_on_exemplars
from kho.publish.papers.frame import Given
from kho.publish.papers.laying_out import as_workbook, on_paper
from kho.publish.papers.layouts.blank_layout import blank_layout as made_blank
from kho.publish.papers.layouts.merging import Filled
from kho.publish.papers.layouts.outline import KINDS
from kho.store.catalog import Catalog
from kho.store.place import checkout
from kho.store.site import about as site_about
from kho.words.problem import Unusable, quoted
from kho.words.text import slug
from kho.words.when import Quarter, SchoolYear

_SHOWN = 5
"""How many names a message shows."""


@click.command(cls=Verb)
@click.argument("kind", metavar="|".join(KINDS), type=OneOf(KINDS))
@click.option("--unit", metavar="TÊN", help="Đơn vị báo cáo: tên, hoặc phần cuối địa chỉ trang của đơn vị.")
@click.option("--team", metavar="MÃ", help="Tổ, nhóm, cụm trường báo cáo: phần cuối địa chỉ trang của tổ.")
@click.option("--province", metavar="TỈNH", help="Báo cáo cả tỉnh, thành phố: mã (lao-cai) hoặc tên.")
@click.option("--commune", metavar="TÊN", help="Chỉ một xã, phường, đặc khu của tỉnh ở --province.")
@click.option("--period", metavar="KỲ", help="Kỳ: 2026-q4, 2026-2027 hoặc 2026-2027-hk1.")
@click.option(
    "-o",
    "--output",
    metavar="F.docx",
    type=Place(),
    help="Tệp Word ghi ra; bỏ trống thì đặt tên theo kỳ, hoặc không ghi nếu đã có --xlsx.",
)
@click.option(
    "--xlsx",
    metavar="F.xlsx",
    type=Place(),
    help="Ghi các bảng ra tệp này, mỗi bảng một trang.",
)
@click.option(
    "--layout",
    metavar="MẪU.docx",
    type=Place(),
    help="Viết vào mẫu trình bày của cơ quan: tệp Word có các trường trộn thư.",
)
@click.option(
    "--blank-layout",
    metavar="MẪU.docx",
    type=Place(),
    help="Chỉ ghi ra mẫu trình bày để sửa trong Word, đủ mọi trường của loại báo cáo này.",
)
@click.option("--to", metavar="TÊN", help="Nơi nhận; bỏ trống thì để chỗ cho người viết.")
@click.option("--from", "sender", metavar="TÊN", help="Cơ quan báo cáo; bỏ trống là đơn vị, tổ được báo cáo.")
@click.option("--superior", metavar="TÊN", help="Cơ quan chủ quản, ở dòng đầu.")
@click.option("--place", metavar="TÊN", help="Địa danh, trước ngày tháng.")
@options.on("Ngày của báo cáo")
@options.exemplars()
@options.skip_faulty()
@options.today()
def report(
    *,
    kind: str,
    unit: str | None,
    team: str | None,
    province: str | None,
    commune: str | None,
    period: str | None,
    output: Path | None,
    xlsx: Path | None,
    layout: Path | None,
    blank_layout: Path | None,
    to: str | None,
    sender: str | None,
    superior: str | None,
    place: str | None,
    on: date | None,
    exemplars: Path | None,
    today: date,
) -> None:
    """Viết báo cáo của một tổ, một trường, một xã hay một tỉnh trong một kỳ, từ các mục trong kho.

    dien-hinh: báo cáo điển hình; danh-sach: tờ trình đề nghị khen thưởng, kèm danh sách; so-ket: báo cáo sơ kết một
    học kỳ hay một quý; tong-ket: báo cáo tổng kết một năm học.

    Kỳ đã qua thì chỉ kể điều đã có đến hết kỳ. Chỉ ghi điều các mục nói; chỗ cần người viết được tô vàng và kể lại
    ở cuối. Không ghi đè tệp đã có.
    Ví dụ: kho report dien-hinh --province lao-cai --period 2026-2027 --xlsx danh-sach.xlsx

    Cơ quan có mẫu riêng: lấy mẫu trống bằng --blank-layout, sửa trong Word, rồi viết báo cáo với --layout.
    """
    day = options.dated(on, today)
    if blank_layout:
        if any((unit, team, province, commune, period, output, xlsx, layout, to, sender, superior, place)):
            raise Unusable("--blank-layout đi một mình: kho report LOẠI --blank-layout MẪU.docx.")
        refuse_taken([blank_layout])
        write_new({blank_layout: made_blank(kind, day)})
        return
    if sum(one is not None for one in (unit, team, province)) != 1 or (commune and not province):
        raise Unusable("hãy ghi một trong ba: --unit, --team, --province; --commune đi cùng --province.")
    _refuse_unreadable(to, sender, superior, place)
    wanted, home = _period(period, kind, day), checkout()
    catalog = sound_or_told(options.data_folder(exemplars), today)
    about = _subject(catalog, unit, team, province or "", commune)
    given, url = Given(to, sender, superior, place, day), site_about(home.builder, day).url
    said = _draft(kind, catalog, about=about, period=wanted, until=wanted.until(day), given=given, url=url)
    if xlsx and not said.tables:
        _nothing(
            f"{about.name} không có bảng nào trong {wanted.label}; không ghi báo cáo. Bỏ --xlsx để chỉ ghi bản giấy."
        )
    name = f"{slug(said.letter.kind)}-{kind}-{about.slug}-{wanted}.docx"
    paper = output or (None if xlsx and not layout else Path(name))
    refuse_taken([path for path in (paper, xlsx) if path])
    made, left = {}, said.left
    if paper:
        done = in_layout(layout, kind, said, given) if layout else Filled(on_paper(said), left)
        made[paper], left = done.paper, done.left
    if xlsx:
        made[xlsx] = as_workbook(said)
    write_new(made)
    for table in said.tables:
        click.echo(f"{table.sheet}: {len(table.rows)} dòng.")
    click.echo(f"Còn {len(left)} chỗ cần người viết.")


def _refuse_unreadable(*names: str | None) -> None:
    """A name that is given stands on a line and can be read."""
    for text in names:
        if text is not None and not (text.strip() and text.isprintable()):
            raise Unusable(f"{quoted(text)}: tên cần chữ đọc được, trên một dòng.")


def _subject(
    catalog: Catalog, unit: str | None, team: str | None, province: str, commune: str | None
) -> Subject:
    """Whom the report is about; raises Unusable where nobody is called so."""
    if unit:
        return subjects.unit(unit, catalog)
    if team:
        return subjects.team(team, catalog)
    whole = subjects.province(province, catalog)
    return subjects.commune(commune, whole, catalog) if commune else whole


def _draft(
    kind: str, catalog: Catalog, *, about: Subject, period: Period, until: date, given: Given, url: str
) -> Report:
    """What the report of this *kind* says; exit 1 where there is nothing to say."""
    if kind == "danh-sach":
        asked = proposals(catalog, about, period, until)
        if not asked.all:
            _nothing(_unasked(catalog, about, period, until))
        return proposal_for_commendation(asked, catalog, given, url)
    none = f"Không có mục nào của {about.name} thuộc {period.label}; không ghi báo cáo."
    if kind == "dien-hinh":
        told = statement(catalog, about, period, until)
        return report_on_exemplars(told, given, url) if told.rows else _nothing(none)
    found = account(catalog, about, period, until)
    return _nothing(none) if found.empty else report_that_sums_up(kind, found, catalog, given, url)


def _nothing(why: str) -> NoReturn:
    """Exit without a file."""
    click.echo(why)
    raise click.exceptions.Exit(1)


def _unasked(catalog: Catalog, about: Subject, period: Period, until: date) -> str:
    """That nobody is proposed, and who of the period might be."""
    why = f"Không mục nào của {about.name} ghi đề nghị khen trong {period.label}; không ghi tờ trình."
    fit = might_be(catalog, about, period, until)
    if not fit:
        return why
    names = "; ".join(f"{row.filed.name} ({row.filed.slug})" for row in fit[:_SHOWN])
    more = f" và {len(fit) - _SHOWN} mục khác" if len(fit) > _SHOWN else ""
    return f"{why}\nĐã có số liệu hoặc đã thẩm định, có thể xét đề nghị: {names}{more}."


def _period(text: str | None, kind: str, today: date) -> Period:
    """The period *text* of a report of this *kind*; raises Unusable with the ways to write one near *today*."""
    if text is None:
        raise Unusable(f"thiếu --period: kỳ của báo cáo, như {SchoolYear.of(today)}.")
    year = SchoolYear.of(today)
    try:
        period = Period.parse(text)
    except ValueError as error:
        raise Unusable(
            f"{quoted(text)} không phải là một kỳ. Viết quý: {Quarter.of(today)}; năm học: {year}; "
            f"học kỳ: {year}-hk1, {year}-hk2."
        ) from error
    whole = period.yearly and period.half is None
    if kind == "so-ket" and whole:
        raise Unusable(
            f"sơ kết là của học kỳ hay quý: {period}-hk1, {period}-hk2. Cả năm học: kho report tong-ket."
        )
    if kind == "tong-ket" and not whole:
        raise Unusable(f"tổng kết là của năm học, như {year}. Học kỳ, quý: kho report so-ket.")
    return period
