"""Rules about the words themselves: placeholders left standing, HTML, links, odd scripts, scan noise."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from kho.check.rules.case import Case, Writing
from kho.model.messages import WORDS
from kho.words.hollow import FILLERS
from kho.words.hosts import is_own
from kho.words.old_fonts import reading
from kho.words.problem import Finding, note, quoted
from kho.words.prose import links_in
from kho.words.rule import asks
from kho.words.text import unmarked

_PLACEHOLDER = re.compile(
    r"(?<!\w)[xX]{3,}(?!\w)|\.{4,}|…{2,}|_{3,}|\[(?:điền|ghi|tên|nhập)[^\]]*\]|lorem ipsum",
    re.IGNORECASE,
)
_GAPS = ("xx", "XX", "xX", "Xx", "...", "……", "___", "[", "orem")
_HTML = re.compile(r"</?[a-zA-Z](?![a-z]*://)[^<>]*>|<!--|<!\[CDATA|<\?|<!DOCTYPE", re.IGNORECASE)
_LINK = re.compile(r"\]\(|<|\]:")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00aa-\u024f\u0300-\u036f\u1e00-\u1eff]")
"""A letter that is not Latin."""
_WORD = re.compile(r"[^\W\d_²³]+")
_SYLLABLE = re.compile(
    r"^(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$"
)
_FOREIGN_LETTERS = set("äëïöüÿåæøœßçñÄËÏÖÜŸÅÆØŒÇÑ")
_SLIPS = {"diễn hình": "điển hình", "thi dua": "thi đua", "kỹ cương": "kỷ cương", "lòng ghép": "lồng ghép"}


@asks("Không còn chỗ chưa điền như “…”, “xxx”, “[điền …]”.")
def no_placeholders(case: Case) -> Iterator[Finding]:
    """Nothing is left to fill in: “…”, “xxx”, “[điền …]” are a form, not an answer (S3-4)."""
    suspects = dict(case.suspects(_PLACEHOLDER, *_GAPS))
    for place, text in case.texts:
        found = _PLACEHOLDER.search(text) if place in suspects else None
        if found or not text.strip(FILLERS):
            yield Finding(
                place,
                f"Còn chỗ chưa điền: {quoted(found[0].strip() if found else text.strip())}.",
                "Điền nội dung, hoặc xoá cả dòng nếu không có.",
            )


@asks("Bài viết bằng chữ thường và Markdown đơn giản, không có thẻ HTML.")
def no_html(case: Writing) -> Iterator[Finding]:
    """Texts are plain words and simple Markdown; a tag would stand on the page as it is (SAFETY E3)."""
    for place, text in case.suspects(_HTML):
        if found := _HTML.search(text):
            yield Finding(
                place,
                f"Có thẻ HTML {quoted(found[0])}.",
                "Xoá thẻ. Chữ đậm viết **như thế này**; ý liệt kê bắt đầu bằng “- ”.",
            )


@asks("Đường dẫn trong bài là địa chỉ web; ảnh khai riêng, không chèn trong bài.")
def links_are_web_addresses(case: Writing) -> Iterator[Finding]:
    """A link inside a text leads to the open web, and pictures come from the entry's own folder (SAFETY E3)."""
    for place, text in case.suspects(_LINK):
        for address, is_picture in links_in(text):
            if is_picture:
                yield Finding(
                    place,
                    f"Ảnh chèn trong bài: {quoted(address)}.",
                    "Để ảnh cùng thư mục và khai ở “pictures:”.",
                    of_file=True,
                )
            elif not address.lower().startswith(("https://", "http://")):
                yield Finding(
                    place,
                    f"Đường dẫn {quoted(address)} không mở được.",
                    "Chỉ dùng địa chỉ https:// hoặc http://.",
                )
            elif is_own(urlsplit(address).hostname or ""):
                message, hint = WORDS["own_machine"]
                yield Finding(place, message.format(found=quoted(address)), hint)


@asks("Một từ không trộn hai loại chữ: chữ trông giống mà khác thì tìm không ra và dễ đánh lừa.")
def one_script_a_word(case: Writing) -> Iterator[Finding]:
    """A word mixes no scripts: a Cyrillic “а” in a Latin word hides from search and deceives (SAFETY E1)."""
    for place, text in case.suspects(_OTHER_SCRIPT):
        for word in _WORD.findall(text):
            if len(scripts := _scripts(word)) > 1:
                yield note(
                    place,
                    f"Từ {quoted(word)} trộn hai loại chữ ({', '.join(sorted(scripts))}).",
                    "Gõ lại từ này.",
                )
                break


def _scripts(word: str) -> set[str]:
    """The scripts of a word's letters, by the first word of their Unicode names."""
    return {
        unicodedata.name(char, "?").split()[0] for char in word if char.isalpha() and not char.isascii()
    } | ({"LATIN"} if any(char.isascii() for char in word) else set())


@asks("Chữ lấy từ bản quét phải đọc lại.")
def no_scan_noise(case: Case) -> Iterator[Finding]:
    """Text taken from a scan is read again: “Üng hộ”, “quvả”, “diễn hình” (S2-28)."""
    for place, text in case.texts:
        if text.isascii():
            continue
        odd = next(filter(_odd, _WORD.findall(text)), None)
        lower = text.lower()
        slip = next((slip for slip in _SLIPS if slip in lower), None)
        if odd:
            yield note(
                place,
                f"{quoted(odd)} không giống một từ tiếng Việt.",
                "Có thể do máy quét đọc nhầm; xem lại.",
            )
        elif slip:
            yield note(
                place, f"{quoted(slip)} có lẽ là “{_SLIPS[slip]}”.", "Có thể do máy quét đọc nhầm; xem lại."
            )


@lru_cache(maxsize=50_000)  # a language uses the same few thousand words over and over
def _odd(word: str) -> bool:
    """A lower-case word with Vietnamese marks that is no Vietnamese syllable, or one with a foreign umlaut."""
    if word.isascii():
        return False
    if _FOREIGN_LETTERS & set(word):
        return len(word) > 1
    return word.islower() and _scripts(word) == {"LATIN"} and _SYLLABLE.match(unmarked(word)) is None


@asks("Bài gõ bằng Unicode, không bằng bảng mã cũ (TCVN3, VNI, VIQR): chữ cũ không ai tìm ra.")
def no_old_fonts(case: Case) -> Iterator[Finding]:
    """Text typed before Unicode (TCVN3, VNI, VIQR) reads as rubbish, and nobody finds it (S0-60)."""
    for place, text in case.texts:
        found = reading(text)
        if found.encoding:
            yield note(
                place,
                f"Chữ này trông như gõ theo bảng mã cũ {found.encoding.value}: {quoted(text)}.",
                f"Đọc ra là {quoted(found.text)}; nếu đúng thì gõ lại như vậy.",
            )


RULES = (
    *(no_placeholders, no_html, links_are_web_addresses),
    *(one_script_a_word, no_scan_noise, no_old_fonts),
)
