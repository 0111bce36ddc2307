"""Filled Word forms → drafts of entries. `take_in` reads one file; `kho.desk.intake.drafts` writes what it found."""

from kho.desk.intake.taking import Draft, take_in

__all__ = ["Draft", "take_in"]
