"""Workbooks built in ways no program builds them: their rows are read rightly, or they are refused in words."""

import re
import struct
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import xlwt

from tests.corpus.case import TABLE
from tests.corpus.threats.threat import Threat
from tests.workbooks import edited, ods, ods_table, unzipped, with_shared_strings, xls, xlsx, zipped

SECONDS = 5
SHEET, BOOK, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
DAMAGED, TOO_FAR, TOO_MUCH = "damaged", "filled as far as", "of memory"
END_OF_ROWS, FIRST_ROW = b"</sheetData>", b'<row r="1">'
Rows = Sequence[Sequence[str]]


def structures() -> Iterator[Threat]:
    """Fifty and some."""
    for make in (_rows_and_cells, _texts, _values, _behind_the_rows, _parts, _sheets, _other_formats):
        yield from make()


def _threat(
    name: str, part: str, edit: Callable[[bytes], bytes], refused: str = "", rows: Rows | None = None
) -> Threat:
    """A sound workbook with one part edited; without a word of refusal its rows are those of the table."""
    expected = TABLE if rows is None and not refused else rows
    return Threat(name, lambda: edited(_sound(), part, edit), SECONDS, refused, expected)


def _sound() -> bytes:
    return with_shared_strings(xlsx(TABLE))


def _put(new: bytes, before: bytes = END_OF_ROWS) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(before, new + before, 1)


