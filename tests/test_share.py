"""The fair share of an issue: managers against front-line people, hard places against easy ones (S1-21)."""

from lxml import html

import entries
from checkout import NOW, TODAY
from kho.check.everything import check
from kho.derived.issue.share import Side, of_draft, of_issue
from kho.model.showcase import Choice, Draft
from kho.publish.issue.freeze import freeze
from kho.publish.pages.archive import pages
from kho.publish.renderer import render
from kho.store.catalog import Catalog, Filed
from kho.store.issue_seal import digest
from kho.store.issues import COMPILED, Edition, Issues
from kho.store.place import Checkout
from kho.store.site import Site
from kho.words.text import slug as address

SITE = Site("https://kho-bia.example/", TODAY)


def store() -> Catalog:
    """Five works: of a head teacher, a teacher, a librarian, a team, and of somebody whose post nobody wrote."""

    def one(slug: str, province: str = "Phú Thọ", **said: object) -> Filed:
        unit = {"name": "Trường Tiểu học Bịa", "province": province}
        return entries.filed(entries.innovation(unit=unit, **said), slug, address(province))

    def by(role: str | None, **said: object) -> list[object]:
        return [{"name": "Nguyễn Văn Bịa", **({"role": role} if role else {}), **said}]

    return entries.catalog(
        one("cua-hieu-truong", authors=by("Hiệu trưởng"), levels=["thcs", "tieu-hoc"]),
        one("cua-giao-vien", authors=by("Giáo viên"), levels=["tieu-hoc"], setting={"hardship": "kho-khan"}),
        one("cua-thu-vien", "Cà Mau", authors=by("Nhân viên thư viện"), setting={"hardship": "do-thi"}),
        one("cua-to", authors=by(None, collective="to-bia")),
        one("khong-ro", authors=by(None)),
        entries.filed(entries.collective(), "to-bia"),
    )


def counted(sides: tuple[Side, ...]) -> dict[str, list[tuple[str, int, int]]]:
    """The sides as a table one can read; “?” is what is not told."""
    return {side.name: [(row.name or "?", row.stored, row.picked) for row in side.rows] for side in sides}


def test_an_editor_sees_who_and_where_is_missing() -> None:
    """S1-21, S3-5: each group with all the store has and what is picked, in the order of its list; nothing guessed."""
    known = store()
    picks = [known.by_slug[slug] for slug in ("cua-hieu-truong", "cua-giao-vien", "khong-ro")]

    assert counted(of_draft(picks, known)) == {
        "Cấp học": [("Tiểu học", 2, 2), ("Trung học cơ sở", 1, 1), ("?", 4, 1)],
        "Địa bàn": [("Vùng khó khăn", 1, 1), ("Đô thị", 1, 0), ("?", 4, 2)],
        "Tỉnh, thành phố": [("Cà Mau", 1, 0), ("Phú Thọ", 5, 3)],
        "Việc đang làm": [
            ("Cán bộ quản lý", 1, 1),
            ("Giáo viên", 1, 1),
            ("Nhân viên thư viện", 1, 0),
            ("Tập thể, nhóm", 2, 0),
            ("?", 1, 1),
        ],
        "Trực tiếp hay quản lý": [
            ("Người trực tiếp dạy và phục vụ", 2, 1),
            ("Cán bộ quản lý", 1, 1),
            ("Tập thể, nhóm", 2, 0),
            ("?", 1, 1),
        ],
    }


def edition(known: Catalog, *slugs: str) -> Edition:
    """An issue with these entries, frozen today."""
    chosen = tuple(Choice(entry=slug, why="Vì bịa.") for slug in slugs)
    draft = Draft(title="Số bịa", editor="Ban bịa", note="Lời bịa.", picks=chosen)
    return Edition("2026-q4", freeze(draft, 1, known, TODAY))


def test_a_frozen_issue_tells_it_as_it_was() -> None:
    """What is told on the page was frozen with the issue: with no entry left in the store, it still says so."""
    issue = edition(store(), "cua-hieu-truong", "cua-giao-vien", "khong-ro")
    bare = Catalog((), entries.reference(), issues=Issues((issue,)))
    [page] = [page for page in pages(bare) if page.address == "ban-tin/2026-q4/"]
    told = " ".join(html.fromstring(render(page, bare, SITE).decode()).xpath("//details//dd/text()"))

    assert "Vùng khó khăn: 1; Chưa ghi trong mục: 2" in told
    assert "Người trực tiếp dạy và phục vụ: 1; Cán bộ quản lý: 1; Chưa ghi trong mục: 1" in told


def test_an_issue_of_before_keeps_its_digest_and_tells_what_it_has(home: Checkout) -> None:
    """Số 0 was frozen before posts and places were: its bytes stand, and it tells levels and provinces alone."""
    known = check(home.exemplars, home.reference, NOW).whole
    [issue] = [one for one in known.issues.editions if one.slug == COMPILED]
    sides = of_issue(issue.issue.picks)

    assert issue.published.sha256 == digest(issue.issue)
    assert ["Cấp học", "Tỉnh, thành phố"] == [side.name for side in sides]
    assert len(issue.issue.picks) == sum(row.picked for row in sides[1].rows)
