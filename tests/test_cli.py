"""The command as people type it: a real process each time, its words and its exit codes."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checkout import ROOT
from kho.cli import VERBS
from kho.model import KINDS
from kho.store.source import parse_text

KHO = Path(sys.executable).with_name("kho")


def kho(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KHO, *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_help_in_vietnamese_and_stands_in_the_readme(verb: str) -> None:
    """`kho VERB --help` explains itself without an English word of the library, and the README names it."""
    said = kho(verb, "--help")

    assert 0 == said.returncode
    assert said.stdout.startswith(f"Cách dùng: kho {verb}")
    assert [] == [
        word for word in ("Usage", "Options", "Show this", "Commands", "required") if word in said.stdout
    ]
    assert f"kho {verb}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "không có lệnh “chek”"),
        (["check", "--formt", "json"], "không có tuỳ chọn “--formt”"),
        (["check", "--format", "xml"], "--format: không có “xml”"),
        (["check", "--today", "22/11/2026"], "--today: “22/11/2026” không phải một ngày"),
        (["new"], "thiếu"),
        (["new", "novel"], "không có “novel”"),
    ],
)
def test_misuse_is_said_in_vietnamese_and_exits_with_two(arguments: list[str], said: str) -> None:
    """A wrong call names what is wrong and the way to the help page; never a traceback."""
    done = kho(*arguments)

    assert 2 == done.returncode
    assert said in done.stderr
    assert "--help" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_clean_store_exits_with_zero() -> None:
    """`kho check` on sound entries says so."""
    done = kho("check", "--exemplars", "tests/stores/sound", "--today", "2026-11-22")

    said = "Đã xem 6 mục trong tests/stores/sound: không có lỗi nào.\n"
    assert (0, said) == (done.returncode, done.stdout)


def test_a_wrong_entry_exits_with_one_and_says_where() -> None:
    """The finding stands at path:line:column, then what to do, then the count."""
    done = kho("check", "--exemplars", "tests/stores/privacy", "--today", "2026-11-22")

    assert 1 == done.returncode
    assert "tests/stores/privacy/phu-tho/so-dien-thoai/entry.yml:13:1: lỗi: Có số điện thoại" in done.stdout
    assert done.stdout.endswith("8 lỗi, 2 lưu ý. Đã xem 9 mục trong tests/stores/privacy.\n")


def test_a_path_narrows_what_is_shown() -> None:
    """`kho check PATH` prints only what was found there."""
    done = kho(
        "check",
        "tests/stores/privacy/phu-tho/thu",
        "--exemplars",
        "tests/stores/privacy",
        "--today",
        "2026-11-22",
    )

    assert done.stdout.endswith("1 lỗi. Đã xem 1 mục trong tests/stores/privacy/phu-tho/thu.\n")


def test_json_is_for_programs() -> None:
    """`--format json` is one list with every finding."""
    done = kho("check", "--exemplars", "tests/stores/dates", "--format", "json", "--today", "2026-11-22")
    found = json.loads(done.stdout)

    assert 1 == done.returncode
    assert 20 == len(found)
    assert {"path", "line", "column", "rule", "severity", "message", "hint"} == set(found[0])


def test_a_build_with_errors_writes_nothing(tmp_path: Path) -> None:
    """`kho build` on wrong entries exits with 1, and there is no site."""
    done = kho(
        "build", "--exemplars", "tests/stores/dates", "--site", tmp_path / "site", "--today", "2026-11-22"
    )

    assert 1 == done.returncode
    assert "Chưa trang nào được dựng" in done.stdout
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_new_entry_is_commented_points_its_editor_at_the_schema_and_is_checked_kindly(
    kind: str, tmp_path: Path
) -> None:
    """`kho new KIND` is readable YAML; what is still empty is named field by field, in Vietnamese."""
    blank = kho("new", kind).stdout
    (tmp_path / "phu-tho" / "muc-moi").mkdir(parents=True)
    (tmp_path / "phu-tho" / "muc-moi" / "entry.yml").write_text(blank, encoding="utf-8")
    done = kho("check", "--exemplars", tmp_path)

    assert blank.startswith("# yaml-language-server: $schema=../../../build/kho.schema.json\n")
    assert kind == parse_text(blank, Path("entry.yml")).data["kind"]
    assert 1 == done.returncode
    assert "Còn để trống" in done.stdout
    assert "Không có trường nào tên" not in done.stdout
    assert "Traceback" not in done.stderr


def switched_on(line: str) -> str:
    """*line* without its `# ` where what follows is a field: a word and a colon."""
    return re.sub(r"^( *)# ((?:- )?[a-z_]+:)", r"\1\2", line)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_line_of_a_new_entry_can_be_switched_on(kind: str) -> None:
    """Taking the `# ` from every field gives YAML whose every key the model knows: the manual is a valid file."""
    lines = [switched_on(line) for line in kho("new", kind).stdout.splitlines()]
    data = parse_text("\n".join(lines), Path("entry.yml")).data

    assert set(data) == {info.alias or name for name, info in KINDS[kind].model_fields.items()}


def test_the_schema_is_one_that_validators_accept() -> None:
    """`kho schema` prints a JSON Schema of draft 2020-12."""
    schema = json.loads(kho("schema").stdout)
    Draft202012Validator.check_schema(schema)

    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]


def test_away_from_its_checkout_the_command_says_so(tmp_path: Path) -> None:
    """Where there is no store, one sentence says what to do."""
    program = "import kho.store.place, pathlib; kho.store.place.__file__ = '/a/b/c/d.py'; kho.store.place.checkout()"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert "Không tìm thấy kho" in done.stderr
