"""Plausible, plainly invented entries to measure with: `make sample N=10000 DIR=/tmp/mau`.

A small grammar: a word in braces stands for one of its alternatives, chosen anew each time; with a capital it
begins a sentence. Of twenty entries fourteen are innovations, the others of all other kinds. The same number and
seed give the same bytes. Every school is a “Mẫu Bịa”, every person a “Bịa”, every link ends in `.example`, and
every entry says that it is invented. Provinces, awards and vocabularies are the project's own.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from textwrap import indent

import click

from kho.model.reference import Movement, OldProvince, Province, Theme
from kho.store.place import checkout
from kho.store.reference_data import Reference, load
from kho.words import terms
from kho.words.text import slug
from kho.words.when import DISTRICTS_ENDED

SEED = 2026
FIRST_YEAR, YEARS = 2016, 10
LOOKED, REVIEW = date(2026, 10, 25), date(2027, 3, 1)
"""From when on the invented entries were looked at last, and are to be looked at next."""

SCHOOLS = {
    terms.Level.PRESCHOOL: "Trường Mầm non",
    terms.Level.PRIMARY: "Trường Tiểu học",
    terms.Level.LOWER_SECONDARY: "Trường THCS",
    terms.Level.UPPER_SECONDARY: "Trường THPT",
    terms.Level.CONTINUING: "Trung tâm GDTX",
    terms.Level.SPECIAL: "Trường Giáo dục chuyên biệt",
}

WORDS = {
    "family": "Nguyễn | Trần | Lê | Phạm | Hoàng | Phan | Vũ | Đặng | Bùi | Đỗ | Hồ | Ngô | Dương | Lý | Đinh",
    "middle": "Văn | Thị | Minh | Thanh | Ngọc | Thu | Quang | Hồng | Xuân | Kim | Đức | Hữu | Bích | Trọng",
    "hill": "Thượng | Hạ | Đông | Tây | Giang | Sơn | Hải | Lâm | Bình | Phú | Hòa | Khê | Xuyên | Lĩnh",
    "few": "hai | ba | bốn | năm | sáu",
    "who": "giáo viên chủ nhiệm | tổ chuyên môn | nhóm giáo viên cùng khối | thư viện trường | ban giám hiệu | "
    "giáo viên bộ môn | liên đội | tổ văn phòng | nhóm cốt cán của trường | cô nuôi và cô đứng lớp",
    "people": "học sinh | các nhóm trưởng | học sinh đầu cấp | học sinh ở xa trường | thành viên câu lạc bộ | "
    "đội tự quản | học sinh mới chuyển đến | các cặp bạn cùng tiến | học viên lớp tối | cả lớp",
    "trouble": "học sinh ngại nói trước lớp | bài làm ở nhà ít khi được chữa kỹ | sách trong tủ ít người mượn | "
    "giờ thực hành thiếu dụng cụ | nhiều em nghỉ học khi trời mưa | sổ sách chiếm hết buổi chiều | "
    "mỗi người dạy một cách, ít khi dự giờ nhau | phụ huynh chỉ biết kết quả vào cuối kỳ | "
    "các em học thuộc mà chưa dùng được | lớp đông nên em yếu bị bỏ quên | sân trường nhiều rác sau giờ nghỉ",
    "where": "ở điểm trường lẻ | ở các lớp đông | ở khối đầu cấp | với những em nhà xa | trong tuần mưa lũ | "
    "ở giờ thực hành | vào cuối học kỳ | ở lớp ghép | với các em mới vào lớp | trong dịp ôn tập",
    "when": "mười phút đầu giờ | trong giờ ra chơi | ở tiết ôn tập | buổi chiều thứ năm | lúc chờ xe buổi trưa | "
    "trong giờ sinh hoạt lớp | ở tiết đầu tuần | sau bữa ăn bán trú | vào ngày hội đọc | cuối mỗi buổi học",
    "thing": "sổ tay từ vựng | góc đọc sách | vườn rau lớp học | bộ thẻ câu hỏi | phiếu tự chấm | hộp thư góp ý | "
    "nhóm bạn cùng tiến | đoạn phim bài giảng ngắn | bản đồ tư duy treo tường | trạm thí nghiệm nhỏ | "
    "nhật ký quan sát | trò chơi ô chữ | tủ sách lưu động | lịch trực nhật xanh | bảng tin của lớp | "
    "bộ mẫu báo cáo chung | giờ kể chuyện quê em | ngân hàng đề tự soạn",
    "need": "giấy in một mặt | vài chiếc điện thoại cũ | bìa cứng và bút màu | chai nhựa đã rửa sạch | "
    "tủ sắt của thư viện | bảng phụ và nam châm | máy chiếu dùng chung | hạt giống và thùng xốp",
    "act": "chấm chéo bài của nhau | đọc to một đoạn ngắn | ghi lại điều chưa hiểu | đặt một câu hỏi mới | "
    "kể lại bằng lời của mình | đo rồi điền vào bảng | chọn một việc để sửa | hẹn bạn cùng làm lại | "
    "vẽ lại các bước đã làm | giới thiệu một cuốn sách",
    "gain": "mạnh dạn hỏi lại | tự chữa được lỗi của mình | đi học đều hơn | mượn sách nhiều hơn | nhớ lâu hơn | "
    "biết chia việc trong nhóm | trình bày gọn hơn | bớt vội khi làm bài | giúp được bạn bên cạnh",
    "method": "đếm trong sổ theo dõi hằng tuần | cùng một phiếu phát trước và sau | bài đọc một phút, chấm chéo | "
    "lấy từ phần mềm quản lý thư viện",
}

SENTENCES = {
    "situation": (
        "đầu năm học, {who} nhận thấy {trouble}, rõ nhất {where}.",
        "khảo sát {n} học sinh {where} cho thấy {trouble}; cách làm cũ chưa gỡ được.",
        "trao đổi với {n} phụ huynh, {who} biết thêm rằng {trouble}.",
        "sổ theo dõi của {who} ghi {n} lượt như vậy chỉ trong {few} tháng {where}.",
        "thiếu {need}, {who} vẫn làm thay phần việc mà {people} có thể tự làm.",
        "đã có {few} cuộc họp bàn chuyện {trouble}, nhưng chưa ai thử làm khác đi {when}.",
    ),
    "aim": (
        "sau {few} tháng, {people} {gain} {where}.",
        "giúp {people} biết {act} {when}, không chờ {who} nhắc.",
        "giảm một nửa số lần {trouble} mà không thêm việc cho {who}.",
    ),
    "solution": (
        "{who} chuẩn bị {thing} để dùng {when}.",
        "mỗi tuần {few} buổi, {people} dùng {thing} {when}, mỗi lượt chừng {n} phút.",
        "việc của {people} là {act}; việc của {who} là {act}.",
        "bạn đã vững kèm bạn còn chậm theo cặp, đổi cặp sau {few} tuần, có {thing} để theo dõi.",
        "làm {thing} từ {need}, hỏng chỗ nào thay chỗ ấy.",
        "cuối mỗi tháng, {who} xem lại {thing} và bỏ những phần không ai dùng {when}.",
    ),
    "result": (
        "sau {few} tháng, {people} {gain} {where}.",
        "{who} ghi được {n} lượt {act} {when}.",
        "so với đầu năm, số lần {trouble} giảm rõ; nhiều em {gain}.",
        "có {n} phụ huynh cho biết con em họ {gain}.",
        "{people} còn tự nghĩ thêm cách {act} {when}.",
        "{thing} nay được {who} dùng thường xuyên {where}.",
    ),
    "limit": (
        "mới đo {where}, chưa biết ở nơi khác ra sao.",
        "vẫn còn cảnh {trouble} {where}; {who} đang thử cách {act}.",
        "chưa tách được phần do {thing} và phần do các em lớn lên.",
    ),
    "advice": (
        "bắt đầu bằng một lớp, {few} tuần sau hãy mở rộng.",
        "để {people} tự giữ {thing}, {who} chỉ xem cuối tuần.",
        "nên {act} {when}, lúc các em còn thoải mái.",
    ),
    "pitfall": (
        "đừng làm {thing} quá cầu kỳ rồi không ai dùng {when}.",
        "đừng bắt {people} {act} khi chưa làm mẫu.",
    ),
    "lesson": (
        "hỏi {people} trước khi làm {thing} thì đỡ phải sửa.",
        "có {who} cùng làm, chuyện {trouble} bớt nặng đi nhiều.",
        "ghi số liệu từ ngày đầu, vì {few} tháng sau không ai nhớ đúng.",
    ),
    "name": ("{family} {middle} Bịa", "{family} {middle} {middle} Bịa"),
    "summary": (
        "mục bịa để đo đổi mới, sáng tạo. {Who} dùng {thing} {when}, giúp {people} {gain}, dù {trouble}.",
    ),
    "innovation_title": ("{thing} cho {people} {where}",),
    "tip_title": ("mẹo làm {thing} {when}",),
    "individual_title": ("{name}",),
    "collective_title": ("{team}{school}",),
    "group_title": ("nhóm nhà giáo cùng làm {thing} {where}",),
    "adoption_title": ("làm theo ở {school}",),
    "invented": ("mục này được bịa ra để đo tốc độ của kho; trường, người và số liệu ở đây không có thật.",),
}

TURNS = (
    "individual",
    "collective",
    *["innovation"] * 7,
    "tip",
    "group",
    "individual",
    *["innovation"] * 7,
    "adoption",
)
"""Whose turn it is: twenty entries hold every kind, and people come before what they make."""

OF_PEOPLE = {"individual", "collective"}
AUTHORS = {"innovation": (1, 2), "group": (3, 5)}
FINISHED = 0.88
"""How many innovations have a result; the others are registrations."""

COMPILED = {"innovation": 0.15, "individual": 0.5, "collective": 0.4}
"""How many of a kind are taken from public sources."""

FOLLOWS = {
    "innovation": ("parent", 0.06, ("innovation",)),
    "group": ("continues", 0.3, ("group",)),
    "adoption": ("of", 1, ("innovation", "tip")),
}
"""Under which key, how often and which kinds of earlier entries a kind names."""

SPANS = {
    "registered_on": (0, 60),
    "start": (10, 30),
    "end": (90, 150),
    "result_on": (5, 20),
    "appraised_on": (5, 20),
    "given_on": (10, 30),
    "published_on": (20, 100),
}
"""The days of an entry, each with the days that may lie between it and the one before."""

MEASURES = (
    ("Học sinh đọc đạt tốc độ của lớp", "%", 35, 95),
    ("Học sinh phát biểu ít nhất một lần trong tiết", "%", 20, 90),
    ("Lượt mượn sách trong tháng", "lượt", 40, 400),
    ("Bài làm ở nhà được chữa đầy đủ", "%", 30, 98),
    ("Phụ huynh dự họp đầy đủ", "%", 40, 97),
    ("Hồ sơ tổ nộp đúng hạn", "bộ", 2, 20),
)

ENTRIES = {
    "innovation": """\
