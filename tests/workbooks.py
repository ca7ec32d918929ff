"""Builds files of every format by code: CSV, XLSX, XLS, ODS, and edits what lies in a ZIP."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

SHEET_NAMES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE_NAMES = "http://schemas.openxmlformats.org/officeDocument/2006"
OFFICE_TYPES = "application/vnd.openxmlformats-officedocument"
Rows = Sequence[Sequence[object]]
Edit = Callable[[bytes], bytes]


def csv_text(rows: Rows, delimiter: str = ";", line_end: str = "\n") -> str:
    """Rows as text, without quotation marks."""
    return "".join(delimiter.join(map(str, row)) + line_end for row in rows)


def xlsx(rows: Rows, prepare: Callable[[openpyxl.Workbook, Worksheet], object] | None = None) -> bytes:
    """A workbook with a sheet 'Dane'; `prepare` changes it before it is saved."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Dane"
    for row in rows:
        sheet.append(list(row))
    if prepare:
        prepare(book, sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_shared_strings(content: bytes) -> bytes:
    """The same XLSX with its texts in a part of their own, as Excel writes them."""
    members = unzipped(content)
    texts: list[bytes] = []

    def number(cell: re.Match[bytes]) -> bytes:
        texts.append(cell[2])
        return b'<c%bt="s"><v>%d</v></c>' % (cell[1], len(texts) - 1)

    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = re.sub(rb'<c([^>]*)t="inlineStr"><is>(.*?)</is></c>', number, members[sheet])
    items = b"".join(b"<si>%b</si>" % text for text in texts)
    counts = f'<sst xmlns="{SHEET_NAMES}" count="{len(texts)}" uniqueCount="{len(texts)}">'.encode()
    members["xl/sharedStrings.xml"] = counts + items + b"</sst>"
    kind, relation = f"{OFFICE_TYPES}.spreadsheetml.sharedStrings+xml", f"{OFFICE_NAMES}/relationships/sharedStrings"
    for part, root_end, tag in (
        ("[Content_Types].xml", b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/>'),
        (
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="rIdS" Type="{relation}" Target="sharedStrings.xml"/>',
        ),
    ):
        members[part] = members[part].replace(root_end, tag.encode() + root_end)
    return zipped(members)


def xls(rows: Rows, prepare: Callable[[xlwt.Workbook, xlwt.Worksheet], object] | None = None) -> bytes:
    """The same as an old binary workbook; dates get a format of dates."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Dane")
    as_date = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(place, column, value, as_date if isinstance(value, date) else xlwt.Style.default_style)
    if prepare:
        prepare(book, sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {"office": "office", "table": "table", "text": "text", "style": "style"}.items()
)
CALC_EXT = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
HIDDEN_STYLE = (
    '<style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def ods_cell(value: object) -> str:
    """One cell with its type; a text that starts with '<' is taken as it is."""
    text = f"<text:p>{escape(str(value))}</text:p>"
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str) and value.startswith("<"):
        return value
    if isinstance(value, bool):
        kind = f'boolean" office:boolean-value="{str(value).lower()}'
    elif isinstance(value, (int, float)):
        kind = f'float" office:value="{value}'
    elif isinstance(value, date):
        kind = f'date" office:date-value="{value.isoformat()}'
    else:
        kind = "string"
    return f'<table:table-cell office:value-type="{kind}">{text}</table:table-cell>'


def ods_table(rows: Rows, name: str = "Dane", *, hidden: bool = False, after: str = "") -> str:
    """A table of an ODS; `after` is XML of further rows."""
    style = ' table:style-name="hidden"' if hidden else ""
    body = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    return f"<table:table table:name={quoteattr(name)}{style}>{body}{after}</table:table>"


def ods(*tables: str) -> bytes:
    """An ODS of tables."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_NAMES} {CALC_EXT} office:version="1.2">'
        f"<office:automatic-styles>{HIDDEN_STYLE}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of members, always the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Members of a ZIP by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edited(content: bytes, member: str, edit: Edit) -> bytes:
    """A ZIP with one member changed, which must change."""
    members = unzipped(content)
    changed = edit(members.get(member, b""))
    assert changed != members.get(member)
    return zipped({**members, member: changed})
