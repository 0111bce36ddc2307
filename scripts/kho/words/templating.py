"""Templates are read in one way: strict, so that an undefined name is an error, and without stray blank lines."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment(folder: str = "", **settings: Any) -> Environment:  # noqa: ANN401 - Jinja's own settings
    """The templates below `publish/templates/`, or below *folder* in it.

    What is printed is escaped as HTML unless `autoescape` says otherwise: right for mail, paper and Markdown that
    nobody renders. Other *settings* are Jinja's.
    """
    return Environment(  # noqa: S701 - escaped unless a setting says why not
        loader=PackageLoader("kho", f"publish/templates/{folder}".rstrip("/")),
        undefined=StrictUndefined,
        **{"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, **settings},
    )
