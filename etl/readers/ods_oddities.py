"""Hidden rows, error cells and formulas without a value of an ODS."""

from etl.readers.oddities import FARTHEST_ROW, Attributes, Oddities, count_of, local, plain, walk
from etl.readers.zip_check import Archive

WATCHED = (b"visibility", b'"error"', b"'error'", b"formula")
CONTENT = "content.xml"


def oddities_by_sheet(archive: Archive) -> dict[str, Oddities]:
    """By the name of the sheet; a sheet without any may be left out."""
    if not archive.marks.get(CONTENT):
        return {}
    scan = _ContentScan()
    walk(archive.pieces(CONTENT), scan.start, scan.end, scan.text)
    return scan.by_sheet


class _ContentScan:
    """Follows tables, rows and cells, which may stand for many."""

    def __init__(self) -> None:
        self.by_sheet: dict[str, Oddities] = {}
        self.found = Oddities()
        self.row, self.rows = 0, 1
        self.column = 0
        self.error: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"table-cell", "covered-table-cell"}:
            self._cell(attributes)
        elif name == "table-row":
            known = plain(attributes)
            self.row += self.rows
            self.rows = max(1, min(count_of(known.get("number-rows-repeated"), 1), FARTHEST_ROW))
            self.column = 0
            if known.get("visibility", "visible") != "visible":
                self.found.hidden.append((self.row, self.row + self.rows - 1))
        elif name == "table":
            self.row, self.rows = 0, 1
            self.found = self.by_sheet.setdefault(plain(attributes).get("name", ""), Oddities())

    def _cell(self, attributes: Attributes) -> None:
        place = (self.row, self.column)
        # one cell may have two value types: of the standard and of LibreOffice
        kinds = {value for name, value in attributes.items() if local(name) == "value-type"}
        known = plain(attributes)
        if "error" in kinds:
            self.error = []
        elif "formula" in known and not kinds:
            self.found.uncomputed.add(place)
        self.column += max(1, count_of(known.get("number-columns-repeated"), 1))

    def text(self, text: str) -> None:
        if self.error is not None:
            self.error.append(text)

    def end(self, name: str) -> None:
        if name == "table-cell" and self.error is not None:
            self.found.errors[self.row, self.column - 1] = "".join(self.error).strip() or "#?"
            self.error = None
