"""The sound rest of a store: one faulty entry silences neither a country nor a council."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kho.check.everything import Checked, check, survey
from kho.check.memory import Sound
from kho.store import tended
from kho.words.problem import Problem, errors


def check_rest(
    exemplars: Path, fallback: Path, on: date, known: Mapping[str, Sound] | None = None
) -> Checked:
    """As `check`, but what is faulty below the provinces is left out and told, and the rest is checked without it.

    Of two entries of one address the younger goes; what needs one that was left out goes too, and says so. An error in
    what all entries share (reference data, rounds, issues, the record of what was withdrawn) stops all the same.
    """
    told: dict[Path, list[Problem]] = {}
    while True:
        store = survey(exemplars, fallback, on, known or {}, without=frozenset(told))
        wrong = list(errors(store.problems))
        if store.catalog and not wrong:
            return Checked(store.problems, store.catalog, store.sound, store.seen, told)
        faulty: dict[Path, list[Problem]] = {}
        for one in wrong:
            if place := _left(one.path, exemplars):
                faulty.setdefault(place, []).append(one)
        if not faulty or sum(map(len, faulty.values())) < len(wrong) or faulty.keys() & told.keys():
            return check(exemplars, fallback, on, known)
        told |= faulty
        known = store.sound


def _left(path: Path, exemplars: Path) -> Path | None:
    """What is left out for an error at *path*: an entry's folder, or what lies there; None where all need it."""
    inside = path.relative_to(exemplars).parts if path.is_relative_to(exemplars) else ()
    if not inside or tended.is_home(inside[0]):
        return None
    return exemplars.joinpath(*inside[:2])
