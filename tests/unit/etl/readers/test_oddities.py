"""What cells show to people in each format: percents, errors, formulas nobody computed, merged cells."""

import pytest
import xlwt

from data.errors import UserError
from etl.readers.sandbox import read_in_child
from tests.workbooks import edited, ods, ods_table, unzipped, xls, xlsx, zipped

PERCENT = xlwt.easyxf(num_format_str="0.0%")
ODS_PERCENT = '<table:table-cell office:value-type="percentage" office:value="{}"><text:p>?</text:p></table:table-cell>'


def sheet_of(content: bytes, suffix: str):
    (sheet,), warnings = read_in_child(content, suffix, f"plik{suffix}")
    assert warnings == []
    return sheet


def xlsx_percents(book, sheet) -> None:
    for row, value in enumerate((0.12, 0.125, 1, "tekst"), start=2):
        sheet.cell(row, 2, value).number_format = "0%" if row == 2 else '0.0%;-0.0%;"brak"'
    sheet.cell(6, 2, 0.3).number_format = '0.0"%"'


def xls_percents(book, sheet) -> None:
    for row, value in enumerate((0.12, 0.125, 1, "tekst"), start=1):
        sheet.write(row, 1, value, PERCENT)
    sheet.write(5, 1, 0.3, xlwt.easyxf(num_format_str='0.0"%"'))


ODS_ROWS = [["a", "b"], *([None, ODS_PERCENT.format(v)] for v in (0.12, 0.125, 1)), [None, "tekst"], [None, 0.3]]


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (xlsx([["a", "b"]], xlsx_percents), ".xlsx"),
        (xls([["a", "b"]], xls_percents), ".xls"),
        (ods(ods_table(ODS_ROWS)), ".ods"),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_percents_are_read_as_they_are_shown(content, suffix):
    sheet = sheet_of(content, suffix)
    assert [row[1] for row in sheet.rows] == ["b", "12%", "12.5%", "100%", "tekst", "0.3"]
    assert [kinds[1] for kinds in sheet.kinds] == ["t", "n", "n", "n", "t", "n"]


def test_packed_numbers_of_old_workbooks_are_percents_too():
    """Excel packs whole and short numbers of one row into one record; xlwt does so for RK numbers."""
    content = xls([["a", "b", "c"]], lambda _, s: [s.write(1, column, 1, PERCENT) for column in range(3)])
    assert sheet_of(content, ".xls").rows[1] == ["100%", "100%", "100%"]


def test_formulas_of_an_old_workbook_that_nobody_computed_are_told_from_blank_ones():
    written = xls([["a", "b"], ["x", xlwt.Formula("1+1")], ["y", xlwt.Formula('A1&"z"')]])
    assert sheet_of(written, ".xls").kinds[1:] == ["tu", "tu"]
    result_of_first = written.index(b"\x03\0\0\0\0\0\xff\xff")
    computed = written[:result_of_first] + b"\0\0\0\0\0\0\0\x40" + written[result_of_first + 8 :]
    assert sheet_of(computed, ".xls").rows[1:] == [["x", "2"], ["y", ""]]


def test_error_cells_that_stand_for_many():
    error = (
        '<table:table-cell office:value-type="string" calcext:value-type="error" table:number-columns-repeated="2">'
        "<text:p>#N/D!</text:p></table:table-cell>"
    )
    sheet = sheet_of(ods(ods_table([["a", "b", "c"], ["x", error]])), ".ods")
    assert (sheet.rows[1], sheet.kinds[1]) == (["x", "#N/D!", "#N/D!"], "tee")


MERGED_ODS = (
    '<table:table-cell office:value-type="string" table:number-columns-spanned="3" table:number-rows-spanned="1">'
    '<text:p>a</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/>'
)


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (xlsx([["a"], ["x", "y", "z"]], lambda _, s: s.merge_cells("A1:C1")), ".xlsx"),
        (xls([[], ["x", "y", "z"]], lambda _, s: s.write_merge(0, 0, 0, 2, "a")), ".xls"),
        (ods(ods_table([[MERGED_ODS], ["x", "y", "z"]])), ".ods"),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_merged_cells_are_told(content, suffix):
    assert list(sheet_of(content, suffix).merged) == [(1, 0, 2)]


LEFTOVERS = {
    "xl/pivotCache/pivotCacheDefinition1.xml": "<pivotCacheDefinition/>",
    "xl/externalLinks/externalLink1.xml": "<externalLink/>",
}


def test_copies_of_other_data_are_named_and_not_read():
    content = zipped({**unzipped(xlsx([["a"], ["b"]])), **LEFTOVERS})
    (sheet,), warnings = read_in_child(content, ".xlsx", "plik.xlsx")
    assert sheet.rows == [["a"], ["b"]]
    assert [("pivot cache" in str(told), "links to other files" in str(told)) for told in warnings] == [
        (True, False),
        (False, True),
    ]


def test_links_of_an_old_workbook_are_named():
    def link(book, sheet) -> None:
        sheet.write(1, 0, xlwt.Formula("'Arkusz'!A1"))

    book = xls([["a"]], lambda b, s: (b.add_sheet("Arkusz"), link(b, s)))
    _, warnings = read_in_child(book, ".xls", "plik.xls")
    assert warnings == []  # links within the workbook are none
    own = book.index(b"\xae\x01\x04\x00\x02\x00\x01\x04")
    linked = book[: own + 6] + b"\x05\x00" + book[own + 8 :]
    _, warnings = read_in_child(linked, ".xls", "plik.xls")
    assert ["links to other files" in str(told) for told in warnings] == [True]


@pytest.mark.parametrize("end", [b"</row>", b"</sheetData>"])
def test_sheet_without_its_end_is_refused(end):
    content = edited(xlsx([["a"], ["b"]]), "xl/worksheets/sheet1.xml", lambda xml: xml[: xml.index(end)])
    with pytest.raises(UserError, match="damaged"):
        read_in_child(content, ".xlsx", "plik.xlsx")


def test_open_document_that_goes_on_for_ever_is_refused_at_once():
    """The reading library looks for the end of the comment until its time is over."""
    content = edited(ods(ods_table([["a"], ["b"]])), "content.xml", lambda xml: xml.replace(b"</table:table>", b"<!--"))
    with pytest.raises(UserError, match="damaged"):
        read_in_child(content, ".ods", "plik.ods")
