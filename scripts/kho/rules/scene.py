"""What a rule may look at: one entry, where it lies, the reference data, and the day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kho.leaves import texts
from kho.model import Entry
from kho.problem import Place
from kho.reference import Reference


@dataclass(frozen=True)
class Scene:
    """One entry as a rule sees it."""

    entry: Entry
    province: str
    """The folder's province."""
    reference: Reference
    on: date

    @cached_property
    def texts(self) -> tuple[tuple[Place, str], ...]:
        """Everything people wrote, with its place."""
        return texts(self.entry)
