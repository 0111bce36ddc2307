"""How fast the program is: two commands measured in one run, so that only their ratio counts.

`make bench`, or `make bench N=500` to see that it works. Every measurement is a process of its own, on invented
entries in a temporary folder. A bar that is missed is shown, not enforced: another day's machine is not ours.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from filecmp import cmp
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import click
import yaml

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"
ENTRIES = 10_000
BUILD_MEMORY = 1.5 * 1024
"""What a full build may take, in MB."""
FIRST, AGAIN, WEIGHT = 1, 0.3, 600
"""What a search may take: seconds for the first question, for another, KB until the first result."""

PYTHON = sys.executable
KHO, MKDOCS = (str(Path(PYTHON).with_name(name)) for name in ("kho", "mkdocs"))
ROW = "{:<22}  {:>6}  {:<12}  {:>6}  {:>6}  {:<6}  {}"
QUIET = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "tests")}
STEP = (PYTHON, "-m", "bench.run")


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took: seconds of the clock, MB of its largest process; and what it printed."""

    seconds: float
    memory: float
    said: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two measurements, and the most the first may be of the second."""

    what: str
    seconds: float
    against: str
    other: float
    bar: float

    def __str__(self) -> str:
        """The pair as a row of the table."""
        ratio = self.seconds / self.other
        met = "✓" if ratio <= self.bar else "✗"
        figures = (_number(self.seconds), self.against, _number(self.other), _number(ratio))
        return ROW.format(self.what, *figures, f"≤ {_number(self.bar)}", met).rstrip()


def run(name: str, *command: str | Path) -> Run:
    """Run *command*, which must succeed, and tell on stderr what it took."""
    click.echo(f"  {name} …", err=True, nl=False)
    began = perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=QUIET) as process:
        said = process.stdout.read() if process.stdout else ""
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds, memory = perf_counter() - began, usage.ru_maxrss / 1024
    cpu = usage.ru_utime + usage.ru_stime
    click.echo(f" {_number(seconds)} giây (CPU {_number(cpu)} giây, {memory:.0f} MB)", err=True)
    if process.returncode:
        raise SystemExit(f"{name}: kết thúc với mã {process.returncode}.\n{said}")
    return Run(seconds, memory, said)


def bench(count: int) -> None:
    """Measure everything with *count* entries and print each pair as soon as it is known."""
    with TemporaryDirectory(prefix="kho-bench-") as folder:
        work = Path(folder)
        store = work / "exemplars"
        run(f"viết {count} mục bịa", PYTHON, "-m", "bench.sample", str(count), store)
        click.echo(ROW.format("phép đo", "giây", "so với", "giây", "tỉ số", "mức", "").rstrip())
        measured = chain(checking(store), building(store, work), searching(work / "site"))
        for pair in measured:
            click.echo(pair)


def checking(store: Path) -> Iterator[Pair]:
    """The check against libyaml's composing of the same files on two processes; the better of two runs each."""
    checks, composed = [], []
    for _ in range(2):
        composed.append(run("libyaml đọc", *STEP, "compose", store).seconds)
        checks.append(run("kho check", KHO, "check", "--exemplars", store, "--today", TODAY).seconds)
    yield Pair("kho check", min(checks), "libyaml đọc", min(composed), 2)


def building(store: Path, work: Path) -> Iterator[Pair]:
    """A full build, and the making of its pages, against the bare `mkdocs build` of those pages; then what a build
    takes with nothing changed, and with one entry changed, which must give the same site.
    """
    made, bare = bare_build(store, work)
    yield Pair("làm các trang", made, "mkdocs build", bare, 1)
    command = (KHO, "build", "--exemplars", store, "--today", TODAY, "--site")
    site, other = work / "site", work / "other"
    full = run("kho build", *command, site)
    yield Pair("kho build", full.seconds, "mkdocs build", bare, 1.5)
    yield Pair("bộ nhớ kho build (MB)", full.memory, "mức (MB)", BUILD_MEMORY, 1)
    again = run("không gì đổi", *command, site)
    yield Pair("không gì đổi", again.seconds, "kho build", full.seconds, 0.05)
    edit(store)
    changed = run("đổi một mục", *command, site)
    yield Pair("đổi một mục", changed.seconds, "kho build", full.seconds, 0.3)
    run("dựng lại từ đầu", *command, other)
    met = "✓" if same(site, other) else "✗"
    click.echo(f"đổi một mục: website giống từng byte với website dựng lại từ đầu  {met}")