kind: innovation
schema: 1
title: {title}
type: {innovationtype}
summary: {Summary}
{unit}registered_on: {registered_on}
{found_by}authors:
{authors}plan:
  task: {Aim}
  situation: |
    {Situation} {Situation}

    {Invented}
  objectives: |
    Cần thấy được **hai điều**

    - {Aim}
    - {Aim}
  solution: |
    {Solution} {Solution}
  expected: {Aim}
  targets:
    - measure: {measure}
      unit: "{measured_in}"
      baseline: {before}
      value: {after}
  trial:
    start: {start}
    end: {end}
  steps:
    - Chuẩn bị {need} và làm thử {thing} ở một lớp.
    - Hướng dẫn {people} {act} {when}.
    - Đo lại như lúc đầu rồi kể kết quả cho {who}.
  spread:
    scope: {scope}
{follows}{outcome}{shared}""",
    "tip": """\
kind: tip
schema: 1
title: {title}
summary: {Summary}
{unit}registered_on: {registered_on}
{found_by}authors:
{authors}trouble: {Situation} {Situation} {Situation}
action: {Solution} {Solution} {Solution} {Solution} {Advice}
change: {Result} {Result} {Limit} {Invented}
{figures}products:
  - title: Bộ mẫu “{thing}” dùng được ngay
    url: {site}/san-pham/{n}
{proof}{shared}""",
    "individual": """\
