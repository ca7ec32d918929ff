"""Which cells are marked, and with what words: a comment beside the colour."""

from collections.abc import Iterable, Mapping

from data.language import Texts
from etl.reports.content import Entry, Report
from etl.reports.page import MOST_ROWS
from etl.reports.words import MOST_SHEET_ROWS

AUTHOR = "Barometr ES"
LONGEST_COMMENT = 1_000

Marks = Mapping[int, Mapping[int, str]]
"""Row from 1 -> column from 0 -> comment."""


def marks_of(report: Report) -> Marks:
    """The faulty cells of the sheet with the table, as many as the first sheet lists."""
    found: dict[int, dict[int, list[Entry]]] = {}
    for fault, entry in zip(report.result.faults, report.entries(MOST_ROWS), strict=False):
        row, place = report.original.cell(fault)
        if row > MOST_SHEET_ROWS:
            break
        found.setdefault(row, {}).setdefault(place, []).append(entry)
    return {
        row: {place: _comment(entries, report.texts) for place, entries in places.items()}
        for row, places in found.items()
    }


def _comment(entries: Iterable[Entry], texts: Texts) -> str:
    parts = [
        texts.say("Expected: {expected}.\nWhat to do: {remedy}", expected=entry.expected, remedy=entry.remedy)
        for entry in entries
    ]
    text = "\n\n".join(dict.fromkeys(parts))
    return text if len(text) <= LONGEST_COMMENT else text[:LONGEST_COMMENT] + "…"
