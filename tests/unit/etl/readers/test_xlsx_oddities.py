"""Oddities of a sheet found by its bytes are those that a parser finds."""

import re
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.readers import zip_check
from etl.readers.oddities import Oddities
from etl.readers.xlsx_book import XlsxBook, is_percent_format
from etl.readers.xlsx_oddities import oddities_by_sheet, parsed_oddities
from etl.readers.zip_check import Archive
from tests.workbooks import zipped

BOOK = XlsxBook({"Dane": "sheet.xml"}, percent_styles=frozenset({"3", "12"}))
NEVER_COMPUTED = XlsxBook({"Dane": "sheet.xml"}, recomputes=True)
CONTENTS = (
    "", "<v>1</v>", "<v>0</v>", "<v/>", "<v></v>", "<f>A1+1</f><v>2</v>", "<f>A1+1</f><v>0</v>", "<f>A1&gt;1</f>",
    "<f>A1+1</f><v></v>", '<f t="shared" si="0"/><v>5</v>', '<f t="shared" si="0"/>', "<f>A1>1</f><v>1</v>",
    "<f/>", "<is><t>hidden t=&quot;e&quot; f</t></is>", "<f>A1</f> <v>7</v>",
)  # fmt: skip
TYPES = ("", ' t="n"', ' t="s"', ' t="str"', ' t="e"', " t='e'", ' s="3"', ' s="1" t="e"', " s='12'", ' s="33"')
ROW_ATTRIBUTES = (
    "",
    ' hidden="1"',
    ' hidden="true"',
    ' hidden="0"',
    ' spans="1:3" hidden="false"',
    ' customHeight="1"',
)


CELLS = st.tuples(st.sampled_from(TYPES), st.sampled_from(CONTENTS))


def sheet_xml(rows, prefix: str = "", behind: str = "") -> bytes:
    """Rows are (attributes, cells), cells are (type, content)."""
    lines = []
    for number, (attributes, cells) in enumerate(rows, start=1):
        tags = [(f'<c r="{"ABCDEFGH"[place]}{number}"{kind}', content) for place, (kind, content) in enumerate(cells)]
        texts = "".join(f"{tag}>{content}</c>" if content else f"{tag}/>" for tag, content in tags)
        lines.append(f'<row r="{number}"{attributes}>{texts}</row>' if texts else f'<row r="{number}"{attributes}/>')
    xml = f'<worksheet><cols><col hidden="1"/></cols><sheetData>{"".join(lines)}</sheetData>{behind}</worksheet>'
    return re.sub(r"(</?)(?=\w)", rf"\1{prefix}", xml).encode()


def both_ways(xml: bytes, book: XlsxBook = BOOK) -> tuple[Oddities, Oddities]:
    archive = Archive(zipped({"sheet.xml": xml}), "plik.xlsx")
    return oddities_by_sheet(archive, book)["Dane"], parsed_oddities(archive, "sheet.xml", book)


@given(
    st.lists(st.tuples(st.sampled_from(ROW_ATTRIBUTES), st.lists(CELLS, max_size=5)), max_size=8),
    st.sampled_from(["", "x:"]),
    st.sampled_from([BOOK, NEVER_COMPUTED]),
    st.sampled_from([64, 300, 2**20]),
)
def test_bytes_and_parser_agree(rows, prefix, book, piece):
    behind = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2"/></mergeCells><rowBreaks count="1"/>'
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(zip_check, "PIECE", piece)
        by_bytes, by_parser = both_ways(sheet_xml(rows, prefix, behind), book)
    assert asdict(by_bytes) == asdict(by_parser)
    assert by_parser.merged == {(1, 0, 2), (2, 1, 1)}


def test_every_oddity_is_found():
    rows = [
        (' hidden="1"', []),
        (
            "",
            [(' t="e"', "<v>#N/A</v>"), ("", "<f>A1</f>"), (' s="3"', "<v>0.5</v>"), (' t="str"', "<f>A1</f><v></v>")],
        ),
    ]
    found, _ = both_ways(sheet_xml(rows))
    assert found.hidden == [(1, 1)]
    assert found.odd == {2: {0: ("e", "#N/A"), 1: ("u", "")}}
    assert found.percents == {2: (2,)}


@pytest.mark.parametrize(
    "xml",
    [
        b'<worksheet><sheetData><row><c><v>1</v></c><c t="e"/></row><row hidden="1"/></sheetData></worksheet>',
        b'<worksheet><sheetData><row r="1"><c r="A1"/><c><f>A1</f></c></row></sheetData></worksheet>',
        b'<worksheet><sheetData><row r="4"><c t="e"><v>#REF!</v></c></row></sheetData></worksheet>',
        b'<worksheet><sheetData><!-- <row hidden="1"> --><row r="1"><c r="A1" t="e"/></row></sheetData></worksheet>',
        b'<worksheet><sheetData/><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
        b"<worksheet><sheetData></sheetData></worksheet>",
        b"<worksheet/>",
    ],
)
def test_sheets_in_another_form_are_parsed(xml):
    by_bytes, by_parser = both_ways(xml)
    assert asdict(by_bytes) == asdict(by_parser)


def test_merged_cells_are_kept_where_headers_may_be_and_never_too_many():
    many = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 42_001))
    found, _ = both_ways(sheet_xml([("", [("", "<v>1</v>")])], behind=f"<mergeCells>{many}</mergeCells>"))
    assert len(found.merged) == 1_000


@pytest.mark.parametrize(
    ("code", "answer"),
    [("0%", True), ("#,##0.00%;[Red]-0%", True), ('0"%"', False), (r"0\%", False), ("0.00", False), ('"a%"0%', True)],
)
def test_formats_of_percents(code, answer):
    assert is_percent_format(code) is answer
