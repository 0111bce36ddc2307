"""The types of values that stand in entries: how each is read from text, and how the JSON Schema shows it.

A source hands over nothing but text, lists and mappings. A typed field parses its own text here, so `no`,
`on`, `012` and `2021-2022` mean what a school meant. A parser raises `PydanticCustomError` with a type that
`kho.model.messages` has Vietnamese words for.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, ClassVar, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.config import JsonDict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from kho.words.hosts import is_own
from kho.words.text import SLUG_LENGTH, SLUG_PATTERN
from kho.words.when import FIRST_YEAR, LAST_YEAR, InYear, PartialDate, SchoolYear

LONG_TEXT = 20_000
SHORT_TEXT = 2_000
LINE = 300
LINK = 2_000
LINE_PATTERN = r"^[^\n]*$"

_INTEGER = re.compile(r"^[0-9]{1,15}$")
_NUMBER = re.compile(r"^-?[0-9]{1,12}([.,][0-9]{1,6})?$")
_THOUSANDS = re.compile(r"^-?[1-9][0-9]{0,2}([.,][0-9]{3})+$")
_MAIL = re.compile(r"[\w.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
_YES_NO = {"có": True, "không": False}
FILE_NAME_PATTERN = r"^[a-z0-9]+([._-][a-z0-9]+)*\.(png|jpg|jpeg|webp|pdf)$"


class Strict(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(
        defer_build=True,  # a verb waits only for the records it reads
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        serialize_by_alias=True,
        validate_default=False,
    )


Long = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONG_TEXT)]
"""Several paragraphs of Markdown (CommonMark, no raw HTML)."""

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=SHORT_TEXT)]
"""A paragraph or two of Markdown."""

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LINE, pattern=LINE_PATTERN)
]
"""Plain text on one line."""

Summary = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=LINE_PATTERN)
]

Slug = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=SLUG_LENGTH, pattern=SLUG_PATTERN)
]

DIGEST_PATTERN = r"^[0-9a-f]{64}$"
Digest = Annotated[str, StringConstraints(strip_whitespace=True, pattern=DIGEST_PATTERN)]
"""A SHA-256 in hexadecimal digits."""

FileName = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=FILE_NAME_PATTERN)
]
"""The bare name of a file in the entry's own folder."""

FOR_CURATORS: JsonDict = {"x-for-curators": True}
"""What only who compiles an entry fills in: no form for schools asks it."""

PROVINCE_NAME: JsonDict = {"x-names": "provinces"}
"""The name of a province, of today or of before."""

MUST_OF_SCHOOLS: JsonDict = {"x-must": "don-vi-gui"}
"""What an entry that a school hands in cannot do without, though a compiled one may lack it."""

_T = TypeVar("_T")


def _reads(kind: str, parse: Callable[[str], _T]) -> PlainValidator:
    """A validator that turns non-empty text into a value by *parse*; its ValueError becomes error *kind*."""

    def read(value: object) -> _T:
        if not isinstance(value, str):
            raise PydanticCustomError("not_text", "not a text")
        text = value.strip()
        if not text:
            raise PydanticCustomError("blank", "blank")
        try:
            return parse(text)
        except PydanticCustomError:  # a ValueError too, and it already says more than *kind*
            raise
        except (ValueError, KeyError) as error:
            raise PydanticCustomError(kind, "unreadable") from error

    return PlainValidator(read)


def _day(text: str) -> date:
    """A whole day."""
    parsed = PartialDate.parse(text)
    if parsed.day is None:
        raise ValueError(text)
    return parsed.earliest


def _integer(text: str) -> int:
    """A whole number of people or things; thousands are not separated."""
    if _INTEGER.match(text) is None:
        raise PydanticCustomError("thousands" if _THOUSANDS.match(text) else "integer", "not a whole number")
    return int(text)


def _number(text: str) -> Decimal:
    """A number with a decimal comma or point. `1.234` could be 1234 or 1,234 and is refused, not guessed."""
    if _THOUSANDS.match(text):
        raise PydanticCustomError("thousands", "ambiguous")
    if _NUMBER.match(text) is None:
        raise ValueError(text)
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(text) from error


