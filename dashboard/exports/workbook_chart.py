"""Native charts of a workbook: made of the cells of a figure, or of a few more to the right of the chart."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.native import ChartNumbers, Series, format_code
from dashboard.exports.office_charts import DAYS_WRITTEN_AS_MONTHS, LYING, MARK_HALF, SPINE_SPAN
from dashboard.theme import colour

KINDS = {
    "bars": {"type": "bar"},
    "spine": {"type": "bar"},
    "columns": {"type": "column"},
    "stacked": {"type": "bar", "subtype": "stacked"},
    "line": {"type": "line"},
    # years stand where they belong, also when some are missing
    "years": {"type": "scatter", "subtype": "straight_with_markers"},
}
NAMES, TITLE_CELL = 0, (0, 0)
ROOM_AROUND, ROOM_OF_ROW = 130, 26
FREE_COLUMNS, COLUMNS_OF_CHART = 1, 14
PLAIN_LETTERS = {"name_font": {"bold": False, "size": 10}}


def place_beside(columns: int) -> int:
    """The first column to the right of the chart of a figure with so many columns."""
    return columns + FREE_COLUMNS + COLUMNS_OF_CHART


def chart_size(numbers: ChartNumbers) -> dict[str, int]:
    """Width and height in pixels; lying bars get room for the name of each."""
    rows = numbers.rows if numbers.kind in LYING else 0
    return {"width": 760, "height": max(420, ROOM_AROUND + rows * ROOM_OF_ROW)}


def columns_beside(numbers: ChartNumbers) -> list[tuple[str, Sequence[str | float | date | None]]]:
    """Heads and cells that a chart needs and its figure lacks: days of an axis of time, places on scales of a spine."""
    if numbers.kind == "spine":
        return [("", numbers.categories), *((one.name, one.values) for one in numbers.series)]
    return [("", days)] if (days := _days(numbers)) else []


def chart_beside(book: Workbook, sheet: Worksheet, numbers: ChartNumbers, *, columns: int, head: int) -> Any:
    """A chart of cells of the sheet, whose figure has so many columns and its heads in the row `head`.

    Its title is a cell: of a text the library would guess whether it is a formula.
    """
    is_of_years = numbers.kind == "line" and numbers.years is not None
    chart, name = book.add_chart(dict(KINDS["years" if is_of_years else numbers.kind])), sheet.get_name()
    first, last, beside = head + 1, head + numbers.rows, place_beside(columns)
    names = beside if columns_beside(numbers) else NAMES
    for order, one in enumerate(numbers.series):
        place = beside + 1 + order if numbers.kind == "spine" else one.place
        chart.add_series(
            {
                "name": [name, head, place],
                "categories": [name, first, names, last, names],
                "values": [name, first, place, last, place],
                **(_look_in_spine(one) if numbers.kind == "spine" else _look(numbers, one, order)),
            }
        )
    if numbers.kind == "spine":
        sheet.write_string(last + 1, beside, numbers.legend)
        _set_axes_of_spine(chart, numbers, [name, last + 1, beside])
    else:
        _set_axes(chart, numbers, is_of_years=is_of_years)
    chart.set_title({"name": [name, *TITLE_CELL], "overlay": False, "name_font": {"size": 12, "bold": True}})
    chart.show_blanks_as("gap")
    return chart


def _set_axes(chart: Any, numbers: ChartNumbers, *, is_of_years: bool) -> None:
    time = _span(numbers if is_of_years else None) | _time_axis(numbers)
    lines = {"visible": True, "line": {"color": colour("jasny", "grid")}}
    _name_axes(chart, numbers, names=time, values={"num_format": format_code(0), "major_gridlines": lines})
    chart.set_legend({"none": True} if len(numbers.series) == 1 else {"position": "bottom"})


def _set_axes_of_spine(chart: Any, numbers: ChartNumbers, legend: Sequence[object]) -> None:
    no_line = {"line": {"none": True}, "major_gridlines": {"visible": False}}
    span = {"min": SPINE_SPAN[0], "max": SPINE_SPAN[1], "label_position": "none", "name": legend, **PLAIN_LETTERS}
    _name_axes(chart, numbers, names=no_line, values=no_line | span)
    chart.set_legend({"none": True})


def _name_axes(chart: Any, numbers: ChartNumbers, *, names: dict[str, Any], values: dict[str, Any]) -> None:
    """Bars lie: for the library their names are then on the upright axis, and run from the top."""
    names = {"num_font": {"size": 10}, **names}
    if numbers.kind in LYING:
        from_the_top = {"reverse": True, "crossing": "max", "interval_unit": 1, "major_gridlines": {"visible": False}}
        chart.set_y_axis({**names, **from_the_top})
        chart.set_x_axis(values)
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(values)


def _look_in_spine(one: Series) -> dict[str, object]:
    tone = {"color": colour("jasny", one.tone)}
    if not one.mark_points:
        return {"fill": tone, "gap": 60, "overlap": 100}
    line = {**tone, "width": one.mark_points}
    bar = {"type": "fixed", "value": MARK_HALF, "end_style": 1, "line": line}
    return {"fill": {"none": True}, "y_error_bars": bar}


def _look(numbers: ChartNumbers, one: Series, place: int) -> dict[str, object]:
    tone = {"color": colour("jasny", one.tone)}
    if numbers.kind == "line":
        dash = {} if place == 0 else {"dash_type": "dash"}
        return {
            "line": {**tone, "width": 2.5, **dash},
            "marker": {"type": "circle", "size": 6, "fill": tone, "border": tone},
        }
    labels = (
        {"value": True, "num_format": format_code(numbers.decimals)} if len(numbers.series) == 1 else {"value": False}
    )
    return {"fill": tone, "gap": 40, "data_labels": labels, **({"overlap": 100} if numbers.kind == "stacked" else {})}


def _span(numbers: ChartNumbers | None) -> dict[str, object]:
    """Of an axis of years: a year free at both ends, whole years, no signs of thousands."""
    years = [day.year for day in (numbers.years if numbers else None) or []]
    if not years:
        return {}
    return {"min": min(years) - 1, "max": max(years) + 1, "num_format": "0", "major_gridlines": {"visible": False}}


def _days(numbers: ChartNumbers) -> Sequence[date]:
    return numbers.days if numbers.kind == "line" and not numbers.years else ()


def _time_axis(numbers: ChartNumbers) -> dict[str, object]:
    days = _days(numbers)
    if not days:
        return {}
    is_long = (max(days) - min(days)).days > DAYS_WRITTEN_AS_MONTHS
    return {"date_axis": True, "num_format": "yyyy" if is_long else "mm.yyyy"}
