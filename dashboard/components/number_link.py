"""A number that leads to the rows it was counted from."""

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.context import Context
from dashboard.html import Element
from dashboard.rows import rows_link
from dashboard.words import Words
from data.catalog import Indicator
from data.comparison.measured import Cell


def number_link(words: Words, written: str, href: str, css: str | None = None) -> Element:
    """`written` as a link whose name says what it does; `href` comes from dashboard/rows.py."""
    label = words.say("{value}: show the rows", value=written)
    return html.A(written, href=href, className=css, **data(go=""), **aria(label=label))


def cell_link(context: Context, indicator: Indicator, cell: Cell, written: str, css: str | None = None) -> Element:
    """A value of a cell as a link to its rows."""
    href = rows_of_cell(context, indicator, cell)
    return number_link(context.words, written, href, css)


def rows_of_cell(context: Context, indicator: Indicator, cell: Cell) -> str:
    """Address of the rows behind a cell."""
    return rows_link(context, indicator, cell.area_code, cell.breakdown, since=cell.period_start, until=cell.period_end)
