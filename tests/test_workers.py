"""The same done to many things on every core."""

import os

import pytest

from kho.workers import spread


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
