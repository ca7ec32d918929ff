"""Native charts that people can edit, for slides and for text documents: one look, numbers of the twin."""

from datetime import date
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.dml.fill import FillFormat
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_FILL, MSO_LINE, MSO_PATTERN, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from dashboard.content import NativeChart
from dashboard.exports.native import ChartNumbers, Series, format_code
from dashboard.exports.office_theme import TONES
from dashboard.theme import colour

TYPES = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "spine": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
}
LYING = {"bars", "spine", "stacked"}
LETTERS, SMALL_LETTERS, ROOMY_ROWS = Pt(12), Pt(10), 14
FEW_BARS, SMALL_AXIS = 24, 5
RING_PERCENT, QUARTER_BACK = 70, 270
DAYS_WRITTEN_AS_MONTHS = 3 * 366
HATCHED = "status-no_data"
SPINE_SPAN, MARK_HALF = (-2, 102), 0.1
MARK = (
    '<c:errBars {spaces}><c:errBarType val="both"/><c:errValType val="fixedVal"/><c:noEndCap val="0"/>'
    '<c:val val="{half}"/><c:spPr><a:ln w="{width}" cap="flat"/></c:spPr></c:errBars>'
)


def chart_of(numbers: ChartNumbers) -> tuple[Any, CategoryChartData]:
    """Type and data; a missing value is a gap, years and days stand on an axis of time."""
    data = CategoryChartData(number_format=format_code(numbers.decimals))
    data.categories = _time(numbers) or list(numbers.categories)
    for one in numbers.series:
        data.add_series(one.name, list(one.values))
    return TYPES[numbers.kind], data


def _time(numbers: ChartNumbers) -> list[date] | None:
    if numbers.kind == "line" and numbers.days:
        return list(numbers.days)
    return numbers.years if numbers.kind in {"line", "columns"} else None


def style_chart(chart: Any, numbers: ChartNumbers) -> None:
    """The look of our figures: no frame, faint lines, direct labels where one series stands alone."""
    chart.font.size = LETTERS
    chart.has_title = False
    chart.has_legend = len(numbers.series) > 1 and not numbers.legend
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _style_axes(chart, numbers)
    plot = chart.plots[0]
    for place, (series, one) in enumerate(zip(plot.series, numbers.series, strict=True)):
        if numbers.kind == "line":
            _style_line(series, one.tone, place)
        elif one.mark_points:
            _mark(series, one)
        else:
            _fill(series.format.fill, one.tone)
            series.invert_if_negative = False
    if numbers.kind != "line":
        plot.gap_width = 45
        if numbers.kind == "stacked":
            plot.overlap = 100
            _label_parts(plot)
        if numbers.kind == "spine":
            plot.overlap = 100
        if len(numbers.series) == 1 and numbers.rows <= FEW_BARS:
            plot.has_data_labels = True
            plot.data_labels.number_format, plot.data_labels.number_format_is_linked = (
                format_code(numbers.decimals),
                False,
            )


def _label_parts(plot: Any) -> None:
    """The number in each part of a stacked bar; zeros are not written."""
    for series in plot.series:
        labels = series.data_labels
        labels.show_value = True
        _write_as(labels, "#,##0;-#,##0;")
        labels.font.size, labels.font.bold = LETTERS, True
        is_light = series.format.fill.type == MSO_FILL.PATTERNED
        labels.font.color.theme_color = MSO_THEME_COLOR.TEXT_1 if is_light else MSO_THEME_COLOR.BACKGROUND_1


def _fill(fill: Any, token: str) -> None:
    """What has no data is hatched, as on the screen."""
    if token == HATCHED:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = _rgb("hatch-line"), _rgb("card")
        return
    fill.solid()
    _paint(fill.fore_color, token)


def _style_axes(chart: Any, numbers: ChartNumbers) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.has_major_gridlines = False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    if numbers.kind in LYING:
        names.reverse_order, names.crosses = True, XL_AXIS_CROSSES.MAXIMUM
        _name_each(names, numbers)
    if days := _time(numbers):
        span = (max(days) - min(days)).days
        _write_as(names.tick_labels, "yyyy" if span > DAYS_WRITTEN_AS_MONTHS or not numbers.days else "mm.yyyy")
        for unit in names._element.iter(qn("c:baseTimeUnit")):
            unit.set("val", "days" if numbers.days else "years")
    if numbers.kind == "spine":
        _say_what_is_what(values, numbers.legend)
        return
    if numbers.kind == "stacked" or (numbers.kind in LYING and len(numbers.series) == 1):
        # the numbers stand at the bars themselves
        values.visible = values.has_major_gridlines = False
        values.minimum_scale = min(0, *_known(numbers), 0)
        return
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = _rgb("grid")
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = (
        format_code(_decimals(numbers)),
        False,
    )
    if all(value >= 0 for value in _known(numbers)):
        values.minimum_scale = 0


