"""Files opened again by other means than they were made: every part, every workbook inside, every text."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell


def parts(file: bytes) -> dict[str, bytes]:
    """Parts of an office file by name; those of workbooks inside too, behind the name of the workbook."""
    with ZipFile(BytesIO(file)) as package:
        assert package.testzip() is None
        found = {name: package.read(name) for name in package.namelist()}
    inside = {name: parts(content) for name, content in found.items() if name.endswith(".xlsx")}
    return found | {f"{book}!{name}": content for book, inner in inside.items() for name, content in inner.items()}


def well_formed(file: bytes) -> None:
    """Every XML part of an office file can be parsed, also in the workbooks inside."""
    for name, content in parts(file).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(content)


def cells(book: bytes) -> Iterator[Cell]:
    """Filled cells of all sheets."""
    for sheet in load_workbook(BytesIO(book)):
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def workbooks_inside(file: bytes) -> list[bytes]:
    """The data behind the charts of slides or of a document."""
    return [content for name, content in parts(file).items() if name.endswith(".xlsx")]


def rows_of_csv(file: bytes, delimiter: str = ",") -> list[list[str]]:
    """Cells of a CSV."""
    return list(csv.reader(StringIO(file.decode("utf-8-sig"), newline=""), delimiter=delimiter))
