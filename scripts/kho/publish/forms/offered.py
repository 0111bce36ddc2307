"""The blank Word forms on the site, each under an address that stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from kho.publish.forms import FORMS
from kho.publish.forms.word import blank_form
from kho.store.output import Content
from kho.store.reference_data import Reference


@dataclass(frozen=True, slots=True)
class Offered:
    """A form as it lies on the site."""

    name: str
    address: str
    kilobytes: int


def address(name: str) -> str:
    """Where the blank form *name* lies."""
    return f"bieu-mau/{name}.docx"


def forms(reference: Reference) -> tuple[Offered, ...]:
    """Every form with its size."""
    sizes = {name: len(blank_form(form, reference)) for name, form in FORMS.items()}
    return tuple(Offered(name, address(name), -(-size // 1024)) for name, size in sizes.items())


def files(reference: Reference) -> Mapping[str, Content]:
    """What makes each of them."""
    return {address(name): partial(blank_form, form, reference) for name, form in FORMS.items()}
