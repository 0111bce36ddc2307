"""The public numbers as open data: a document and a table for each, and the list of all."""

from collections.abc import Iterable, Iterator

from kho.derived.statistics import Statistics
from kho.publish import open_data
from kho.publish.pages.numbers import Numbers
from kho.store.site import Site


def contents(
    tables: Iterable[Numbers], statistics: Statistics, site: Site
) -> open_data.NumbersContentsDocument:
    """The whole store counted, and where each table lies."""
    listed = (
        open_data.TableOfNumbers(
            table=one.table.slug,
            title=one.title,
            json_=site.url + one.json,
            csv=site.url + one.csv,
            svg=site.url + one.svg if one.svg else None,
        )
        for one in tables
    )
    return open_data.NumbersContentsDocument(
        on=site.on.isoformat(), totals=statistics.totals(), tables=tuple(listed)
    )


def document(one: Numbers, site: Site) -> open_data.NumbersDocument:
    """One table."""
    table = one.table
    rows = (
        open_data.RowOfNumbers(
            key=row.slug, name=name, counts=dict(zip(table.columns, row.counts, strict=True))
        )
        for name, row in one.rows
    )
    return open_data.NumbersDocument(
        table=table.slug,
        title=one.title,
        about=one.about,
        on=site.on.isoformat(),
        once=table.once,
        columns=tuple(open_data.ColumnOfNumbers(key=key, name=name) for key, name in one.columns.items()),
        rows=tuple(rows),
    )


def table(one: Numbers) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
    """The head and the rows of one table for a spreadsheet."""
    return ("key", "name", *one.columns), ((row.slug, name, *row.counts) for name, row in one.rows)