kind: individual
schema: 1
name: {title}
type: {individualtype}
role: {role}
position: Phụ trách {thing}
summary: {Summary}
{unit}{found_by}{story}{proof}{shared}""",
    "collective": """\
kind: collective
schema: 1
name: {title}
type: {type}
size: {count}
{members}summary: {Summary}
{unit}{found_by}{story}{proof}{shared}""",
    "group": """\
kind: group
schema: 1
name: {title}
status: {status}
scope: {groupscope}
cooperation: [{grouparea}]
{unit}registered_on: {registered_on}
members:
{authors}summary: {Summary}
{found_by}shared_task: {Aim}
concern: {Situation}
situation: |
  {Situation} {Situation}

  {Invented}
strengths: {Advice}
approach: {Solution} {Solution} {Solution}
expected: {Aim}
period:
  start: {start}
  end: {end}
next_concern: {Situation}
achieved: {Result} {Result}
{follows}{proof}{shared}""",
    "adoption": """\
kind: adoption
schema: 1
{follows}since: {start}
{unit}kept: {Solution} {Solution} {Solution}
changed: {Solution} {Solution} {Advice} {Invented}
result: {Result} {Result} {Result}
{figures}difficulty: {Situation} {Situation} {Limit}
verdict: {verdict}
{maybe_confirmed}{found_by}{proof}{shared}""",
}
"""Each kind of entry."""

PARTS = {
    "found_by": """\
