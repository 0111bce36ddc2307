"""A rule: its code, what it asks in Vietnamese, and the generator that finds what breaks it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeVar

from kho.words.problem import Finding

_Asked = ParamSpec("_Asked")
_Found = TypeVar("_Found")


class Rule(Generic[_Asked, _Found]):
    """A generator of findings that signs each; a finding may stand in a tuple, behind the file it is about.

    The docstring of the generator is the rule with its source, for programmers; *says* is the rule for people.
    """

    __name__: str

    def __init__(self, says: str, find: Callable[_Asked, Iterator[_Found]]) -> None:
        self.says = says
        self._find = find
        update_wrapper(self, find)

    @property
    def code(self) -> str:
        """What findings are signed with, and `kho check --explain` is asked for: the generator's name."""
        return self.__name__

    def __call__(self, *args: _Asked.args, **options: _Asked.kwargs) -> Iterator[_Found]:
        """What breaks the rule; a finding that another rule signed keeps its name."""
        return map(self._signed, self._find(*args, **options))

    def _signed(self, found: _Found) -> _Found:
        """*found* with this rule's code."""
        if isinstance(found, tuple):
            return type(found)([*found[:-1], self._signed(found[-1])])
        return replace(found, rule=self.code) if isinstance(found, Finding) and not found.rule else found


def asks(
    says: str,
) -> Callable[[Callable[_Asked, Iterator[_Found]]], Rule[_Asked, _Found]]:
    """Make a rule of a generator; *says* is one Vietnamese sentence that a school understands."""
    return lambda find: Rule(says, find)
