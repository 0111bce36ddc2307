"""Whether some letters make a Vietnamese syllable: onset, rhyme and tone as the spelling of Vietnamese allows them.

Source: the onsets and rhymes of the standard orthography (Quyết định 240/QĐ-1984, Bộ Giáo dục). Rhymes that end in
c, ch, p or t take sắc or nặng alone.
"""

import re
import unicodedata
from functools import lru_cache

_ONSETS = [
    "ngh",
    "ng",
    "nh",
    "gh",
    "gi",
    "kh",
    "ph",
    "th",
    "tr",
    "ch",
    "qu",
    "b",
    "c",
    "d",
    "đ",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "x",
]
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu
""".split()  # noqa: SIM905 - a table reads best as it is spoken
_WHOLE = re.compile(rf"(?:{'|'.join(_ONSETS)})?({'|'.join(sorted(_RHYMES, key=len, reverse=True))})")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED = ("c", "ch", "p", "t")
_OF_STOPPED = frozenset("\u0301\u0323")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether *word* is one syllable that Vietnamese spelling allows, with at most one tone."""
    spread = unicodedata.normalize("NFD", word.casefold())
    tones = [char for char in spread if char in _TONES]
    bare = unicodedata.normalize("NFC", "".join(char for char in spread if char not in _TONES))
    found = _WHOLE.fullmatch(bare)
    if found is None or len(tones) > 1:
        return False
    return not found[1].endswith(_STOPPED) or bool(_OF_STOPPED.intersection(tones))
