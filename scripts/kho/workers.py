"""The same done to many things, on every core where that pays. Results come in the order of the things."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar, cast

_MOST_AT_ONCE = 100
"""How many things a worker takes at most before it reports."""

_Thing = TypeVar("_Thing")
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


def apart(do: Callable[[], _Result]) -> _Result:
    """What *do* gives, done by a process of its own where there can be one: the memory it took is free afterwards."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return do()

    def hastily(_: None) -> _Result:
        gc.disable()  # what is left behind goes with the process
        return do()

    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, context, initializer=_begin, initargs=(hastily, [None])) as pool:
        return cast("_Result", pool.submit(_done, 0).result())


_at_hand: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""In a worker: what it does, and to what."""


def _begin(do: Callable[[Any], Any], things: Sequence[Any]) -> None:
    gc.enable()  # a worker that renders thousands of pages leaves too much behind
    _at_hand[:] = [(do, things)]


def _done(index: int) -> Any:  # noqa: ANN401 - whatever is asked of the worker
    do, things = _at_hand[0]
    return do(things[index])
