"""What an XLSX says beside its sheets: where they lie, which styles show percents, from when it counts days."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.readers.oddities import Attributes, local, walk
from etl.readers.zip_check import Archive

FOLDER = "xl/"
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
PERCENT_FORMATS = {"9", "10"}  # built in: 0% and 0.00%
NOT_FORMAT = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')
TRUE = {"1", "true"}


@dataclass
class XlsxBook:
    """`parts` by the name of their sheet; a workbook that `recomputes` was not computed by the program that wrote it.

    `percent_styles` are numbers of styles as cells name them.
    """

    parts: dict[str, str] = field(default_factory=dict)
    recomputes: bool = False
    starts_in_1904: bool = False
    percent_styles: frozenset[str] = frozenset()


def read_book(archive: Archive) -> XlsxBook:
    """The workbook behind its sheets; expat.ExpatError when a part is damaged."""
    book = XlsxBook()
    targets: dict[str, str] = {}
    styles: list[str] = []

    def relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
            targets[attributes.get("Id", "")] = target
            if attributes.get("Type", "").endswith("/styles"):
                styles.append(target)

    def element(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            # the prefix of r:id is free to choose, sheetId is another attribute
            identity = next((value for key, value in attributes.items() if ":" in key and local(key) == "id"), "")
            book.parts[attributes.get("name", "")] = targets.get(identity, "")
        elif name == "calcPr":
            book.recomputes = attributes.get("fullCalcOnLoad") in TRUE
        elif name == "workbookPr":
            book.starts_in_1904 = attributes.get("date1904") in TRUE

    walk([archive.read(RELATIONS)], relation)
    walk([archive.read(WORKBOOK)], element)
    for part in styles:
        if part in archive.members:
            book.percent_styles = frozenset(_percent_styles(archive, part))
    return book


def is_percent_format(code: str) -> bool:
    """'0.0%' -> True; not where the sign is only text, as in '0"%"'."""
    return "%" in NOT_FORMAT.sub("", code)


def _percent_styles(archive: Archive, part: str) -> Iterator[str]:
    formats, styles = set(PERCENT_FORMATS), list[str]()
    section = ""

    def element(name: str, attributes: Attributes) -> None:
        nonlocal section
        if name in {"numFmts", "cellXfs", "cellStyleXfs", "dxfs"}:
            section = name
        elif (section, name) == ("numFmts", "numFmt") and is_percent_format(attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        elif (section, name) == ("cellXfs", "xf"):
            styles.append(attributes.get("numFmtId", ""))

    walk(archive.pieces(part), element)
    return (str(number) for number, form in enumerate(styles) if form in formats)
