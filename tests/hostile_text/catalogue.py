"""A catalogue of entries whose every field is filled, with whatever texts a test wants in them."""

import copy
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

import yaml
from PIL import Image
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from hostile_text import HERE
from kho.model import KINDS
from kho.model.labels import fields_of, model_in
from kho.model.leaves import texts
from kho.store.catalog import Catalog, Filed
from kho.store.files.media import inspect
from kho.store.reference_data import load
from kho.words.problem import Place

NUMBER = {"innovation": 12, "tip": 6, "individual": 6, "collective": 6, "group": 6, "adoption": 6}
"""How many entries of each kind: enough that every text of the corpus stands in several fields."""

KEPT = ("province", "url", "file", "schema", "kind", "rubric", "also_published")
"""Strings that are no free text: a province is one of a list, an address is checked by its own type."""


WEIGHED: dict[str | int, str] = {"sample": "40 em – ", "method": "Đếm tay – ", "number": "01/BIA – "}
"""What the scale of evidence reads in a text: a number, a way that says something, a document."""


@dataclass(frozen=True)
class Slot:
    """A place for a text in one entry: how long the text may be, and whether it may have several lines."""

    entry: str
    place: Place
    most: int
    one_line: bool

    @property
    def before(self) -> str:
        """What stands before the text, where the site goes by it: a unit's address, what the scale of evidence asks."""
        which = " ".join(map(str, self.place[:-1]))
        if self.place[-1] == "name" and self._of_unit:
            return f"Trường {self.entry} {which} – "
        return WEIGHED.get(self.place[-1], "")

    @property
    def _of_unit(self) -> bool:
        of_cluster = self.entry.startswith("collective") and self.place[0] == "members"
        return self.place[0] in {"unit", "paired_with"} or of_cluster


Writer = Callable[[Slot], str]
"""What to write in a slot."""

Plain = dict[str, Any]


def text_fields(model: type[BaseModel], place: Place = ()) -> Iterator[tuple[Place, StringConstraints]]:
    """The fields of *model* that hold free text, and those of the records inside it."""
    for key, info in fields_of(model).items():
        inner = model_in(info.annotation)
        if inner:
            yield from text_fields(inner, (*place, key))
        elif (limits := _limits(info)) and key not in KEPT:
            yield (*place, key), limits


def _limits(info: FieldInfo) -> StringConstraints | None:
    """What limits the text a field holds; None where it holds none."""
    parts = (*_parts(info.annotation), *info.metadata)
    return (
        next((part for part in parts if isinstance(part, StringConstraints)), None) if str in parts else None
    )


def _parts(annotation: object) -> Iterator[object]:
    """What an annotation such as `tuple[Annotated[str, …], ...] | None` is made of."""
    if get_origin(annotation) in {tuple, Union, UnionType, Annotated}:
        for part in get_args(annotation):
            yield from _parts(part)
    else:
        yield annotation


def written(write: Writer) -> dict[str, Plain]:
    """Every entry as it stands in YAML, by its address, with what *write* gives in each slot."""
    found = {}
    for kind, number in NUMBER.items():
        model = _file("common") | _file(kind)
        limits = dict(text_fields(KINDS[kind]))
        places = [place for place, _ in texts(KINDS[kind].model_validate(model)) if place[-1] not in KEPT]
        for index in range(number):
            entry = copy.deepcopy(model)
            slug = f"{kind}-{index}"
            for place in places:
                limit = limits[field(place)]
                slot = Slot(slug, place, limit.max_length or 0, one_line=limit.pattern is not None)
                _put(entry, place, f"{slot.before}{write(slot)}"[: slot.most])
            found[slug] = entry | _kin(kind, index)
    return found


def field(place: Place) -> Place:
    """The field at *place*: the place without its numbers."""
    return tuple(step for step in place if isinstance(step, str))


def _kin(kind: str, index: int) -> Plain:
    """Which practice an entry follows or grew out of."""
    if kind == "innovation" and index:
        return {"parent": "innovation-0"}
    return {"of": f"innovation-{index // 2}"} if kind == "adoption" else {}


def _put(entry: Plain, place: Place, text: str) -> None:
    here: Any = entry
    for step in place[:-1]:
        here = here[step]
    here[place[-1]] = text


def _file(name: str) -> Plain:
    path = HERE / "full" / f"{name}.yml"
    return cast("Plain", yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - all is text


def on_disk(entries: dict[str, Plain], exemplars: Path) -> None:
    """Write *entries* as a school would send them, each with its picture."""
    for slug, entry in entries.items():
        folder = exemplars / "phu-tho" / slug
        folder.mkdir(parents=True)
        Image.new("RGB", (600, 400), "white").save(folder / "anh.png")
        text = json.dumps(entry, ensure_ascii=False, indent=1)  # JSON is YAML
        (folder / "entry.yml").write_text(text, encoding="utf-8")


def unchecked(entries: dict[str, Plain], exemplars: Path, fallback: Path) -> Catalog:
    """The catalogue of *entries*, no rule having looked at them: only the model."""
    on_disk(entries, exemplars)
    reference, _sources = load(exemplars / "_reference", fallback)
    return Catalog(tuple(_filed(entries, exemplars)), reference)


def _filed(entries: dict[str, Plain], exemplars: Path) -> Iterable[Filed]:
    for slug, entry in sorted(entries.items()):
        folder = exemplars / "phu-tho" / slug
        model = KINDS[entry["kind"]]
        yield Filed(slug, "phu-tho", folder, model.model_validate(entry), (inspect(folder / "anh.png"),))
