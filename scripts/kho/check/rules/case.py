"""What a rule may look at: one entry, where it lies, the reference data, and the day."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pydantic import BaseModel

from kho.model import Entry
from kho.model.leaves import Leaf, leaves, written
from kho.store.reference_data import Reference
from kho.words.problem import Place


@dataclass(frozen=True)
class Writing:
    """A record as a rule about its words sees it."""

    entry: BaseModel

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every value of the record, with its place."""
        return leaves(self.entry)

    @cached_property
    def texts(self) -> tuple[tuple[Place, str], ...]:
        """Everything people wrote, with its place."""
        return written(self.leaves)

    @cached_property
    def whole(self) -> str:
        """Everything people wrote, in one piece; between two texts stands what no text holds."""
        return "\n\0\n".join(text for _place, text in self.texts)

    def suspects(self, pattern: re.Pattern[str], *signs: str) -> tuple[tuple[Place, str], ...]:
        """The texts to look at for *pattern*: none where it does not occur at all, which one search tells.

        Where it cannot occur without one of *signs*, not even that search is made.
        """
        if signs and not any(sign in self.whole for sign in signs):
            return ()
        return self.texts if pattern.search(self.whole) else ()


@dataclass(frozen=True)
class Case(Writing):
    """One entry as a rule sees it."""

    entry: Entry
    province: str
    """The folder's province."""
    reference: Reference
    on: date
