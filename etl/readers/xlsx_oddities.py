"""Hidden rows, error cells and formulas without a value of an XLSX; reads only the sheets that may have any."""

import posixpath
import re

from etl.readers.oddities import Attributes, Oddities, count_of, local, plain, walk
from etl.readers.zip_check import Archive

# a sheet without any of these has no hidden rows, error cells and formulas
WATCHED = (b"hidden", b'"e"', b"'e'", b"<f", b":f>", b":f ")
WORKBOOK = "xl/workbook.xml"
ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)


def oddities_by_sheet(archive: Archive) -> dict[str, Oddities]:
    """By the name of the sheet; a sheet without any is left out."""
    parts, recomputes = _sheets(archive)
    found = {}
    for name, part in parts.items():
        if archive.marks.get(part):
            scan = _SheetScan(recomputes)
            walk(archive.pieces(part), scan.start, scan.end, scan.text)
            found[name] = scan.found
    return found


def starts_in_1904(archive: Archive) -> bool:
    """Whether the workbook counts its days from 1904, as those of old Macs do."""
    found = []

    def element(name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            found.append(attributes.get("date1904"))

    walk([archive.read(WORKBOOK)], element)
    return found[:1] in (["1"], ["true"])


def _sheets(archive: Archive) -> tuple[dict[str, str], bool]:
    """Parts by the name of their sheet, and whether the workbook asks to be computed when it is opened."""
    targets: dict[str, str] = {}
    identity_by_name: dict[str, str] = {}
    recomputes = False

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")

    def element(name: str, attributes: Attributes) -> None:
        nonlocal recomputes
        if name == "sheet":
            # the prefix of r:id is free to choose, sheetId is another attribute
            identity = next((value for key, value in attributes.items() if ":" in key and local(key) == "id"), "")
            identity_by_name[attributes.get("name", "")] = identity
        elif name == "calcPr":
            recomputes = attributes.get("fullCalcOnLoad") in {"1", "true"}

    walk([archive.read("xl/_rels/workbook.xml.rels")], relation)
    walk([archive.read(WORKBOOK)], element)
    return {name: targets.get(identity, "") for name, identity in identity_by_name.items()}, recomputes


def _address(text: str, default: tuple[int, int]) -> tuple[int, int]:
    """'C5' -> (5, 2)."""
    match = ADDRESS.fullmatch(text)
    if not match:
        return default
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1


class _SheetScan:
    """Follows rows and cells of one sheet; cells may come without their address."""

    def __init__(self, recomputes: bool) -> None:
        self.found = Oddities()
        self.recomputes = recomputes
        self.row, self.column = 0, -1
        self.is_error = self.is_text = self.has_formula = False
        self.value: list[str] | None = None
        self.texts: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self.row, self.column = _address(attributes.get("r", ""), (self.row, self.column + 1))
            # a formula of text (t="str") may give an empty one, any other has a value once it is computed
            self.is_error, self.is_text = attributes.get("t") == "e", attributes.get("t") == "str"
            self.has_formula = False
            self.texts = []
        elif name == "v":
            self.value = self.texts
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            attributes = plain(attributes)
            self.row, self.column = count_of(attributes.get("r"), self.row + 1), -1
            if attributes.get("hidden") in {"1", "true"}:
                self.found.hidden.append((self.row, self.row))

    def text(self, text: str) -> None:
        if self.value is not None:
            self.value.append(text)

    def end(self, name: str) -> None:
        if name == "v":
            self.value = None
        elif name == "c" and (self.is_error or self.has_formula):
            value = "".join(self.texts)
            if self.is_error:
                self.found.errors[self.row, self.column] = value or "#?"
            elif not (value or self.is_text) or (self.recomputes and value == "0"):
                self.found.uncomputed.add((self.row, self.column))
