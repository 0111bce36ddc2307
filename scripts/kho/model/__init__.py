"""The entries of the store: six kinds in one file format. A field's type, label, help and limits live here.

The JSON Schema, the commented `kho new` files, the messages and the pages' labels all derive from these.
"""

from typing import Annotated

from pydantic import Field

from kho.model.adoption import Adoption
from kho.model.entry import Entry, Exemplar, Named, Practice, Setting, Unit
from kho.model.innovation import Innovation
from kho.model.people import Collective, Group, Individual
from kho.model.tip import Tip

KINDS: dict[str, type[Entry]] = {
    "innovation": Innovation,
    "tip": Tip,
    "individual": Individual,
    "collective": Collective,
    "group": Group,
    "adoption": Adoption,
}
"""Every kind by the word that stands after `kind:`."""

AnyEntry = Annotated[
    Innovation | Tip | Individual | Collective | Group | Adoption, Field(discriminator="kind")
]

__all__ = [
    "KINDS",
    "Adoption",
    "AnyEntry",
    "Collective",
    "Entry",
    "Exemplar",
    "Group",
    "Individual",
    "Innovation",
    "Named",
    "Practice",
    "Setting",
    "Tip",
    "Unit",
]
