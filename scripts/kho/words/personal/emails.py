"""E-mail addresses, also those written to be hidden from machines."""

import re
from collections.abc import Iterator

from kho.words.personal.spotted import Kind, Spotted, lower

_HOSTS = "(?:gmail|yahoo|hotmail|outlook|icloud)"
_AT = (
    r"(?:\s*[(\[{<“\"']\s*(?:at|a|a còng|a-còng|a vòng|a móc|@)\s*[)\]}>”\"']\s*|\s*(?:@|＠|&#64;|%40)\s*"
    rf"|\s+(?:at(?=\s+{_HOSTS})|a còng|a-còng|acòng|a cong|a vòng|a móc)\s+|[-_](?:at|a-còng)[-_]|a còng)"
)
_DOT = r"(?:\s?[.．]\s?|\s*[(\[{“\"']\s*(?:dot|chấm|\.)\s*[)\]}”\"']\s*|\s+(?:dot|chấm|cham)\s+|[-_]dot[-_])"
_DOMAIN = r"[a-z0-9-]{1,63}"
_TOP = r"(?:com|vn|net|org|edu|gov|info|me|io|asia|name|biz|pro|live|example)"
_PLAIN = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_HIDDEN = re.compile(
    rf"(?<![\w.+-])[a-z0-9][\w.+-]{{0,63}}{_AT}{_DOMAIN}(?:{_DOT}{_DOMAIN}){{0,3}}{_DOT}{_TOP}(?!\w)"
)
_BARE = re.compile(r"(?<![\w.+-])[a-z][\w.+-]{2,63}\s*@\s*" rf"{_HOSTS}(?!\w)")
_LABELLED = re.compile(
    r"(?<!\w)(?:e-?mail|gmail|yahoo|hòm thư|hộp thư|thư điện tử|mail)(?: của [^\W\d_]+)?"
    r"\s*:\s*([a-z]+[\d._][a-z0-9._]+)(?![@\w])"
)
_SIGNS = (
    *(
        "@",
        "＠",
        "còng",
        "a cong",
        "(a)",
        '"a',
        "“a",
        "'a",
        "[a]",
        "a vòng",
        "a móc",
        "&#64;",
        "%40",
        "mail",
        "hòm thư",
        "hộp thư",
    ),
    *("thư điện tử", "(at", "[at", "{at", "<at", "( at", "[ at", " at ", "_at_", "-at-"),
)


def mails(text: str) -> Iterator[Spotted]:
    """E-mail addresses in *text*; a name after “Gmail:” without its @ is only likely one."""
    low = lower(text)
    if not any(sign in low for sign in _SIGNS):
        return
    end = 0
    for pattern in (_PLAIN, _HIDDEN, _BARE):
        for found in pattern.finditer(low):
            if found.start() >= end:
                yield Spotted(Kind.MAIL, found.start(), end := found.end())
    for found in _LABELLED.finditer(low):
        yield Spotted(Kind.MAIL, *found.span(1), sure=False)