def _name_each(names: Any, numbers: ChartNumbers) -> None:
    """Programs leave out every second name where they stand close."""
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", "1")
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    if numbers.rows > ROOMY_ROWS:
        names.tick_labels.font.size = SMALL_LETTERS


def _say_what_is_what(values: Any, legend: str) -> None:
    """Rows without a scale in common have no numbers at the axis: its title tells what the bars and marks are."""
    values.minimum_scale, values.maximum_scale = SPINE_SPAN
    values.has_major_gridlines = False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.format.line.fill.background()
    values.axis_title.text_frame.text = legend
    for run in values.axis_title.text_frame.paragraphs[0].runs:
        run.font.size, run.font.bold = LETTERS, False


def _mark(series: Any, one: Series) -> None:
    """A short line across the end of a bar that is not painted: its error bar, which is where it is and no longer."""
    series.format.fill.background()
    line = MARK.format(spaces=nsdecls("c", "a"), half=MARK_HALF, width=int(Pt(one.mark_points)))
    bar = parse_xml(line)
    series._element.find(qn("c:cat")).addprevious(bar)
    fill = FillFormat.from_fill_parent(bar.find(f".//{qn('a:ln')}"))
    fill.solid()
    _paint(fill.fore_color, one.tone)


def _write_as(labels: Any, code: str) -> None:
    labels.number_format, labels.number_format_is_linked = code, False


def _known(numbers: ChartNumbers) -> list[float]:
    return [value for one in numbers.series for value in one.values if value is not None]


def _decimals(numbers: ChartNumbers) -> int:
    """Of the axis: none where it goes far enough."""
    return 0 if max(map(abs, _known(numbers))) > SMALL_AXIS else numbers.decimals


def _style_line(series: Any, tone: str, place: int) -> None:
    series.smooth = False
    series.format.line.width = Pt(2.75 if place == 0 else 2)
    _paint(series.format.line.color, tone)
    if place:
        series.format.line.dash_style = MSO_LINE.DASH
    series.marker.size = 7
    series.marker.format.fill.solid()
    _paint(series.marker.format.fill.fore_color, tone)
    _paint(series.marker.format.line.color, tone)


def gauge_of(native: NativeChart, covered: str, left: str) -> CategoryChartData:
    """Half a ring: what is covered, what is left, and the lower half that is not painted."""
    share = min(max(native.share or 0.0, 0.0), 1.0)
    data = CategoryChartData(number_format="0.0")
    data.categories = [covered, left, "–"]
    data.add_series("%", [round(share * 50, 3), round(50 - share * 50, 3), 50])
    return data


def style_gauge(chart: Any, native: NativeChart) -> None:
    """The ring opens upwards, in the colour of its status; the rest is the track."""
    chart.has_legend = chart.has_title = False
    series = chart.plots[0].series[0]
    for place, token in enumerate([*(native.tones or ["accent"])[:1], "track"]):
        fill = series.points[place].format.fill
        fill.solid()
        _paint(fill.fore_color, token)
    series.points[2].format.fill.background()
    series.points[2].format.line.fill.background()
    doughnut = chart._chartSpace.find(f".//{qn('c:doughnutChart')}")
    doughnut.find(qn("c:firstSliceAng")).set("val", str(QUARTER_BACK))
    doughnut.find(qn("c:holeSize")).set("val", str(RING_PERCENT))


def _paint(target: Any, token: str) -> None:
    """A theme colour where the theme has the token, so that another theme recolours; else the colour itself."""
    if token in TONES:
        target.theme_color = getattr(MSO_THEME_COLOR, TONES[token].upper().replace("ACCENT", "ACCENT_"))
    else:
        target.rgb = _rgb(token)


def _rgb(token: str) -> RGBColor:
    return RGBColor.from_string(colour("jasny", token).lstrip("#"))
