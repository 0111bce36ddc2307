"""What may be typed after a verb or an option: each refusal names the value and says what is wanted, in Vietnamese."""

from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from kho.words.problem import quoted
from kho.words.text import nearest
from kho.words.when import PartialDate

_Parameter = click.Parameter | None
_Context = click.Context | None


class OneOf(click.Choice[str]):
    """A word of a closed list."""

    def convert(self, value: Any, param: _Parameter, ctx: _Context) -> str:  # noqa: ANN401 - click's own
        """The word."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            known = [str(choice) for choice in self.choices]
            near = nearest(str(value), known)
            meant = f"Có phải ý bạn là “{near}”? " if near else ""
            self.fail(f"không có {quoted(value)}. {meant}Hãy dùng một trong: {', '.join(known)}", param, ctx)


class Whole(click.IntRange):
    """A whole number between two others."""

    def convert(self, value: Any, param: _Parameter, ctx: _Context) -> Any:  # noqa: ANN401 - click's own
        """The number."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            most = (
                f"từ {self.min or 0} đến {self.max}"
                if self.max is not None
                else f"từ {self.min or 0} trở lên"
            )
            self.fail(f"{quoted(value)} không phải số nguyên {most}", param, ctx)


class Seconds(click.FloatRange):
    """A number of seconds."""

    def convert(self, value: Any, param: _Parameter, ctx: _Context) -> Any:  # noqa: ANN401 - click's own
        """The number."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{quoted(value)} không phải số giây từ {self.min:g} đến {self.max:g}", param, ctx)


class Day(click.ParamType[date]):
    """A whole day, year-month-day."""

    name = "NGÀY"

    def convert(self, value: object, param: _Parameter, ctx: _Context) -> date:
        """The day *value* names."""
        if isinstance(value, date):
            return value
        try:
            parsed = PartialDate.parse(str(value))
        except ValueError:
            self._refuse(value, param, ctx)
        if parsed.day is None:
            self._refuse(value, param, ctx)
        return parsed.earliest

    def _refuse(self, value: object, param: _Parameter, ctx: _Context) -> NoReturn:
        self.fail(f"{quoted(value)} không phải một ngày; ngày viết năm-tháng-ngày: 2026-11-20", param, ctx)


class Place(click.Path):
    """A file or folder, which need not be there; what is there is of the kind that is wanted."""

    def __init__(self, *, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(path_type=Path, file_okay=file_okay, dir_okay=dir_okay)

    def convert(self, value: Any, param: _Parameter, ctx: _Context) -> Any:  # noqa: ANN401 - click's own
        """The path."""
        try:
            return super().convert(value, param, ctx)
        except (click.BadParameter, ValueError):
            wanted = "tệp, không phải thư mục" if self.file_okay else "thư mục, không phải tệp"
            self.fail(f"{quoted(value)} không dùng được: cần một {wanted}", param, ctx)
