"""What the web form must know to say at once what `kho check` would say: the same rules and words, as data.

Nothing here is written for the browser: patterns, words and tables are those of the program, told as JSON.
"""

from itertools import product
from typing import Any

from kho.check.rules import files
from kho.check.rules.consent import NO_CONSENT, needed
from kho.check.rules.within import NO_EVIDENCE, SHOWN_BY
from kho.model import KINDS, messages
from kho.model.blank import SCHEMA_LINE
from kho.model.labels import fields_of
from kho.model.proof import Consent
from kho.model.values import WRITTEN
from kho.publish.forms.questions import Question
from kho.store.files import filekind, media
from kho.words import hidden, hosts
from kho.words.terms import ConsentScope, Level, Origin, Role
from kho.words.text import SLUG_LENGTH
from kho.words.when import FIRST_YEAR, LAST_YEAR


def rules(kind: str, asked: tuple[Question, ...]) -> dict[str, Any]:
    """The rules for an entry of *kind* (one of KINDS), which asks what *asked* says."""
    return {
        "kind": kind,
        "head": SCHEMA_LINE,
        "asked": [question.data() for question in asked],
        "words": messages.WORDS,
        "meant": messages.MEANT,
        "as_date": messages.AS_DATE,
        "shapes": (messages.LIST, messages.MAPPING),
        "of_the_file": sorted(messages.OF_THE_FILE),
        "written": WRITTEN,
        "years": [FIRST_YEAR, LAST_YEAR],
        "slug_length": SLUG_LENGTH,
        "own_host": hosts.OWN_IN_BROWSERS,
        "hidden": {"patterns": [_spelt(one) for one in hidden.HIDDEN], "words": hidden.HIDDEN_FOUND},
        "consents": _consents(kind),
        "evidence": _evidence(kind),
        "files": _files(),
    }


def _spelt(pattern: str) -> str:
    """*pattern* with every character beyond ASCII spelt out, as JavaScript reads it."""
    return "".join(
        char if char.isascii() and char.isprintable() else f"\\u{{{ord(char):x}}}" for char in pattern
    )


def _consents(kind: str) -> dict[str, Any]:
    """Whose consent the words need: by who hands in, and, of a person, by the role and whether at a preschool."""
    model = KINDS[kind]
    roles: tuple[Role | None, ...] = (None, *Role) if "person_role" in model.keeps else (None,)
    cases = [
        {"origin": origin, "role": role, "small": small, "needed": needed(model, origin, role, small=small)}
        for origin, role, small in product(Origin, roles, (False, True))
    ]
    scopes = (ConsentScope.TEXT, ConsentScope.ALL)
    default = fields_of(Consent)["scope"].default
    return {
        "cases": cases,
        "small": [Level.PRESCHOOL],
        "scopes": scopes,
        "scope": default,
        "words": NO_CONSENT,
    }


def _evidence(kind: str) -> dict[str, Any] | None:
    """What claims a result, what can show it, and what is said where nothing does."""
    model = KINDS[kind]
    if not model.claims:
        return None
    shown = [key for key in SHOWN_BY if key in model.model_fields]
    return {"claim": model.claims, "shown": shown, "words": NO_EVIDENCE}


def _files() -> dict[str, Any]:
    """How a file is known by its first bytes, how heavy it may be, and what is said of others."""
    return {
        "marks": [(mark.decode("ascii"), kind) for mark, kind in filekind.MARKS.items()],
        "strangers": [
            (mark.decode("ascii"), name, hint) for mark, (name, hint) in filekind.STRANGERS.items()
        ],
        "strange": filekind.STRANGE,
        "unknown": filekind.UNKNOWN,
        "most": media.MAX_MEGABYTES * 1024**2,
        "heavy": media.TOO_HEAVY,
        "empty": media.EMPTY,
        "not_picture": files.NOT_PICTURE,
        "undeclared": files.UNDECLARED,
    }