school_year: {year}-{next_year}
semester: {semester}
levels: [{level}]
subjects: [{subjects}]
areas: [{areas}]
difficulties: [{difficulty}]
setting:
  hardship: {hardship}
  connectivity: {connectivity}
  class_size: {count}
movements: [{movements}]
documents: [{documents}]
themes: [{themes}]
""",
    "figures": """\
indicators:
  - measure: {measure}
    unit: "{measured_in}"
{maybe_before}    after: {after}
{maybe_how}""",
    "finished": """\
result:
  on: {result_on}
  narrative: |
    {Result} {Result}
{figures}  limits: {Limit}
  participants:
    pupils: {n}
    teachers: {count}
products:
  - title: Bộ mẫu “{thing}” dùng được ngay
    url: {site}/san-pham/{n}
    licence: CC BY 4.0
resources:
  cost: {n}0000
  equipment: {Need}
how_to:
  tips:
    - {Advice}
  pitfalls:
    - {Pitfall}
{proof}""",
    "story": """\
story: |
  {Situation} {Situation} {Situation}

  {Solution} {Solution} {Solution} {Solution}

  {Result} {Result} {Result} {Limit}

  {Invented}
achievements:
  - what: {Result}
    on: {result_on}
  - what: {Result}
""",
    "proof": """\
evidence:
  - title: Bảng theo dõi {thing}
    kind: {evidencekind}
    url: {site}/minh-chung/{n}
    on: {result_on}
{maybe_endorsed}{maybe_appraised}{maybe_recognised}{maybe_event}lessons:
  - {Lesson}
""",
    "shared": """\
{sources}origin: {origin}
consents:
  - who: Những người được nêu trong mục bịa này
    basis: {basis}
    on: {given_on}
    scope: noi-dung
    held_by: Văn thư nhà trường
published_on: {published_on}
verified_on: {verified_on}
review_by: {review_by}
contact: Văn thư nhà trường
""",
    "public_sources": """\
sources:
  - publisher: Báo Mẫu Bịa
    url: https://bao-mau-bia.example/bai/{n}
    on: {given_on}
""",
}
"""What several kinds have, and what not every entry of a kind has."""

ENDORSED = """\
endorsements:
  - body: Hội đồng sư phạm {school}
    on: {appraised_on}
    content: {Result}
