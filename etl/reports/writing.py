"""Writes a report in the format that its name asks for."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from xlsxwriter.exceptions import XlsxWriterException

from data.catalog.word_cards import read_spellings
from etl.privacy import cell_hider
from etl.progress import Progress
from etl.reports.as_json import write_json
from etl.reports.content import Report
from etl.reports.marks import Marks, marks_of
from etl.reports.new_workbook import SheetCopy, write_new
from etl.reports.own_workbook import fits, loses, write_own
from etl.reports.page import page_of
from etl.reports.private_rows import PrivateRows
from etl.reports.target import cannot_be_written
from etl.reports.words import MOST_SHEET_ROWS, sheet_name

OWN_SUFFIXES = {".xlsx", ".xlsm"}


def write_report(place: Path, out: Path, report: Report, progress: Progress) -> None:
    """Writes to `place` what `out` asks for by its ending; UserError when it cannot be written."""
    try:
        if out.suffix.lower() == ".json":
            # a lone surrogate becomes the escape that JSON has for it
            with place.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                write_json(report, file, progress)
        else:
            _write_workbook(place, report, progress)
    except (OSError, XlsxWriterException) as error:
        raise cannot_be_written(out) from error


def _write_workbook(place: Path, report: Report, progress: Progress) -> None:
    marks = marks_of(report)
    is_own = report.original.path.suffix.lower() in OWN_SUFFIXES and not report.is_private
    if is_own and _is_kept(place, report, marks, progress):
        return
    taken: set[str] = set()
    name = sheet_name(report.texts.say("Errors"), taken)
    sheets = list(_private(report, marks, taken) if report.is_private else _copies(report, marks, taken))
    page = page_of(report, list(_notes(report, is_own=is_own)))
    write_new(place, page, name, sheets, progress, report.result.counts.read)


def _is_kept(place: Path, report: Report, marks: Marks, progress: Progress) -> bool:
    """Whether the person's own workbook became the report."""
    content = report.original.path.read_bytes()
    if hashlib.sha256(content).hexdigest() != report.result.digest or not fits(content):
        return False
    say = report.texts.say
    notes = []
    if loses(content):
        notes.append(
            say("Charts, pictures and macros may be missing from this copy. Correct the cells in your own file.")
        )
    try:
        write_own(place, content, page_of(report, notes), say("Errors"), report.result.sheet, marks, progress)
    except OSError:
        raise
    except Exception:  # openpyxl does not say what it raises for parts that it cannot read; the sheets are written anew
        return False
    return True


def _notes(report: Report, *, is_own: bool) -> Iterable[str]:
    say = report.texts.say
    if report.is_private:
        yield say(
            "Files of this source list people: columns that may name a person are left out, cells of faulty rows are "
            "shown by their first letters. Correct the cells in your own file."
        )
    elif is_own:
        yield say("The workbook could not be kept with its formats; its visible sheets are written anew as text.")
    if report.original.header.sheet.last_row > MOST_SHEET_ROWS or report.result.counts.read >= MOST_SHEET_ROWS:
        yield say("A sheet holds {most} rows; later rows of the file are not shown.", most=MOST_SHEET_ROWS)


def _copies(report: Report, marks: Marks, taken: set[str]) -> Iterable[SheetCopy]:
    original = report.original
    for sheet in original.file.sheets:
        is_table = sheet is original.header.sheet
        header_row = sheet.numbers[original.header.place] if is_table else 0
        name = sheet_name(sheet.name or report.texts.say("Data"), taken)
        yield SheetCopy(name, original.lines(sheet), header_row, marks if is_table else {})


def _private(report: Report, marks: Marks, taken: set[str]) -> Iterable[SheetCopy]:
    header = report.original.header
    rejected = {fault.row for fault in report.result.faults}
    rows = PrivateRows(report.original, rejected, cell_hider(read_spellings()), report.texts.say("(left out)"))
    name = sheet_name(report.texts.say("Data"), taken)
    yield SheetCopy(name, rows.lines(), header.sheet.numbers[header.place], marks)
