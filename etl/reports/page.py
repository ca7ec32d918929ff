"""The first sheet of a report, for any library of workbooks: what was checked, then all warnings and faults."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from data.language import Formats, Texts
from etl.reports.content import Report
from etl.reports.looks import row_height
from etl.reports.words import MOST_SHEET_ROWS

MOST_ROWS = 10_000  # faults that a person may still want to go through in a workbook
Style = Literal["title", "label", "value", "head", "cell", "kind", "link", "number"]
WIDTHS = (12, 13, 10, 8, 17, 20, 27, 34)


@dataclass(frozen=True)
class Piece:
    """One cell of the sheet: a text or a number, and how it looks; a link leads to the cell that it names."""

    content: str | int
    style: Style = "cell"


@dataclass(frozen=True)
class Page:
    """Rows above the header of the table, the header, and the rows of the table."""

    top: list[list[Piece]]
    head: list[Piece]
    rows: list[list[Piece]]

    @property
    def lines(self) -> list[list[Piece]]:
        """All rows of the sheet."""
        return [*self.top, self.head, *self.rows]

    def height(self, row: int) -> float | None:
        """Points that a row of the table (from 0, of all rows) needs; None leaves it to the spreadsheet."""
        if row <= len(self.top):
            return None
        texts = [str(piece.content) for piece in self.rows[row - len(self.top) - 1]]
        return row_height(texts, WIDTHS)


def page_of(report: Report, notes: Sequence[str]) -> Page:
    """The sheet; `notes` tell how this workbook differs from the file, they stand in the table as warnings do."""
    return Page(_top(report), _head(report), [*_remarks(report, notes), *_faults(report)])


def title_of(texts: Texts) -> str:
    """The words in the first cell, by which a report is known again."""
    return texts.say("Errors of the file")


def _top(report: Report) -> list[list[Piece]]:
    say, result, counts = report.texts.say, report.result, report.result.counts
    day = Formats(report.texts.language).day(report.day)
    source = f"{result.source.name.in_language(report.texts.language)} ({result.source.id})"
    rows = say(
        "{read} read, {accepted} accepted, {rejected} rejected, {blank} blank",
        read=counts.read,
        accepted=counts.accepted,
        rejected=counts.rejected,
        blank=counts.blank,
    )
    pairs = [
        (say("File"), report.file_name),
        (say("Source"), source),
        (say("Checked on"), day),
        (say("Rows"), rows),
        (say("Errors"), _how_many(report)),
    ]
    lines = [[Piece(title_of(report.texts), "title")]]
    lines += [[Piece(label, "label"), Piece(value, "value")] for label, value in pairs]
    return [*lines, []]


def _how_many(report: Report) -> str:
    say, found = report.texts.say, len(report.result.faults)
    if not found:
        return say("none found")
    if found > MOST_ROWS:
        return say(
            "{found}, the first {shown} are listed and marked; all of them: --report with a name that ends with .json",
            found=found,
            shown=MOST_ROWS,
        )
    return str(found)


def _head(report: Report) -> list[Piece]:
    say = report.texts.say
    names = (
        say("Kind"), say("Sheet"), say("Cell"), say("Row"), say("Column"), say("Found"), say("Expected"),
        say("What to do"),
    )  # fmt: skip
    return [Piece(name, "head") for name in names]


def _remarks(report: Report, notes: Sequence[str]) -> Iterator[list[Piece]]:
    kind = report.texts.say("warning")
    for text in [*notes, *report.warnings()]:
        yield [Piece(kind, "kind"), *[Piece("")] * (len(WIDTHS) - 2), Piece(text)]


def _faults(report: Report) -> Iterator[list[Piece]]:
    kind = report.texts.say("error")
    for entry in report.entries(MOST_ROWS):
        yield [
            Piece(kind, "kind"),
            Piece(entry.sheet),
            Piece(entry.cell, "link" if entry.row <= MOST_SHEET_ROWS else "cell"),
            Piece(entry.row, "number"),
            Piece(entry.column),
            Piece(entry.found),
            Piece(entry.expected),
            Piece(entry.remedy),
        ]