def bare_build(store: Path, work: Path) -> tuple[float, float]:
    """Seconds it takes to make the pages, and seconds of `mkdocs build` with them and the same settings."""
    stage, config = work / "pages", work / "mkdocs.yml"
    made = float(run("làm các trang", *STEP, "pages", store, stage).said)
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(stage),
        "site_dir": str(work / "bare"),
        "theme": {"custom_dir": str(ROOT / "scripts" / "kho" / "publish" / "theme")},
    }
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return made, run("mkdocs build", MKDOCS, "build", "--quiet", "--config-file", config).seconds


def searching(site: Path) -> Iterator[Pair]:
    """A broad question in a real browser against fixed bars: what a reader waits for, and what it weighs."""
    first, again, weight = map(float, run("tìm trong Chromium", *STEP, "search", site).said.split())
    yield Pair("câu hỏi đầu (giây)", first, "mức (giây)", FIRST, 1)
    yield Pair("câu hỏi sau (giây)", again, "mức (giây)", AGAIN, 1)
    yield Pair("tải để tìm (KB)", weight, "mức (KB)", WEIGHT, 1)


def edit(store: Path) -> None:
    """Change the summary of one innovation."""
    for path in sorted(store.glob("*/*/entry.yml")):
        text = path.read_text(encoding="utf-8")
        if text.startswith("kind: innovation\n"):
            path.write_text(text.replace("Mục bịa để đo", "Mục bịa đã sửa để đo", 1), encoding="utf-8")
            return


def same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files, byte for byte."""
    files = [
        {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()} for folder in (one, other)
    ]
    return files[0] == files[1] and all(cmp(one / path, other / path, shallow=False) for path in files[0])


def compose(store: Path) -> None:
    """Compose every entry with libyaml, on two processes."""
    with ProcessPoolExecutor(2) as pool:
        for _ in pool.map(_compose, sorted(store.glob("*/*/entry.yml")), chunksize=100):
            pass


def _compose(path: Path) -> None:
    for _ in yaml.compose_all(path.read_bytes(), Loader=yaml.CSafeLoader):
        pass


def pages(store: Path, stage: Path) -> float:
    """Make the pages of *store* in *stage*; the seconds it takes once the entries have been checked."""
    # The program is imported here alone: composing must not pay for it.
    from datetime import date  # noqa: PLC0415

    from kho.check.everything import check  # noqa: PLC0415
    from kho.store.output import sync  # noqa: PLC0415
    from kho.store.place import checkout  # noqa: PLC0415
    from kho.store.site import Site  # noqa: PLC0415
    from pages import all_files  # noqa: PLC0415

    home, on = checkout(), date.fromisoformat(TODAY)
    catalog = check(store, home.reference, on).whole
    began = perf_counter()
    site = Site("https://mau-bia.example/", on)
    sync(all_files(catalog, site, home), stage)
    return perf_counter() - began


def _number(value: float) -> str:
    return f"{value:.3g}".replace(".", ",") if value < 100 else f"{value:.0f}"


def search(site: Path) -> tuple[float, float, float]:
    """The figures of `searching`; a browser is started here alone."""
    from bench.search import broad  # noqa: PLC0415

    return broad(site)


def main(arguments: list[str]) -> None:
    """The bench itself, or one of its steps."""
    match arguments:
        case ["compose", store]:
            compose(Path(store))
        case ["pages", store, stage]:
            click.echo(pages(Path(store), Path(stage)))
        case ["search", site]:
            click.echo(" ".join(map(str, search(Path(site)))))
        case [count]:
            bench(int(count))
        case _:
            bench(ENTRIES)


if __name__ == "__main__":
    main(sys.argv[1:])
