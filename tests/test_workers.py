"""The same done to many things on every core."""

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from kho.store.workers import Ask, apart, here, spread


@pytest.mark.parametrize("least", [0, 1_000], ids=["on every core", "here"])
def test_results_come_in_the_order_of_the_things(least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever does it, and however long each takes."""
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    offset = 7
    things = list(range(250))

    assert [one + offset for one in things] == list(spread(lambda one: one + offset, things, least=least))


def test_many_things_are_done_by_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done may be anything at hand, also a function that could not be sent."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    who = set(spread(lambda _: os.getpid(), range(100), least=100))

    assert who
    assert os.getpid() not in who


def test_what_goes_wrong_with_one_thing_comes_out() -> None:
    """Nothing is lost in silence."""

    def divide(one: int) -> float:
        return 1 / (one - 50)

    for least in (0, 1_000):
        with pytest.raises(ZeroDivisionError):
            list(spread(divide, range(100), least=least))


class Kettle:
    """Something that is held: it counts its steps, and breaks at the third."""

    def __init__(self, noted: Path | None = None) -> None:
        self.steps = 0
        self.noted = noted

    def step(self) -> int:
        """One more."""
        self.steps += 1
        if self.steps > 2:
            raise ValueError("bước ba hỏng")
        return self.steps

    def where(self) -> tuple[int, int]:
        """The process, and how much it gives way."""
        self.steps += 1
        if self.noted and self.steps > 1:
            self.noted.touch()
        return os.getpid(), os.nice(0)


@pytest.mark.parametrize("way", [here, apart])
def test_steps_are_done_in_turn_with_one_thing(
    way: Callable[[Callable[[], Kettle]], AbstractContextManager[Ask[Kettle]]],
) -> None:
    """The thing is made once; each step gives its result in its turn; a step that goes wrong says so."""
    with way(Kettle) as ask:
        assert [1, 2] == [ask(Kettle.step).result() for _ in range(2)]
        with pytest.raises(ValueError, match="bước ba hỏng"):
            ask(Kettle.step).result()


def test_a_step_goes_on_beside_the_asker_and_gives_way(tmp_path: Path) -> None:
    """By another process, which begins without being waited for and comes after the asker in line."""
    with apart(partial(Kettle, tmp_path / "xong")) as ask:
        who, nice = ask(Kettle.where).result()
        later = ask(Kettle.where)
        while not (later.done() or (tmp_path / "xong").exists()):
            time.sleep(0.01)

        assert (who, nice) == later.result()
    assert who != os.getpid()
    assert nice > os.nice(0)
