"""Every recogniser together, for whatever people wrote."""

from collections.abc import Callable, Iterator

from kho.words.personal.births import births
from kho.words.personal.emails import mails
from kho.words.personal.file_names import in_file_name
from kho.words.personal.homes import homes
from kho.words.personal.papers import papers
from kho.words.personal.phones import phones
from kho.words.personal.profiles import in_url, in_urls, profiles
from kho.words.personal.pupils import pupils
from kho.words.personal.spotted import Spotted

Recogniser = Callable[[str], Iterator[Spotted]]
CONTACTS: tuple[Recogniser, ...] = (mails, papers, phones, births, homes, profiles, in_urls)
"""Recognisers of what reaches or finds a person."""
IN_TEXTS: tuple[Recogniser, ...] = (*CONTACTS, pupils)
IN_URLS: tuple[Recogniser, ...] = (mails, profiles, in_url)
IN_FILE_NAMES: tuple[Recogniser, ...] = (in_file_name,)


def looked_at(text: str, recognisers: tuple[Recogniser, ...] = IN_TEXTS) -> tuple[Spotted, ...]:
    """What tells of one person in *text*: of each kind the first that is sure, else the first."""
    found: dict[str, Spotted] = {}
    for recognise in recognisers:
        for one in recognise(text):
            if one.kind not in found or (one.sure and not found[one.kind].sure):
                found[one.kind] = one
    return tuple(found.values())
