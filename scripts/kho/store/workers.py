"""The same done to many things, on every core where that pays. Results come in the order of the things."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Protocol, TypeVar

_MOST_AT_ONCE = 100
"""How many things a worker takes at most before it reports."""

_Thing = TypeVar("_Thing")
_Thing_co = TypeVar("_Thing_co", covariant=True)
_Result = TypeVar("_Result")


def spread(
    do: Callable[[_Thing], _Result], things: Sequence[_Thing], *, least: int = 2_000
) -> Iterator[_Result]:
    """*do* of each of *things*.

    Args:
        do: what is done. Forked workers inherit what it holds, so that only results travel between processes.
        things: what it is done to.
        least: from how many things on further processes pay for their start.
    """
    workers = os.cpu_count() or 1
    if len(things) < least or workers == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(do, things)
        return
    context = multiprocessing.get_context("fork")
    chunk = min(_MOST_AT_ONCE, len(things) // (workers * 4) + 1)
    gc.freeze()  # a collection in a worker would touch, and so copy, all that it inherits
    try:
        with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(do, things)) as pool:
            yield from pool.map(_done, range(len(things)), chunksize=chunk)
    finally:
        gc.unfreeze()


class Ask(Protocol[_Thing_co]):
    """Has a step done with a thing that is held; what comes of it comes when it is done."""

    def __call__(self, step: Callable[[_Thing_co], _Result], /) -> Future[_Result]:
        """The promise of what *step* makes of the thing."""


@contextmanager
def here(make: Callable[[], _Thing]) -> Iterator[Ask[_Thing]]:
    """Hold what *make* makes, and do each step with it when it is asked for."""
    thing = make()

    def ask(step: Callable[[_Thing], _Result], /) -> Future[_Result]:
        done: Future[_Result] = Future()
        done.set_result(step(thing))
        return done

    yield ask


@contextmanager
def apart(make: Callable[[], _Thing]) -> Iterator[Ask[_Thing]]:
    """As `here`, in a process of its own where there can be one: what was asked for is done beside, giving way.

    Steps are done in the order in which they were asked for. The memory it takes is free afterwards.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        with here(make) as ask_here:
            yield ask_here
        return

    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, context, initializer=_begin_apart, initargs=(make,)) as pool:

        def ask(step: Callable[[_Thing], _Result], /) -> Future[_Result]:
            return pool.submit(_done_apart, step)

        yield ask


def wait_for(*steps: Future[Any]) -> None:
    """Wait until all *steps* are done; what went wrong with one of them is raised."""
    for step in steps:
        step.result()


def give_way() -> None:
    """Let this thread, and all that it starts from now on, have what others leave of the processor."""
    os.nice(10)


_at_hand: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""In a worker: what it does, and to what."""


def _begin(do: Callable[[Any], Any], things: Sequence[Any]) -> None:
    gc.enable()  # a worker that renders thousands of pages leaves too much behind,
    gc.set_threshold(20_000, 50)  # but spends a tenth of its time on looking as often as is usual
    _at_hand[:] = [(do, things)]


_held: list[Callable[[], Any]] = []
"""In a process apart: what makes, or gives, the thing that it holds."""


def _begin_apart(make: Callable[[], Any]) -> None:
    give_way()
    gc.disable()  # what is left behind goes with the process
    _held[:] = [
        lru_cache(maxsize=1)(make)
    ]  # made with the first step, so that what goes wrong comes out of it


def _done_apart(step: Callable[[Any], _Result]) -> _Result:
    return step(_held[0]())


def _done(index: int) -> Any:  # noqa: ANN401 - whatever is asked of the worker
    do, things = _at_hand[0]
    return do(things[index])
