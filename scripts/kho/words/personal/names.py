"""Names of people as written in Vietnam, and what looks like one but is a school's, a street's or a place's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kho.words.personal.spotted import TITLED

_SURNAMES = """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trương đoàn lương mai trịnh đào
    hà cao tạ tô lâm lưu chu châu phùng tống thái kiều nông ma triệu vi lữ lường tòng cầm bạc hoàn quách đồng
    khổng vương tăng thân thiều bế hứa đàm lục giáp ninh vàng giàng sùng lò quàng cà thào mùa hạng chảo tẩn vừ
    lầu ly cứ hờ thò má dềnh sộng cháng chẳng lềnh phàn phượng lèng pờ lỳ chang khoàng rơ ksor siu nay kpă rơmah
    rmah rah ralan rcom rchâm êban niê mlô kbuôr ayun adrơng hmok byă kđoh krajan cil liêng bnahria hiah thạch
    sơn kim danh kiên thị alăng bling bríu zơrâm pơloong arất cơlâu hốih coor bhnướch blúp kring pinăng katơr
    chamaléa bá quảng não văn từ hiên mấu
"""
"""Family names of the Kinh and of the other peoples, folded to lower case."""
_NAMESAKES = """
    nguyễn đức cảnh
    nguyễn trãi, nguyễn du, nguyễn huệ, nguyễn văn trỗi, nguyễn văn cừ, nguyễn tất thành, nguyễn bỉnh khiêm
    nguyễn đình chiểu, nguyễn khuyến, nguyễn trường tộ, nguyễn thị minh khai, nguyễn thái học, nguyễn viết xuân
    nguyễn công trứ, nguyễn thái bình, nguyễn hiền, nguyễn hữu huân, nguyễn chí thanh, nguyễn thượng hiền
    nguyễn gia thiều, nguyễn siêu, nguyễn tri phương, nguyễn ái quốc, nguyễn khắc viện, nguyễn bá ngọc
    nguyễn hữu thọ, nguyễn hữu cảnh, nguyễn an ninh, trần phú, trần hưng đạo, trần quốc toản, trần quốc tuấn
    trần nhân tông, trần đại nghĩa, trần văn ơn, trần cao vân, trần quang khải, trần nguyên hãn, trần bình trọng
    lê lợi, lê lai, lê duẩn, lê quý đôn, lê hồng phong, lê văn tám, lê thánh tông, lê ngọc hân, lê đình chinh
    lê chân, lê hữu trác, lê văn hưu, lê thị hồng gấm, phạm ngũ lão, phạm hồng thái, phạm văn đồng, phan bội châu
    phan chu trinh, phan châu trinh, phan đình phùng, phan đình giót, phan đăng lưu, phan huy chú, phan văn trị
    hoàng văn thụ, hoàng hoa thám, hoàng diệu, hoàng quốc việt, huỳnh thúc kháng, huỳnh văn nghệ, võ thị sáu
    võ nguyên giáp, võ văn kiệt, võ trường toản, vũ hữu, đặng thai mai, đặng thuỳ trâm, đặng trần côn
    đinh bộ lĩnh, đinh tiên hoàng, đinh núp, đoàn thị điểm, đào duy từ, đào duy anh, ngô quyền, ngô sĩ liên
    ngô gia tự, ngô mây, lý tự trọng, lý thường kiệt, lý thái tổ, lý công uẩn, lý nam đế, lương thế vinh
    lương văn tuỵ, lương văn can, mai thúc loan, mai hắc đế, chu văn an, cao bá quát, cao thắng, tô hiệu
    tô vĩnh diện, tô hoài, tô hiến thành, kim đồng, hồ chí minh, hồ xuân hương, hồ tùng mậu, bùi thị xuân
    bùi hữu nghĩa, trương định, trương vĩnh ký, hà huy tập, hà huy giáp, tống duy tân, thái phiên, châu văn liêm
    dương văn thì, vừ a dính, lưu hữu phước, lưu quý an, tăng bạt hổ, đồng khởi, nông văn dền, bế văn đàn
    cù chính lan, hùng vương, quang trung, hà nội, hà nam, hà tĩnh, hà giang, hà đông, hà tiên, cao bằng, cao lãnh
    cao lộc, lâm đồng, lâm thao, lâm hà, lâm bình, thái nguyên, thái bình, thái lan, ninh bình, ninh thuận, sơn la
    sơn tây, sơn dương, sơn động, sơn tịnh, sơn tân, lục yên, lục nam, lục ngạn, trạm tấu, cà mau, mai châu
    mai sơn, mai lĩnh, kim bôi, kim sơn, kim động, kim thành, kim bảng, lương sơn, lương tài, lý sơn, lý nhân
    vũ quang, vũ thư, võ nhai, phan thiết, phan rang, hoàng mai, hoàng su phì, hoàng sa, lê minh xuân
    dương minh châu, thạch thất, thạch hà, thạch thành, vi xuyên, ma lé, bạc liêu, đồng tháp, đồng nai, đồng văn
    đồng hới, đồng hỷ, đồng phú, đồng xoài, châu âu, châu á, châu đốc, châu thành, châu phú, kon tum, kon plông
    kon rẫy, quảng ninh, quảng nam, quảng ngãi, quảng trị, quảng bình, quảng xương, quảng uyên, kiên giang
    vương quốc, bá thước, văn lâm, văn bàn, văn chấn, văn yên, văn giang, văn quan, văn lãng, từ sơn, từ liêm
    hiệp hoà, đoàn thanh, đoàn đội, đoàn tncs, hồ gươm, văn miếu, văn khoa, toán văn, đội thiếu, ngô đồng, hà lan
    đồng bằng, thị trấn, thị xã, kim liên, mai dịch, đào tạo, thân thiện
