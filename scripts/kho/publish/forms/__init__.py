"""The Word forms: what stands on each, derived from the model, and the .docx files written from it."""

from kho.publish.forms.asked import Ask, Form, Item, Part, Shape
from kho.publish.forms.four_forms import FORMS

__all__ = ["FORMS", "Ask", "Form", "Item", "Part", "Shape"]