"""
APPRAISED = """\
appraisals:
  - body: Hội đồng Thi đua – Khen thưởng {school}
    tier: truong
    on: {appraised_on}
    conclusion: {passed}
    number: {n}/BB-MB
    score: "{score}"
    out_of: 100
"""
RECOGNISED = """\
recognitions:
  - {award}
    on: {given_on}
    number: {n}/QĐ-MB
"""
EVENT = """\
events:
  - kind: {eventkind}
    title: Chia sẻ về {thing} {where}
    on: {given_on}
    place: {school}
    audience: {n} người
"""

MAYBE = {
    "maybe_before": (0.9, "    before: {before}\n"),
    "maybe_how": (0.85, "    sample: {n} học sinh\n    method: {method}\n"),
    "maybe_confirmed": (0.7, "confirmed_by:\n  role: Hiệu trưởng {school}\n  on: {appraised_on}\n"),
    "maybe_endorsed": (0.4, ENDORSED),
    "maybe_appraised": (0.6, APPRAISED),
    "maybe_recognised": (0.3, RECOGNISED),
    "maybe_event": (0.4, EVENT),
}
"""What not every entry has: how many of them do, and what it is."""

BANK: dict[str, Sequence[str]] = {
    "n": tuple(map(str, range(12, 180))),
    "count": tuple(map(str, range(3, 40))),
    "score": tuple(f"{whole},{part}" for whole in range(60, 98) for part in (0, 25, 5, 75)),
    "passed": (*["dat"] * 9, "can-bo-sung"),
    "role": ("can-bo-quan-ly", "giao-vien", "nhan-vien"),
    **{name: words.split(" | ") for name, words in WORDS.items()},
    **{name: (block,) for name, block in (ENTRIES | PARTS).items()},
    **SENTENCES,
    **{
        term.__name__.lower(): tuple(word.value for word in term)
        for term in (
            terms.InnovationType,
            terms.IndividualType,
            terms.GroupScope,
            terms.GroupArea,
            terms.Verdict,
            terms.Scope,
            terms.Semester,
            terms.Hardship,
            terms.Connectivity,
            terms.EvidenceKind,
            terms.EventKind,
        )
    },
}


@dataclass(frozen=True)
class School:
    """An invented school at an invented place of a real province."""

    number: int
    level: terms.Level
    province: Province
    old: OldProvince
    near: str

    @property
    def name(self) -> str:
        """How it is called."""
        return f"{SCHOOLS[self.level]} Mẫu Bịa {self.number}"

    def unit(self, on: date, as_of: str = "") -> str:
        """The lines of a unit, with the names its place had on the day *on*."""
        districts = on < DISTRICTS_ENDED
        old = on <= self.old.until if self.old.until else districts
        lines = [f"name: {self.name}", f"province: {self.old.name if old else self.province.name}"]
        lines += [f"district: huyện Bịa {self.near}"] if districts else []
        lines += [f"commune: xã Mẫu {self.near}"]
        lines += [f"as_of: {as_of}"] if as_of else []
        return "\n".join(lines)


@dataclass(frozen=True)
class Made:
    """An entry that later ones may name."""

    slug: str
    name: str
    school: School


class Writer:
    """Invents one entry after the other; later ones refer to earlier ones."""

    def __init__(self, reference: Reference, count: int, seed: int) -> None:
        self._rng = Random(seed)  # noqa: S311 - nothing here is secret
        self._reference = reference
        self._facts: dict[str, str] = {}
        self._schools = [self._school(number) for number in range(1, max(2, count // 3) + 1)]
        self._made: dict[str, list[Made]] = {kind: [] for kind in ENTRIES}
        self._makers: dict[School, dict[str, Made]] = {}

    def entry(self, number: int) -> tuple[Path, str]:
        """Where the entry with *number* lies below the data folder, and its text."""
        kind = TURNS[number % len(TURNS)]
        school = self._settle(kind)
        title = self[f"{kind}_title".capitalize()]
        made = Made(f"{slug(title)[:60].strip('-')}-bia-{number:05}", title, school)
        self._facts["title"] = title
        self._made[kind].append(made)
        if kind in OF_PEOPLE:
            self._makers.setdefault(school, {})[kind] = made
        return Path(school.province.slug, made.slug, "entry.yml"), self[kind]

    def __getitem__(self, name: str) -> str:
        """What stands for `{name}`: a fact of this entry, else one of the alternatives, told in turn."""
        if name in self._facts:
            return self._facts[name]
        if name in MAYBE:
            share, block = MAYBE[name]
            return block.format_map(self) if self._chance(share) else ""
        text = self._rng.choice(BANK[name.lower()]).format_map(self)
        return text if name.islower() else text[0].upper() + text[1:]

    def _settle(self, kind: str) -> School:
        """Settle what must agree within one entry: its school, its days, its figures, where it comes from."""
        key, share, kinds = FOLLOWS.get(kind, ("", 0, ()))
        found = [made for earlier in kinds for made in self._made[earlier]] if self._chance(share) else []
        earlier = self._rng.choice(found) if found else None
        school, other = self._rng.sample(self._schools, 2)
        if earlier:
            school = earlier.school if kind == "group" else other if earlier.school is school else school
        self._facts = {
            "school": school.name,
            "site": f"https://mau-bia-{school.number}.example",
            "follows": f"{key}: {earlier.slug}\n" if earlier else "",
            "status": "duy-tri" if earlier else "moi",
        }
        self._facts |= self._days(kind, school)
        self._facts |= self._team() if kind == "collective" else {}
        self._facts |= self._words(school) | self._source(kind) | self._measure()
        self._facts["authors"] = self._authors(school, self._rng.randint(*AUTHORS.get(kind, (1, 1))))
        self._facts["figures"] = indent(self["figures"], "  " if kind == "innovation" else "")
        self._facts["outcome"] = self["finished"] if kind == "innovation" and self._chance(FINISHED) else ""
        return school

    def _school(self, number: int) -> School:
        """A school somewhere in the country."""
        province = self._rng.choice(list(self._reference.provinces.values()))
        level = self._rng.choices(list(SCHOOLS), (15, 30, 30, 18, 4, 3))[0]
        return School(
            number, level, province, self._rng.choice(province.old), f"{self['hill']} {self['hill']}"
        )

    def _days(self, kind: str, school: School) -> dict[str, str]:
        """Days of one of ten school years, each after the one before, and the unit as it was named then."""
        year = FIRST_YEAR + self._rng.randrange(YEARS)
        last = date(year, 9, 5)
        days = {name: (last := last + timedelta(self._rng.randint(*span))) for name, span in SPANS.items()}
        named_on = days[
            "result_on" if kind in OF_PEOPLE else "start" if kind == "adoption" else "registered_on"
        ]
        unit = school.unit(named_on, self._partial(named_on) if kind in OF_PEOPLE else "")
        return {
            **{name: str(day) for name, day in days.items()},
            **{name: self._partial(days[name]) for name in ("registered_on", "result_on")},
            "unit": f"unit:\n{indent(unit, '  ')}\n",
            "year": str(year),
            "next_year": str(year + 1),
            "verified_on": str(LOOKED + timedelta(self._rng.randrange(20))),
            "review_by": str(REVIEW + timedelta(self._rng.randrange(300))),
        }

    def _team(self) -> dict[str, str]:
        """What a collective is; a cluster names its other schools."""
        team = self._rng.choice(list(terms.CollectiveType))
        others = self._rng.sample(self._schools, 2) if team is terms.CollectiveType.CLUSTER else []
        on = date.fromisoformat(self["given_on"])
        return {
            "type": team.value,
            "team": "" if team is terms.CollectiveType.SCHOOL else f"{team.label} ",
            "members": _listed("members", [one.unit(on, str(on)) for one in others]),
        }

    def _words(self, school: School) -> dict[str, str]:
        """The words an entry is found by, and an award, all from the project's vocabularies."""
        reference, year = self._reference, int(self["year"])
        difficulty = self._rng.choice(list(reference.difficulties.values()))
        award = self._rng.choice(list(reference.awards.values()))
        body = award.body or f"Hội đồng Thi đua – Khen thưởng {school.name}"
        subjects = [
            one.slug for one in reference.subjects.values() if not one.levels or school.level in one.levels
        ]
        documents = [one.slug for one in reference.documents.values() if one.on and one.on.year <= year]
        return {
            "level": school.level.value,
            "subjects": self._some(subjects, 2),
            "areas": ", ".join(dict.fromkeys([*difficulty.areas, self._rng.choice(list(reference.areas))])),
            "difficulty": difficulty.slug,
            "movements": self._some(_running(reference.movements, school, year), 2),
            "documents": self._some(documents, 2),
            "themes": self._some(_running(reference.themes, school, year), 1),
            "award": f"title: {json.dumps(award.name, ensure_ascii=False)}\n    award: {award.slug}\n"
            f"    body: {json.dumps(body, ensure_ascii=False)}",
        }

    def _source(self, kind: str) -> dict[str, str]:
        """Who brought an entry into the store, and on what ground."""
        if self._chance(COMPILED.get(kind, 0)):
            return {"origin": "suu-tam", "basis": "nguon-cong-khai", "sources": self["public_sources"]}
        basis = "don-vi" if kind in {"collective", "adoption"} else "nguoi-trong-bai"
        return {"origin": "don-vi-gui", "basis": basis, "sources": ""}

    def _measure(self) -> dict[str, str]:
        """One figure, before and after."""
        measure, unit, low, high = self._rng.choice(MEASURES)
        middle = (low + high) // 2
        before, after = self._rng.randint(low, middle), self._rng.randint(middle, high)
        return {"measure": measure, "measured_in": unit, "before": str(before), "after": str(after)}

    def _authors(self, school: School, count: int) -> str:
        """Authors of different names; those who have a page of their own come first."""
        found: dict[str, str] = {}
        for kind, made in self._makers.get(school, {}).items():
            if self._chance(0.6):
                found[made.name] = f"name: {made.name}\n{kind}: {made.slug}"
        while len(found) < count:
            name = self["name"]
            found.setdefault(name, f"name: {name}\nrole: giáo viên, phụ trách {self['thing']}")
        return _listed("", list(found.values())[:count])

    def _some(self, words: Sequence[str], most: int) -> str:
        """Some of *words*, at least one where there is one."""
        count = min(len(words), self._rng.randint(1, most))
        return ", ".join(self._rng.sample(words, count))

    def _partial(self, day: date) -> str:
        """Mostly the day, sometimes only its month or its year."""
        return str(day)[: self._rng.choices((10, 7, 4), (7, 2, 1))[0]]

    def _chance(self, share: float) -> bool:
        return self._rng.random() < share