"""
"""Whom schools and streets are named after, and places that begin as names do: “học sinh Sơn La”."""
_PEOPLES = frozenset(("mông", "hmông", "mèo", "nông", "ho", "hre", "hrê", "rai"))
"""What H'Mông, M'Nông, K'Ho and H'rê are: peoples, not persons."""
_STARTERS = frozenset(("y", "ka", "hơ", "ha", "k", "a", "h"))
"""Before the given name among peoples of the Central Highlands: Y Bịa, Ka Bịa, Hơ Bịa, A Bịa."""

_QUOTE = "'’ʼ`"
_TITLED = rf"(?:[HKMYNĐR][{_QUOTE}]\s?)?{TITLED}(?:[{_QUOTE}][^\W\d_]++)?"
_RUN = re.compile(rf"(?<![\w{_QUOTE}]){_TITLED}(?:[ \t\u00a0]+{_TITLED})*+")
_WORD = re.compile(rf"(?:[^\s{_QUOTE}][{_QUOTE}]\s)?\S+")
_APART = re.compile(rf"[{_QUOTE}]\s?")
_FAMILY = frozenset(_SURNAMES.split())
_SHARED = frozenset(phrase.strip() for phrase in re.split(r",\s|\n", _NAMESAKES))
LONGEST = 6
"""The most words of a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """What may be a name; *whole* where a family name or a people's way of naming begins it."""

    start: int
    end: int
    words: tuple[str, ...]
    whole: bool


def names(text: str) -> Iterator[Name]:
    """Words with capitals that stand together, from the one on that begins a name; else all, as no whole name."""
    for run in _RUN.finditer(text):
        found = list(_WORD.finditer(run[0]))
        words = [one[0] for one in found]
        begin = next((at for at in range(len(words)) if _begins(words, at)), None)
        first = begin or 0
        last = min(len(words), first + LONGEST)
        yield Name(
            run.start() + found[first].start(),
            run.start() + found[last - 1].end(),
            tuple(words[first:last]),
            begin is not None,
        )


def _begins(words: list[str], at: int) -> bool:
    """Whether a name of a person begins with the word *at*."""
    first = words[at].casefold()
    if letter := _APART.search(first):
        return words[at][letter.end()].isupper() and first[letter.end() :] not in _PEOPLES
    if at + 1 == len(words):
        return False
    return first in _FAMILY or first in _STARTERS


def is_nobody(words: tuple[str, ...]) -> bool:
    """Whether *words* are a school's, a street's or a place's name, or stand for anyone: “Nguyễn Văn A”."""
    said = [word.casefold() for word in words]
    return any(" ".join(said[:count]) in _SHARED for count in range(2, len(said) + 1)) or (
        len(said) > 1 and len(said[-1]) == 1
    )
