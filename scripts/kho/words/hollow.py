"""Words that say nothing: “chưa rõ”, “không nêu”, “…”. The one home of what is no answer, no sample, no number."""

import re

from kho.words.text import fold

FILLERS = " .…_-–—\n"
"""A text of nothing but these was never filled in."""

_EDGES = FILLERS + ",;:!?()[]“”\"'/*"
_WHO = r"(?:(?:theo )?(?:nguon|trang|bai|bai bao|bao cao|tom tat|kho|phan doc duoc|truong|tac gia|ho so)\s+)?"
_NOT = r"(?:con |cung |deu )?(?:chua|khong|ko|k|chang)"
_TELL = (
    r"(?:\s+(?:co|ro|biet|nho|neu|noi|noi ro|ghi|ghi ro|in|in ra|ke|thay|tim thay|xac dinh|xac dinh duoc|cong bo|"
    r"cung cap|do|do duoc|thong ke|dem|khao sat|ap dung|nhac|nhac den|cap nhat|co so|co gi|co thong tin|thong tin))?"
)
_WHAT = (
    r"(?:\s+(?:ro|gi|gi ca|nao|nao ca|cu the|ro rang|duoc|den|so|con so|so lieu|so hieu|so van ban|thong tin|du lieu|"
    r"co mau|mau|cach do|cach lam|phuong phap|bao nhieu|bao nhieu nguoi|trong nguon|o nguon|trong bai|chi tiet))*"
)
_NOTHING = re.compile(
    rf"{_WHO}{_NOT}{_TELL}{_WHAT}"
    r"|(?:dang|se|cho)\s+(?:cap nhat|bo sung|xac minh|hoan thien|lam|cho)(?:\s+sau)?|bo sung sau|cap nhat sau"
    r"|n\s?/\s?a|na|none|null|nil|unknown|not stated|no|nan|tbd|x+|nt|nhu tren|nhu duoi|trong|bo trong|vo danh|an danh"
)


def says_nothing(text: str | None) -> bool:
    """Whether *text* is no answer: nothing at all, dots and dashes, or words for not knowing."""
    bare = fold(text or "").strip(_EDGES)
    return not bare or _NOTHING.fullmatch(bare) is not None


_NUMERAL = r"mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nghin|ngan|tu"
_COUNTED = (
    r"hoc sinh|hoc vien|sinh vien|nguoi|em|tre|chau|be|giao vien|thay co|thay|co giao|phu huynh|cha me|lop|truong|"
    r"nhom|phieu|bai|luot|gia dinh|ho|cap|diem truong|co so|xa|thon|buoi|tiet|nu sinh|nam sinh|can bo|quan sat"
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NO_COUNT_BEFORE = re.compile(
    r"(?:\bnam|\blop|\bkhoi|\bthang|\bngay|\btuan|\bquy|\bky|\bhk|\bso|\btuoi|\bgio|\bphut|\bpham vi|\bp)"
    r"\s*[<>=]?\s*$"
)
_MEASURES = r"tuoi|nam|thang|tuan|ngay|gio|phut|tiet moi|diem|dong"
_NO_COUNT_AFTER = re.compile(
    rf"^(?:(?:\s*(?:den|[-–])\s*\d+)?\s*(?:%|phan tram\b|(?:{_MEASURES})\b)|[a-z]\b)"
)
_DATE = re.compile(
    r"\b(?:ngay|tu|den|hom)\s+\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\b(?:\d{1,2}[/.-]){1,2}(?:19|20)\d\d\b"
)
_LIST_OF_CLASSES = re.compile(
    r"\b(?:lop|khoi)\s+\d{1,2}[a-z]?\d{0,2}(?:(?:\s*[,–-]\s*|\s+(?:va|den)\s+)\d{1,2}(?:[a-z]\d{0,2})?\b)+"
)
_WORDED = re.compile(rf"\b(?:{_NUMERAL})(?:\s+(?:{_NUMERAL}))*\s+(?:{_COUNTED})\b")
_NOT_FIVE = re.compile(r"\b(?:viet|mien|nu va)\s+$")
_YEARS = range(1900, 2101)


def holds_count(text: str | None) -> bool:
    """Whether *text* says how many were measured: “40 học sinh lớp 3”, “hai trường”, “n = 35”.

    A year, a class, an age, a share, a duration are figures, but no count; “một số học sinh” is none either.
    """
    folded = _LIST_OF_CLASSES.sub(" ", _DATE.sub(" ", fold(text or "")))
    return any(map(_counts, _DIGITS.finditer(folded))) or any(
        not _NOT_FIVE.search(folded[: found.start()]) for found in _WORDED.finditer(folded)
    )


def _counts(found: re.Match[str]) -> bool:
    """Whether the digits *found* count somebody or something."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    digits = re.sub(r"[.,]", "", found[0])
    if not digits.strip("0") or _NO_COUNT_BEFORE.search(before) or _NO_COUNT_AFTER.match(after):
        return False
    return len(found[0]) != len("2026") or int(digits) not in _YEARS or _names_counted(after)


def _names_counted(after: str) -> bool:
    """Whether what follows a number that could be a year says that it counts: “2020 học sinh”."""
    return re.match(rf"\s+(?:{_COUNTED})\b", after) is not None