def _listed(key: str, items: Sequence[str]) -> str:
    """A YAML list of mappings, each given by its lines; nothing where there are none."""
    lines = [f"  - {indent(item, '    ').lstrip()}\n" for item in items]
    return "".join([f"{key}:\n" if key else "", *lines]) if lines else ""


def _running(items: Mapping[str, Movement] | Mapping[str, Theme], school: School, year: int) -> list[str]:
    """The movements or themes of that year and place."""
    return [
        key
        for key, item in items.items()
        if (item.start is None or item.start.year <= year)
        and (item.end is None or year <= item.end.year)
        and getattr(item, "province", None) in {None, school.province.slug}
    ]


def write(count: int, folder: Path, seed: int = SEED) -> None:
    """Write *count* entries below *folder*."""
    home = checkout()
    reference, _sources = load(home.reference, home.reference)
    writer = Writer(reference, count, seed)
    for number in range(count):
        path, text = writer.entry(number)
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(text, encoding="utf-8")


@click.command()
@click.argument("count", metavar="N", type=click.IntRange(1))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def main(count: int, folder: Path) -> None:
    """Viết N mục bịa vào thư mục DIR, chưa có hoặc còn trống."""
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} đã có tệp. Hãy chọn một thư mục mới.")
    write(count, folder)
    click.echo(f"Đã viết {count} mục bịa vào {folder}.")


if __name__ == "__main__":
    main()
