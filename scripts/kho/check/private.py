"""The private folder of a round: its papers read and written, outside the repository and nowhere else.

`hoi-dong.yml` (the council), `de-cu.yml` (nominations), `phien-<vong>.yml` (one session a stage). People may edit
them; they are read by the same reader as entries. A command writes a file whole, so remarks after `#` go.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from kho.derived.rounds.choosing import Candidate, Proceedings, candidate
from kho.model.proceedings import Nomination, Nominations, Opening, Session
from kho.store.catalog import Catalog
from kho.store.parse import parse_as
from kho.store.place import Checkout, public_around
from kho.store.record_yaml import as_yaml
from kho.store.round_files import FiledRound
from kho.store.source import Source, read
from kho.store.writing import write
from kho.words.file_rules import FileRule
from kho.words.problem import Finding, Problem, Rejected, Unusable, quoted

COUNCIL, NOMINATIONS, SESSION = "hoi-dong", "de-cu", "phien-"
"""The files, without `.yml`."""

_HEAD = (
    "# Riêng của hội đồng: không chép vào kho, không gửi lên mạng. Lệnh “kho selection” ghi lại cả tệp này,\n"
    "# nên ghi chú sau dấu # sẽ không còn; sửa nội dung bằng tay thì được.\n"
)

_Model = TypeVar("_Model", bound=BaseModel)


def outside(folder: Path, home: Checkout, exemplars: Path) -> Path:
    """*folder* with every symbolic link followed, if papers may lie there.

    Raises:
        Unusable: where it lies inside a checkout of the project, or inside the data folder.
    """
    real = folder.resolve()
    if public_around(real, home.root, exemplars, whole=True):
        raise Unusable(
            "--private: thư mục này nằm trong kho, mà kho là công khai. Chọn một thư mục ở ngoài, chỉ hội đồng mở được."
        )
    if real.exists() and not real.is_dir():
        raise Unusable("--private: đây không phải một thư mục.")
    return real


class Papers:
    """The papers of a round as read, each with its source, so that a finding knows its line."""

    def __init__(self, folder: Path, catalog: Catalog) -> None:
        """Read every paper in *folder*; the council's says which round it is.

        Raises:
            Rejected: with every problem of every file.
        """
        self.folder = folder
        self.sources: dict[str, Source] = {}
        self._problems: list[Problem] = []
        opening = self._read(Opening, COUNCIL)
        nominations = self._read(Nominations, NOMINATIONS)
        filed = catalog.rounds.get(opening.round) if opening else None
        if opening and filed is None:
            hint = f"Các đợt có trong kho: {', '.join(catalog.rounds) or 'chưa có đợt nào'}"
            self._problems.append(
                self.problem(
                    COUNCIL,
                    Finding(
                        ("round",),
                        f"Kho không có đợt {quoted(opening.round)}.",
                        hint,
                        rule=FileRule.PAPERS,
                    ),
                )
            )
        sessions = self._sessions(filed) if filed else {}
        if opening is None or filed is None or self._problems:
            raise Rejected(self._problems)
        self.round = filed
        named = nominations.nominations if nominations else ()
        self.proceedings = Proceedings(filed.round, opening, named, sessions, _candidates(named, catalog))

    def _sessions(self, filed: FiledRound) -> dict[str, Session]:
        """The sessions by their stage."""
        stages = [stage.slug for stage in filed.round.stages]
        found: dict[str, Session] = {}
        for path in sorted(self.folder.glob(f"{SESSION}*.yml")):
            stage = path.stem.removeprefix(SESSION)
            if stage not in stages:
                hint = f"Các vòng: {', '.join(stages)}"
                self._problems.append(
                    Problem(path, 1, 1, "Đợt này không có vòng ấy.", hint, rule=FileRule.PAPERS)
                )
            elif session := self._read(Session, path.stem):
                found[stage] = session
        return found

    def problem(self, file: str, finding: Finding) -> Problem:
        """*finding* at its line of a paper; of the folder, where the paper was not written yet."""
        source = self.sources.get(file)
        if source is None:
            return Problem.of(finding, self.folder / f"{file}.yml")
        return source.problem(finding)

    def _read(self, model: type[_Model], file: str) -> _Model | None:
        """One paper; None where it is not there or not right."""
        path = self.folder / f"{file}.yml"
        if not path.exists() and not path.is_symlink():
            if file == COUNCIL:
                self._problems.append(
                    Problem(
                        path,
                        1,
                        1,
                        "Đợt xét này chưa mở ở thư mục này.",
                        "Chạy “kho selection open” trước.",
                        rule=FileRule.PAPERS,
                    )
                )
            return None
        try:
            self.sources[file] = read(path)
            return parse_as(model, self.sources[file])
        except Rejected as rejected:
            self._problems += rejected.problems
            return None


def _candidates(nominations: tuple[Nomination, ...], catalog: Catalog) -> Mapping[str, Candidate]:
    """Those of the nominees that are in the store; of two of one address, the first."""
    return {
        one.entry: candidate(one, catalog.by_slug[one.entry], catalog)
        for one in reversed(nominations)
        if one.entry in catalog.by_slug
    }


def keep(record: BaseModel, folder: Path, file: str) -> None:
    """Write a paper into *folder*, which only its owner may open."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{file}.yml"
    if path.is_symlink():
        raise Unusable(f"{file}.yml là một liên kết; hãy thay bằng tệp thường.")
    write(path, (_HEAD + as_yaml(record)).encode(), mode=0o600)