def _link(text: str) -> str:
    """An absolute http or https address, decided on the parsed address (SAFETY E3).

    Refused with it: a user before the host, a host that is not one, a port that is none, and what no address
    holds but browsers read in their own way (white space, backslash, quotation marks, angle brackets). A machine of
    one's own, however it is spelled, shows nothing to anyone else.
    """
    if len(text) > LINK:
        raise PydanticCustomError("string_too_long", "too long", {"max_length": LINK})
    if any(char in '\\<>"' or char.isspace() or not char.isprintable() for char in text):
        raise ValueError(text)
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or parts.port == 0:
        raise ValueError(text)
    if parts.hostname and is_own(parts.hostname):
        raise PydanticCustomError("own_machine", "a machine of one's own")
    if _HOST.fullmatch(parts.hostname or "") is None:
        raise ValueError(text)
    return text


_DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_SCHOOL_YEAR_PATTERN = r"^[0-9]{4}-[0-9]{4}$"

Partial = Annotated[
    PartialDate,
    _reads("partial_date", PartialDate.parse),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": _DATE_PATTERN,
            "minimum": FIRST_YEAR,
            "maximum": LAST_YEAR,
            "examples": ["2020-11-20", "2020-11", 2020],
            "x-reads": "partial_date",
        }
    ),
]
"""A day, a month or a year."""

Day = Annotated[
    date,
    _reads("day", _day),
    PlainSerializer(lambda day: day.isoformat(), return_type=str),
    WithJsonSchema({"type": "string", "format": "date", "x-reads": "day"}),
]
"""A whole day."""

Year = Annotated[
    SchoolYear,
    _reads("school_year", SchoolYear.parse),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _SCHOOL_YEAR_PATTERN,
            "examples": ["2026-2027"],
            "x-reads": "school_year",
        }
    ),
]
"""A school year."""

DayOfYear = Annotated[
    InYear,
    _reads("in_year", InYear.parse),
    PlainSerializer(str),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": r"^[0-9]{1,2}(-[0-9]{1,2})?$", "examples": ["09", "11-20"]}
    ),
]
"""A month or a day that comes round in every school year."""

Count = Annotated[
    int, _reads("integer", _integer), WithJsonSchema({"type": "integer", "minimum": 0, "x-reads": "integer"})
]
"""A number of people or things."""

Dong = Annotated[
    int, _reads("integer", _integer), WithJsonSchema({"type": "integer", "minimum": 0, "x-reads": "integer"})
]
"""An amount of money in Vietnamese đồng."""

_NUMBER_WRITTEN: JsonSchemaValue = {
    "type": ["number", "string"],
    "pattern": _NUMBER.pattern,
    "not": {"type": "string", "pattern": _THOUSANDS.pattern},
    "x-reads": "number",
}
Number = Annotated[
    Decimal,
    _reads("number", _number),
    PlainSerializer(float, return_type=float, when_used="json"),
    WithJsonSchema(_NUMBER_WRITTEN),
]
"""A measured number."""


def unknown() -> None:
    """What stands where a value that is never null in the open data is left out: its schema names no default."""


NumberIfKnown = Annotated[Number | None, WithJsonSchema(_NUMBER_WRITTEN)]
"""A measured number that may be left out, never null: where it stands it is what the open data promised."""

LineIfKnown = Annotated[
    Line | None,
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LINE, "pattern": LINE_PATTERN}),
]
"""Plain text on one line that may be left out, never null, as above."""

Link = Annotated[
    str,
    _reads("link", _link),
    WithJsonSchema(
        {
            "type": "string",
            "format": "uri",
            "pattern": r"^https?://",
            "maxLength": LINK,
            "x-reads": "link",
        }
    ),
]
"""A web address, http or https."""


def _office_mail(text: str) -> str:
    """The address of an office's letter box."""
    if len(text) > LINE or not _MAIL.fullmatch(text):
        raise ValueError(text)
    return text


OfficeMail = Annotated[
    str, _reads("office_mail", _office_mail), WithJsonSchema({"type": "string", "format": "email"})
]
"""An e-mail address of an office. Entries hold none; the reference data hold those of offices that take entries in."""

YesNo = Annotated[
    bool, _reads("yes_no", lambda text: _YES_NO[text.casefold()]), WithJsonSchema({"enum": ["có", "không"]})
]
"""`có` or `không`."""

WRITTEN = {
    "partial_date": _DATE_PATTERN,
    "day": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "school_year": _SCHOOL_YEAR_PATTERN,
    "integer": _INTEGER.pattern,
    "number": _NUMBER.pattern,
    "thousands": _THOUSANDS.pattern,
    "link": r"^https?://",
    "not_slug": SLUG_PATTERN,
    "not_file_name": FILE_NAME_PATTERN,
}
"""How a typed text is written, by the error it makes where it is not: for forms that read as they go."""


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
