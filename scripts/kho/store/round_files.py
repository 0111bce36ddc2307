"""The selection rounds of `_selections/`: `<slug>/round.yml` beside one outcome a stage, `<slug>/<stage>.yml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kho.model.selection import Outcome, Round, Stage
from kho.store.parse import parse_as
from kho.store.source import Source, read
from kho.words.file_rules import FileRule
from kho.words.problem import Problem, Rejected
from kho.words.terms import Level
from kho.words.when import Quarter

FOLDER = "_selections"
RULES = "round"
"""The file of a round's rules, without `.yml`; no stage may have this name."""


@dataclass(frozen=True)
class FiledRound:
    """A round with what was published of its stages; the folder's name is its address."""

    slug: str
    round: Round
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False)
    """The source of the rules and of each outcome, to say where a problem stands."""

    @property
    def quarter(self) -> Quarter:
        """The quarter in which it decides for the last time (R2, S3-10)."""
        return Quarter.of(self.round.stages[-1].closes)

    @property
    def crowned(self) -> tuple[str, ...]:
        """The entries chosen at the end of their way, as far as it was published."""
        return tuple(
            one.entry
            for stage in self.round.stages
            if (outcome := self.outcomes.get(stage.slug))
            for one in outcome.chosen
            if route(self.round, one.level)[-1] == stage
        )


def route(round_: Round, level: Level) -> tuple[Stage, ...]:
    """The stages that an entry of *level* goes through: THPT has no commune or district on its way (S0-32)."""
    return tuple(stage for stage in round_.stages if not stage.levels or level in stage.levels)


def load_rounds(exemplars: Path) -> tuple[dict[str, FiledRound], list[Problem]]:
    """Every round below *exemplars* that can be read, and a problem for whatever cannot or does not belong."""
    folder = exemplars / FOLDER
    rounds: dict[str, FiledRound] = {}
    problems: list[Problem] = []
    if not folder.exists() and not folder.is_symlink():
        return rounds, problems
    if folder.is_symlink() or not folder.is_dir():
        return rounds, [_stray(folder)]
    for path in sorted(folder.iterdir()):
        if path.name == ".DS_Store":
            continue
        if path.is_symlink() or not path.is_dir():
            problems.append(_stray(path))
            continue
        try:
            rounds[path.name] = load_round(path)
        except Rejected as rejected:
            problems += rejected.problems
    return rounds, problems


def load_round(folder: Path) -> FiledRound:
    """The round in *folder*; raises Rejected with every problem of its files."""
    sources: dict[str, Source] = {}
    problems = [_stray(path) for path in _strays(folder)]
    rules: Round | None = None
    outcomes: dict[str, Outcome] = {}
    for path in [folder / f"{RULES}.yml", *_outcomes(folder)]:
        try:
            sources[path.stem] = read(path)
            if path.stem == RULES:
                rules = parse_as(Round, sources[path.stem])
            else:
                outcomes[path.stem] = parse_as(Outcome, sources[path.stem])
        except Rejected as rejected:
            problems += rejected.problems
    if problems or rules is None:
        raise Rejected(problems)
    return FiledRound(folder.name, rules, outcomes, sources)


def _outcomes(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*.yml")) if path.stem != RULES)


def _strays(folder: Path) -> Iterator[Path]:
    """What is neither rules nor an outcome."""
    return (path for path in sorted(folder.iterdir()) if path.suffix != ".yml" and path.name != ".DS_Store")


def _stray(path: Path) -> Problem:
    return Problem(
        path,
        1,
        1,
        "Tệp này nằm ngoài chỗ.",
        f"Mỗi đợt xét là exemplars/{FOLDER}/<dot-xet>/{RULES}.yml cùng kết quả từng vòng <vong>.yml.",
        rule=FileRule.PLACE,
    )
