"""References: the slug of something that must exist elsewhere, in a tended vocabulary or as another entry."""

from typing import ClassVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from kho.words.text import SLUG_LENGTH, SLUG_PATTERN


class Ref(str):
    """The slug of something that must exist elsewhere; `vocabulary` says where.

    Subclasses are kept as such in entries, so one rule finds every reference by walking the values.
    """

    __slots__ = ()
    vocabulary: ClassVar[str] = ""

    @classmethod
    def home(cls) -> str:
        """Where people look up the slugs of the vocabulary."""
        return f"exemplars/_reference/{cls.vocabulary}.yml"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A string that looks like a slug, kept as this class."""
        text = core_schema.str_schema(
            strip_whitespace=True, min_length=1, max_length=SLUG_LENGTH, pattern=SLUG_PATTERN
        )
        return core_schema.no_info_after_validator_function(
            cls, text, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A slug, and the vocabulary it is taken from."""
        return {
            "type": "string",
            "pattern": SLUG_PATTERN,
            "maxLength": SLUG_LENGTH,
            "x-vocabulary": cls.vocabulary,
        }


class AreaRef(Ref):
    """Of `_reference/areas.yml`."""

    vocabulary = "areas"


class DifficultyRef(Ref):
    """Of `_reference/difficulties.yml`."""

    vocabulary = "difficulties"


class SubjectRef(Ref):
    """Of `_reference/subjects.yml`."""

    vocabulary = "subjects"


class MovementRef(Ref):
    """Of `_reference/movements.yml`."""

    vocabulary = "movements"


class DocumentRef(Ref):
    """Of `_reference/documents.yml`."""

    vocabulary = "documents"


class ThemeRef(Ref):
    """Of `_reference/themes.yml`."""

    vocabulary = "themes"


class AwardRef(Ref):
    """Of `_reference/awards.yml`."""

    vocabulary = "awards"


class RubricRef(Ref):
    """Of `_reference/rubrics/`, one file each."""

    vocabulary = "rubrics"

    @classmethod
    def home(cls) -> str:
        """A folder, not a file."""
        return f"exemplars/_reference/{cls.vocabulary}/"


class InnovationRef(Ref):
    """The address of an innovation."""

    vocabulary = "innovation"


class PracticeRef(Ref):
    """The address of an innovation or a tip: what can be followed."""

    vocabulary = "innovation|tip"


class IndividualRef(Ref):
    """The address of an individual."""

    vocabulary = "individual"


class CollectiveRef(Ref):
    """The address of a collective."""

    vocabulary = "collective"


class GroupRef(Ref):
    """The address of a group."""

    vocabulary = "group"


class ExemplarRef(Ref):
    """The address of whatever has a page of its own."""

    vocabulary = "innovation|tip|individual|collective|group"
