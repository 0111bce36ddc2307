"""The Word forms: what stands on each, derived from the model, and the .docx files written from it."""

from kho.publish.forms.asked import Ask, Form, Item, Part, Shape
from kho.publish.forms.four_forms import FORMS as OF_THE_MOVEMENT
from kho.publish.forms.school_papers import ACCOUNT, APPLICATION

PAPERS = {form.name: form for form in (APPLICATION, ACCOUNT)}
"""The papers schools have today."""
FORMS: dict[str, Form] = {**OF_THE_MOVEMENT, **PAPERS}
"""Every form by the word that stands after `kho form`."""

__all__ = ["FORMS", "PAPERS", "Ask", "Form", "Item", "Part", "Shape"]
