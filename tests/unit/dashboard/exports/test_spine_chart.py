"""The profile of an area as a native chart: bars of the range, marks of what is compared, each row on its own scale."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.content import Column, NativeChart, Twin
from dashboard.exports.document import as_docx
from dashboard.exports.native import chart_numbers
from dashboard.exports.slides import as_pptx
from dashboard.exports.workbook import as_xlsx
from tests.unit.dashboard.exports.opened import parts

NUMBERS = ["Gliwice", "najniższa", "dolny kwartyl", "górny kwartyl", "najwyższa", "cel"]
ROWS = [
    ["CIS", 4.0, 2.0, 3.0, 5.0, 10.0, None],
    ["PS", None, 10.0, 20.0, 30.0, 50.0, 60.0],
    ["ZAZ", 1.0, 1.0, 1.0, 1.0, 1.0, None],
]
NAMES = ["CIS: 4 (2 – 10)", "PS: brak danych (10 – 50)", "ZAZ: 1"]
LEGEND = "Pasy: od najniższej do najwyższej; szeroki znak: Gliwice; zielony: cel."
CHART = NativeChart("spine", (2, 3, 4, 5, 1, 6), ["accent", "status-reached"], names=NAMES, caption=LEGEND)


@pytest.fixture
def profile(figures):
    twin = Twin("Profil", [Column("Wskaźnik"), *(Column(name, 2) for name in NUMBERS)], ROWS)
    return replace(figures["szereg"], twin=twin, chart=CHART)


def test_each_row_has_a_scale_of_its_own_from_its_least_to_its_most(profile):
    numbers = chart_numbers(profile)
    assert {one.name: list(one.values) for one in numbers.series} == {
        "najwyższa": [100, 80, 50], "górny kwartyl": [37.5, 40, 50], "dolny kwartyl": [12.5, 20, 50],
        "najniższa": [0, 0, 50], "Gliwice": [25, None, 50], "cel": [None, 100, None],
    }  # fmt: skip
    assert [one.name for one in numbers.series if one.mark_points] == ["Gliwice", "cel"]


def test_a_row_without_numbers_has_no_bar(profile):
    empty = replace(profile, twin=replace(profile.twin, rows=[*ROWS[:2], ["ZAZ", *[None] * 6]]))
    assert all(one.values[2] is None for one in chart_numbers(empty).series)


def test_without_rows_there_is_no_chart(view_of, profile):
    empty = replace(profile, twin=replace(profile.twin, rows=[]), chart=replace(CHART, names=[]))
    assert chart_numbers(empty) is None
    assert as_pptx(view_of(empty)).startswith(b"PK")


def test_slides_have_bars_upon_each_other_and_marks_that_people_can_edit(view_of, profile):
    deck = Presentation(BytesIO(as_pptx(view_of(profile))))
    (chart,) = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert list(chart.plots[0].categories) == NAMES
    assert chart.plots[0].overlap == 100
    marked = [one.name for one in chart.plots[0].series if one._element.find(qn("c:errBars")) is not None]
    assert marked == ["Gliwice", "cel"]
    assert chart.value_axis.axis_title.text_frame.text == LEGEND
    assert not chart.has_legend


def test_documents_have_the_same_chart(view_of, profile):
    file = as_docx(view_of(profile))
    (chart,) = [part for name, part in parts(file).items() if name.startswith("word/charts/chart")]
    assert chart.count(b"<c:errBars>") == 2
    assert "ZAZ: 1" in chart.decode()
    assert len(Document(BytesIO(file)).tables) == 1


def test_workbooks_have_the_places_beside_the_chart(view_of, profile):
    sheet = load_workbook(BytesIO(as_xlsx(view_of(profile))))["szereg"]
    (chart,) = sheet._charts
    references = [series.val.numRef.f.split("!")[1].replace("$", "") for series in chart.series]
    assert [[cell.value for (cell,) in sheet[place]] for place in references] == [
        list(one.values) for one in chart_numbers(profile).series
    ]
    (names,) = {series.cat.strRef.f.split("!")[1].replace("$", "") for series in chart.series}
    assert [cell.value for (cell,) in sheet[names]] == NAMES
    assert [series.errBars is not None for series in chart.series] == [False] * 4 + [True] * 2


def test_lying_bars_of_a_workbook_run_from_the_top_and_to_the_right(view_of, figures):
    for name in ("ranking", "statusy"):
        (chart,) = load_workbook(BytesIO(as_xlsx(view_of(figures[name]))))[name]._charts
        assert chart.x_axis.scaling.orientation == "maxMin"
        assert chart.y_axis.scaling.orientation == "minMax"


def test_paths_of_a_workbook_stand_on_an_axis_of_time(view_of, figures):
    days = [date(2014, 6, 30), date(2014, 12, 31), date(2020, 12, 31)]
    line = replace(figures["szereg"], twin=replace(figures["szereg"].twin, rows=[
        ["I półrocze 2014", 2.0, 1.0], ["II półrocze 2014", 5.0, 2.0], ["cel: 31 grudnia 2020", None, 12.0],
    ]), chart=NativeChart("line", days=days))  # fmt: skip
    sheet = load_workbook(BytesIO(as_xlsx(view_of(line))))["szereg"]
    (chart,) = sheet._charts
    place = chart.series[0].cat.numRef.f.split("!")[1].replace("$", "")
    assert [cell.value.date() for (cell,) in sheet[place]] == days
