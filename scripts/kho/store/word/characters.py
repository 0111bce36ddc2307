"""What Word writes and an entry cannot hold: hidden characters out, odd spaces plain, each kind told."""

import re
from collections import Counter

from kho.words.hidden import without_hidden
from kho.words.text import nfc

_SPACES = re.compile("[\\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINES = re.compile("\r\n|[\x0b\x0c\r\x85\u2028\u2029]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Signs of symbol fonts, such as the bullets of Wingdings: no other font shows them."""
BULLET = "•"

SPACE, LINE, SIGN, HIDDEN = (
    "dấu cách đặc biệt đổi thành dấu cách thường",
    "dấu ngắt dòng đặc biệt đổi thành xuống dòng",
    "ký hiệu của phông riêng (Wingdings…) đổi thành “•”",
    "ký tự ẩn đã bỏ",
)


def cleaned(text: str, told: Counter[str]) -> str:
    """*text* as an entry can hold it; what was changed is counted in *told*."""
    text, count = _LINES.subn("\n", text)
    told[LINE] += count
    text, count = _PRIVATE.subn(BULLET, text)
    told[SIGN] += count
    text, count = _SPACES.subn(" ", text)
    told[SPACE] += count
    text, count = without_hidden(text)
    told[HIDDEN] += count
    return nfc(text)
