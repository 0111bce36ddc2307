"""The code of a file that was handed in: to be said on the telephone, the same at the form and at the intake."""

from hashlib import sha256

_FIRST, _THEN = "bcdghklmnprstv", "aeiou"
_SYLLABLES = 5


def receipt_code(content: bytes) -> str:
    """Five syllables from the SHA-256 of *content*, as “ba-ke-mo-ti-lu”; one in 1.6 thousand million is another's."""
    digest = sha256(content).digest()
    pairs = zip(digest[: 2 * _SYLLABLES : 2], digest[1 : 2 * _SYLLABLES : 2], strict=True)
    return "-".join(_FIRST[one % len(_FIRST)] + _THEN[two % len(_THEN)] for one, two in pairs)
