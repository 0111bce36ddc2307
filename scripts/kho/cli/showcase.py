"""`kho showcase`: the quarter's issue, from the draft to the printed page (S3-15)."""

from datetime import date
from pathlib import Path

import click

from kho.check.rules.editions import drafts_can_be_published
from kho.cli import options
from kho.cli.check import report
from kho.cli.new_files import write_new
from kho.cli.sound import sound_or_told
from kho.cli.typed import Place
from kho.cli.vietnamese import Menu
from kho.derived.issue.eligible import propose
from kho.publish.issue.drafting import draft as draft_of
from kho.publish.issue.freeze import freeze
from kho.publish.issue.mail import letter
from kho.store.catalog import Catalog
from kho.store.issue_seal import text
from kho.store.issues import COMPILED, FOLDER, quarter_of
from kho.store.place import checkout
from kho.store.site import about
from kho.store.writing import write
from kho.words.problem import Problem, Rejected, Unusable, quoted


@click.group(cls=Menu)
def showcase() -> None:
    """Bản tin quý: soạn, kiểm tra, phát hành."""


_slug = click.argument("slug", metavar="SỐ")


@showcase.command()
@_slug
@options.exemplars()
@options.skip_faulty()
@options.today()
def draft(slug: str, exemplars: Path | None, today: date) -> None:
    """Gợi ý các mục cho một số (2026-q4, hoặc so-0 là số sưu tầm) và viết bản nháp cho người biên tập sửa.

    Không bao giờ ghi đè một số đã có. Chưa mục nào đủ điều kiện thì không viết gì, nói vì sao, và kết thúc với mã 1.
    """
    folder = options.data_folder(exemplars)
    path = _path(slug, folder)
    if path.exists():
        raise Unusable(f"{path.as_posix()} đã có: hãy sửa tệp ấy, hoặc xoá trước nếu muốn gợi ý lại.")
    catalog = sound_or_told(folder, today)
    proposal = propose(slug, catalog.issues, catalog, today)
    if not proposal.picks:
        click.echo(f"Chưa mục nào đủ điều kiện đăng ở số {slug}, nên không viết bản nháp.")
        for one in proposal.missed:
            lacking = " ".join(lack.says for lack in one.lacks)
            click.echo(f"  {one.filed.name} ({one.filed.slug}): {lacking}")
        raise click.exceptions.Exit(1)
    made = draft_of(slug, proposal, catalog, today)
    write(path, made.encode())
    told = f"{len(proposal.picks)} mục, chọn từ {len(catalog.exemplars)} mục của kho"
    click.echo(f"Đã viết {path.as_posix()}: {told}. Sửa xong: kho showcase check {slug}")


@showcase.command()
@_slug
@options.exemplars()
@options.skip_faulty()
@options.today()
def check(slug: str, exemplars: Path | None, today: date) -> None:
    """Nói số này còn thiếu gì để phát hành."""
    folder = options.data_folder(exemplars)
    path = _path(slug, folder)
    problems = _problems(slug, path, sound_or_told(folder, today), today)
    report(problems, looked=f"số {slug} ({path.as_posix()})")
    raise click.exceptions.Exit(1 if problems else 0)


@showcase.command()
@_slug
@options.on("Ngày phát hành")
@options.exemplars()
@options.skip_faulty()
@options.today()
def publish(slug: str, on: date | None, exemplars: Path | None, today: date) -> None:
    """Phát hành: ghi số, ngày, nội dung như hôm nay và dấu SHA-256; từ đây muốn sửa thì đính chính."""
    folder, day = options.data_folder(exemplars), options.dated(on, today)
    path = _path(slug, folder)
    catalog = sound_or_told(folder, today)
    if slug not in catalog.issues.drafts and slug in catalog.issues.sources:
        raise Unusable(f"Số {slug} đã phát hành; chỗ sai thì ghi vào “errata” của {path.as_posix()}.")
    if problems := _problems(slug, path, catalog, day):
        report(problems)
        click.echo("Chưa phát hành.")
        raise click.exceptions.Exit(1)
    _in_turn(slug, catalog)
    serial = None if slug == COMPILED else catalog.issues.next_number
    write(path, text(freeze(catalog.issues.drafts[slug], serial, catalog, day)).encode())
    named = f"số {serial}" if serial else "số sưu tầm, không đánh số"
    click.echo(f"Đã phát hành {path.as_posix()} ({named}). Đưa lên nhánh chính để website dựng lại.")


@showcase.command()
@_slug
@click.option("-o", "--out", metavar="F.eml", type=Place(), required=True, help="Tệp thư.")
@options.exemplars()
@options.skip_faulty()
@options.today()
def email(slug: str, out: Path, exemplars: Path | None, today: date) -> None:
    """Làm số đã phát hành thành một bức thư (.eml) mở được bằng phần mềm thư, để điền người nhận rồi gửi."""
    folder = options.data_folder(exemplars)
    path = _path(slug, folder)
    catalog = sound_or_told(folder, today)
    edition = next((one for one in catalog.issues.editions if one.slug == slug), None)
    if edition is None:
        raise Unusable(f"Số {slug} chưa phát hành: kho showcase publish {slug} ({path.as_posix()}).")
    write_new({out: letter(edition, catalog, about(checkout().builder, today))})


def _in_turn(slug: str, catalog: Catalog) -> None:
    """A quarter's issue comes after those of the quarters before, or numbers would not tell the order."""
    later = [one.slug for one in catalog.issues.editions if one.slug != COMPILED and one.slug > slug]
    if slug != COMPILED and later:
        raise Unusable(
            f"Đã phát hành {later[0]}, là quý sau: số thứ tự sẽ ngược. Đưa các mục này vào số tới."
        )


def _path(slug: str, folder: Path) -> Path:
    """The file of the issue *slug*."""
    try:
        quarter_of(slug)
    except ValueError as error:
        raise Unusable(
            f"không có số nào tên {quoted(slug)}: viết quý, ví dụ 2026-q4, hoặc {COMPILED}."
        ) from error
    return folder / FOLDER / f"{slug}.yml"


def _problems(slug: str, path: Path, catalog: Catalog, today: date) -> tuple[Problem, ...]:
    """What keeps a draft from being published; nothing for what is published, for it was checked already."""
    if slug not in catalog.issues.sources:
        raise Unusable(f"Chưa có {path.as_posix()}: kho showcase draft {slug}")
    if slug not in catalog.issues.drafts:
        return ()
    source = catalog.issues.sources[slug]
    return Rejected(
        source.problem(finding) for finding in drafts_can_be_published(slug, catalog, today)
    ).problems