def _swap(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(old, new, 1)


def _resorted(pattern: bytes) -> Callable[[bytes], bytes]:
    """Elements that match come in reverse order."""

    def edit(xml: bytes) -> bytes:
        found = re.findall(pattern, xml)
        return xml.replace(b"".join(found), b"".join(reversed(found)), 1)

    return edit


def _rows_and_cells() -> Iterator[Threat]:
    text = b't="str"><v>x</v></c>'
    yield _threat("rows in reverse order", SHEET, _resorted(rb"<row .*?</row>"))
    yield _threat("cells in reverse order", SHEET, _resorted(rb'<c r="[A-D]2".*?</c>'))
    yield _threat(
        "row twice", SHEET, lambda xml: xml.replace(END_OF_ROWS, re.findall(rb"<row .*?</row>", xml)[1] + END_OF_ROWS)
    )
    yield _threat("cell twice", SHEET, lambda xml: re.sub(rb'(<c r="B2".*?</c>)', rb"\1\1", xml))
    yield _threat(
        "row without a number, of number 0", SHEET, _put(b'<row r="0"><c r="A0" ' + text + b"</row>"), DAMAGED
    )
    yield _threat("row behind the last", SHEET, _put(b'<row r="1048577"><c r="A1048577" ' + text + b"</row>"), TOO_FAR)
    yield _threat(
        "row of eight digits", SHEET, _put(b'<row r="16777217"><c r="A16777217" ' + text + b"</row>"), TOO_MUCH
    )
    yield _threat("column behind the last", SHEET, _put(b'<row r="9"><c r="XFE9" ' + text + b"</row>"), TOO_FAR)
    yield _threat("column of six letters", SHEET, _put(b'<row r="9"><c r="AAAAAA9" ' + text + b"</row>"), TOO_MUCH)
    yield _threat("address of signs", SHEET, _put(b'<row r="9"><c r="?!" ' + text + b"</row>"), DAMAGED)
    last = [*TABLE[:3], [*TABLE[3][:3], "x"]]
    yield _threat(
        "row once more with another cell", SHEET, _put(b'<row r="4"><c r="D4" ' + text + b"</row>"), rows=last
    )
    blank = b"".join(b'<c r="%b1" s="0"/>' % letters for letters in map(_letters, range(4, 16_384)))
    yield _threat("all columns styled", SHEET, _swap(b"</row>", blank + b"</row>"))
    yield _threat("row within a row", SHEET, _swap(FIRST_ROW, FIRST_ROW + b'<row r="9"></row>'))
    for name, tag, end in (
        ("errors within errors", b'<c r="A%d" t="e">', b"</c>" * 100_000),
        ("tags without an end", b"<c %d", b'hidden t="e" <f'),
        ("formulas without an end", b'<f s="%d" ', b"<c "),
    ):
        many = b"".join(tag % number for number in range(100_000))  # numbered, so that they hardly pack
        yield _threat(name, SHEET, _put(b'<row r="9"><c r="A9">' + many + end + b"</row>"), DAMAGED)
    yield _threat("cell outside of rows", SHEET, _put(b'<c r="A9" ' + text), rows=[*TABLE, ["x"]])
    hidden = b"".join(b'<row r="%d" hidden="1"/>' % number for number in range(5, 200_000))
    yield _threat("200,000 hidden rows", SHEET, _put(hidden))
    yield _threat("no rows", SHEET, lambda xml: re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", xml), rows=[])
    yield _threat("no place for rows", SHEET, lambda xml: re.sub(rb"<sheetData>.*</sheetData>", b"", xml), DAMAGED, [])


def _texts() -> Iterator[Threat]:
    for name, long in (("32,768", 32_768), ("a million", 1_000_000)):
        cell = b'<c r="A5" t="inlineStr"><is><t>' + b"x" * long + b"</t></is></c>"
        rows = [*TABLE, ["x" * long]]
        yield _threat(f"text of {name} signs", SHEET, _put(b'<row r="5">' + cell + b"</row>"), rows=rows)
    runs = b"<r><t>x</t></r>" * 10_000
    rich = b'<row r="5"><c r="A5" t="inlineStr"><is>' + runs + b"</is></c></row>"
    yield _threat("text of 10,000 runs", SHEET, _put(rich), rows=[*TABLE, ["x" * 10_000]])
    yield _threat("text between elements", SHEET, lambda xml: xml.replace(b"<row ", b" x <row "))
    yield _threat("comments among rows", SHEET, lambda xml: xml.replace(b"<row ", b'<!-- <row hidden="1"> --><row '))
    yield _threat("instructions among rows", SHEET, lambda xml: xml.replace(b"<row ", b"<?a b?><row "))
    yield _threat("prefix before every name", SHEET, _with_prefix)
    yield _threat("mark of the byte order", SHEET, lambda xml: b"\xef\xbb\xbf" + xml)
    yield _threat("string number behind the last", SHEET, _swap(b"<v>5</v>", b"<v>99999</v>"), DAMAGED)
    miscounted = partial(re.sub, rb'ount="\d+"', b'ount="4294967295"')
    yield _threat("strings counted wrongly", STRINGS, miscounted, TOO_MUCH)
    yield _threat("strings cut off", STRINGS, lambda xml: xml[: len(xml) // 2], DAMAGED)


def _values() -> Iterator[Threat]:
    def row(cell: bytes) -> Callable[[bytes], bytes]:
        return _put(b'<row r="5">' + cell + b"</row>")

    yield _threat("number too large", SHEET, row(b'<c r="A5"><v>1e999</v></c>'), DAMAGED, [*TABLE, ["inf"]])
    yield _threat("number that is none", SHEET, row(b'<c r="A5"><v>NaN</v></c>'), DAMAGED, [*TABLE, ["nan"]])
    yield _threat("number of letters", SHEET, row(b'<c r="A5"><v>x1</v></c>'), rows=[*TABLE, ["x1"]])
    yield _threat(
        "smallest number",
        SHEET,
        row(b'<c r="A5"><v>5e-324</v></c>'),
        rows=[*TABLE, ["0." + "0" * 323 + "494065645841247"]],
    )
    yield _threat("truth of two", SHEET, row(b'<c r="A5" t="b"><v>2</v></c>'), DAMAGED)
    yield _threat("error without a text", SHEET, row(b'<c r="A5" t="e"/>'))
    yield _threat("kind of cell that is none", SHEET, row(b'<c r="A5" t="zz"><v>7</v></c>'), DAMAGED)
    yield _threat("style behind the last", SHEET, row(b'<c r="A5" s="99999"><v>7</v></c>'), rows=[*TABLE, ["7"]])
    formulas = b"".join(
        b'<row r="%d"><c r="A%d"><f t="shared" si="0"/><v>7</v></c></row>' % (n, n) for n in range(5, 10_005)
    )
    yield _threat("10,000 formulas without their first", SHEET, _put(formulas), rows=[*TABLE, *[["7"]] * 10_000])
    nested = b"<f>" + b"(" * 100_000 + b"</f><v>7</v>"
    yield _threat("formula of 100,000 brackets", SHEET, row(b'<c r="A5">' + nested + b"</c>"), rows=[*TABLE, ["7"]])


def _behind_the_rows() -> Iterator[Threat]:
    ranges = b"".join(b'<mergeCell ref="A%d:C%d"/>' % (row, row) for row in range(10, 42_010))
    styled = b"".join(b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (n, n, n) for n in range(10, 42_010))
    merged = b"<mergeCells>" + ranges + b"</mergeCells>"
    yield _threat(
        "42,000 merged ranges", SHEET, lambda xml: _put(styled)(xml).replace(END_OF_ROWS, END_OF_ROWS + merged)
    )
    for name, reference, refused in (
        ("all cells", b"A1:XFD1048576", ""),
        ("nothing", b"", DAMAGED),
        ("signs", b"?!:A", DAMAGED),
    ):
        cells = b'<mergeCells><mergeCell ref="' + reference + b'"/></mergeCells>'
        yield _threat(f"merged: {name}", SHEET, _swap(END_OF_ROWS, END_OF_ROWS + cells), refused)
    deep = b"<extLst>" + b"<a>" * 10_000 + b"</a>" * 10_000 + b"</extLst>"
    yield _threat("elements 10,000 deep", SHEET, _swap(b"</worksheet>", deep + b"</worksheet>"))
    many = b" ".join(b'a%d=""' % number for number in range(50_000))
    yield _threat("50,000 attributes", SHEET, _swap(FIRST_ROW, b'<row r="1" ' + many + b">"))


def _parts() -> Iterator[Threat]:
    formats = b"".join(b'<numFmt numFmtId="%d" formatCode="0%%"/>' % number for number in range(200, 50_200))
    yield _threat(
        "50,000 formats",
        STYLES,
        lambda xml: re.sub(rb"<numFmts.*?/>|(?=<fonts)", b"<numFmts>" + formats + b"</numFmts>", xml, count=1),
    )
    code = b'<numFmts><numFmt numFmtId="200" formatCode="' + b"&quot;%" * 50_000 + b'"/></numFmts>'
    yield _threat(
        "format of 100,000 signs", STYLES, lambda xml: re.sub(rb"<numFmts.*?/>|(?=<fonts)", code, xml, count=1)
    )
    yield _threat("styles cut off", STYLES, lambda xml: xml[: len(xml) // 2], DAMAGED)
    for name, part, refused in (
        ("strings", STRINGS, DAMAGED),
        ("styles", STYLES, ""),
        ("sheet", SHEET, DAMAGED),
        ("relations", RELATIONS, DAMAGED),
        ("book", BOOK, DAMAGED),
    ):
        make = partial(_without, part)
        yield Threat(f"no part of {name}", make, SECONDS, refused, None if refused else TABLE)
    for name, target in (
        ("the workbook itself", b"/xl/workbook.xml"),
        ("a file outside", b"../../../../etc/passwd"),
        ("an address", b"http://127.0.0.1:9/"),
    ):
        yield _threat(
            f"sheet that is {name}",
            RELATIONS,
            lambda xml, target=target: re.sub(rb'"[^"]*sheet1\.xml"', b'"' + target + b'"', xml),
            DAMAGED,
            [],
        )


def _sheets() -> Iterator[Threat]:
    def sheets(*tags: bytes) -> Callable[[bytes], bytes]:
        return lambda xml: re.sub(rb"<sheets>.*</sheets>", b"<sheets>" + b"".join(tags) + b"</sheets>", xml)

    def tag(name: bytes, number: int, state: bytes = b"visible") -> bytes:
        identity = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"'
        return b'<sheet name="%b" sheetId="%d" state="%b" %b/>' % (name, number, state, identity)

    yield _threat("two sheets of one part", BOOK, sheets(tag(b"A", 1), tag(b"B", 2)))
    yield _threat("two sheets of one name", BOOK, sheets(tag(b"A", 1), tag(b"A", 2)))
    yield _threat("sheet name of 10,000 signs", BOOK, sheets(tag(b"x" * 10_000, 1)))
    yield _threat("sheet without a name", BOOK, sheets(tag(b"", 1)))
    yield _threat("no visible sheet", BOOK, sheets(tag(b"A", 1, b"hidden")), rows=[])
    yield _threat("no sheets", BOOK, sheets(), rows=[])
    yield _threat("2,000 sheets", BOOK, sheets(*(tag(b"A%d" % n, n) for n in range(2_000))), "2000 sheets")
    yield _threat("state of a sheet that is none", BOOK, sheets(tag(b"A", 1, b"odd")), DAMAGED)


def _other_formats() -> Iterator[Threat]:
    def ods_threat(name: str, after: str, refused: str = "", rows: Rows | None = TABLE) -> Threat:
        return Threat(
            name, lambda: ods(ods_table(TABLE, after=after)), SECONDS, refused, None if refused else rows, ".ods"
        )

    cell = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
    row = "<table:table-row{}>{}</table:table-row>"
    wide = row.format("", cell.format(' table:number-columns-repeated="16777216"'))
    yield ods_threat("ods: cell repeated 16 million times", wide, TOO_FAR)
    high = row.format(' table:number-rows-repeated="1048000"', cell.format(' table:number-columns-repeated="200"'))
    yield ods_threat("ods: row repeated a million times", high, DAMAGED)
    broken = row.format(' table:number-rows-repeated="-5"', cell.format(' table:number-columns-repeated="x"'))
    yield ods_threat("ods: repeated a number of times that is none", broken, DAMAGED)
    errors = '<table:table-cell calcext:value-type="error" table:number-columns-repeated="200"/>'
    yield ods_threat(
        "ods: errors repeated a million times", row.format(' table:number-rows-repeated="1048000"', errors), DAMAGED
    )
    content = xls(TABLE)
    bound = content.index(struct.pack("<H", 0x85), 512)
    yield Threat(
        "xls: sheet behind the end",
        lambda: content[: bound + 4] + b"\xff\xff\xff\x7f" + content[bound + 8 :],
        SECONDS,
        DAMAGED,
        suffix=".xls",
    )
    yield Threat("xls: chain in a circle", lambda: _circle(content), SECONDS, DAMAGED, suffix=".xls")
    last = xls([[xlwt.Formula("1+1")]], lambda _, sheet: [sheet.write(row, 255, "x") for row in (0, 65_535)])
    yield Threat("xls: cell in the last corner", lambda: last, SECONDS, TOO_MUCH, suffix=".xls")


def _letters(place: int) -> bytes:
    letters, place = b"", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


def _with_prefix(xml: bytes) -> bytes:
    return re.sub(rb"(</?)(?=[a-zA-Z])", rb"\1x:", xml).replace(b"xmlns=", b"xmlns:x=", 1)


def _without(part: str) -> bytes:
    return zipped({name: content for name, content in unzipped(_sound()).items() if name != part})


def _circle(content: bytes) -> bytes:
    """Every entry of the allocation table leads to the first sector."""
    (table,) = struct.unpack_from("<I", content, 76)
    start = 512 * (table + 1)
    return content[:start] + bytes(512) + content[start + 512 :]
