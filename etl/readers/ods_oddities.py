"""Hidden rows, errors, formulas without a value, percents and merged cells of an ODS."""

from collections.abc import Iterator
from itertools import islice
from xml.parsers import expat

from etl.readers.oddities import FARTHEST_ROW, Attributes, Oddities, count_of, local, plain, walk
from etl.readers.zip_check import Archive

WATCHED = (b"visibility", b'"error"', b"'error'", b"formula", b'"percentage"', b"'percentage'", b"columns-spanned")
OVERLAP = max(map(len, WATCHED))
CONTENT = "content.xml"
FARTHEST_COLUMN, MOST_REPEATED = 200, 1_048_576


def check(archive: Archive) -> None:
    """expat.ExpatError for a content that is not well formed: the reading library may wait for its end for ever."""
    parser = expat.ParserCreate()
    for piece in archive.pieces(CONTENT) if CONTENT in archive.members else ():
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def oddities_by_sheet(archive: Archive) -> dict[str, Oddities]:
    """By the name of the sheet; a sheet without any may be left out."""
    scan = _ContentScan()
    pieces = _until_last_watched(archive)
    if pieces:
        walk(islice(archive.pieces(CONTENT), pieces), scan.start, scan.end, scan.text, is_whole=False)
    return scan.by_sheet


def _until_last_watched(archive: Archive) -> int:
    """How many pieces of the content to parse: none, or up to the one behind the last that may tell something."""
    last, tail = 0, b""
    for number, piece in enumerate(archive.pieces(CONTENT) if CONTENT in archive.members else (), start=1):
        window = tail + piece
        if any(mark in window for mark in WATCHED):
            last = number + 1
        tail = window[-OVERLAP:]
    return last


class _ContentScan:
    """Follows tables, rows and cells, which may stand for many."""

    def __init__(self) -> None:
        self.by_sheet: dict[str, Oddities] = {}
        self.found = Oddities()
        self.row, self.rows = 0, 1
        self.column, self.columns = 0, 1
        self.error: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"table-cell", "covered-table-cell"}:
            self._cell(attributes)
        elif name == "table-row":
            known = plain(attributes)
            self.row += self.rows
            self.rows = max(1, min(count_of(known.get("number-rows-repeated"), 1), FARTHEST_ROW))
            self.column, self.columns = 0, 0
            if known.get("visibility", "visible") != "visible":
                self.found.hidden.append((self.row, self.row + self.rows - 1))
        elif name == "table":
            self.row, self.rows = 0, 1
            self.found = self.by_sheet.setdefault(plain(attributes).get("name", ""), Oddities())

    def _cell(self, attributes: Attributes) -> None:
        # one cell may have two value types: of the standard and of LibreOffice
        kinds = {value for name, value in attributes.items() if local(name) == "value-type"}
        known = plain(attributes)
        self.column += self.columns
        self.columns = max(1, count_of(known.get("number-columns-repeated"), 1))
        if "error" in kinds:
            self.error = []
        elif "percentage" in kinds:
            for row, column in self._places():
                self.found.add_percent(row, column)
        elif "formula" in known and not kinds:
            for row, column in self._places():
                self.found.add_uncomputed(row, column)
        if "number-columns-spanned" in known:
            width = max(1, count_of(known["number-columns-spanned"], 1))
            self.found.add_merged(self.row, self.column, self.column + width - 1)

    def _places(self) -> Iterator[tuple[int, int]]:
        """Rows and columns of a cell that stands for many; LookupError for more than any table has."""
        if self.rows * min(self.columns, FARTHEST_COLUMN) > MOST_REPEATED:
            raise LookupError("a cell repeated too often")
        for row in range(self.row, self.row + self.rows):
            for column in range(self.column, min(self.column + self.columns, FARTHEST_COLUMN)):
                yield row, column

    def text(self, text: str) -> None:
        if self.error is not None:
            self.error.append(text)

    def end(self, name: str) -> None:
        if name == "table-cell" and self.error is not None:
            for row, column in self._places():
                self.found.add_error(row, column, "".join(self.error).strip() or "#?")
            self.error = None
