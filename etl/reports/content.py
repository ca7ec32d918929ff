"""What a report says, in the language of the reader, whatever format it is written in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from data.errors import UserError
from data.language import Texts
from etl.faults import Fault, shown
from etl.pipeline import FileResult
from etl.privacy import masked, personal_keys, without_people
from etl.readers.contract import column_letters
from etl.reports.original import Original

NUMBERS_OF_ROWS = {"rows"}  # '3-5, 9', in warnings


@dataclass(frozen=True)
class Entry:
    """One fault in words; `cell` is its address ('C7'), `line` the whole of it as on the console."""

    sheet: str
    row: int
    column: str
    cell: str
    found: str
    expected: str
    remedy: str
    line: str


@dataclass(frozen=True)
class Report:
    """A checked file and how to speak of it; of a private source neither file, sheet nor cells give a person away."""

    result: FileResult
    original: Original
    texts: Texts
    day: date

    @cached_property
    def personal(self) -> frozenset[str]:
        """Keys of the columns of people."""
        return personal_keys(self.result.source)

    @property
    def is_private(self) -> bool:
        """Whether the file lists people."""
        return bool(self.personal)

    @property
    def file_name(self) -> str:
        """The name of the file; of a private one, which may name a person, that of its source."""
        if self.is_private:
            return self.result.source.id + self.original.path.suffix.lower()
        return self.result.file_name

    @property
    def digest(self) -> str:
        """SHA-256 of the file; '' for a private one: with it, names could be tried until one fits."""
        return "" if self.is_private else self.result.digest

    def sheet_name(self, name: str) -> str:
        """The name of a sheet; of a private file its place among the visible ones, from 1."""
        if not self.is_private or not name:
            return name
        return str([sheet.name for sheet in self.original.file.sheets].index(name) + 1)

    def entries(self, most: int | None = None) -> Iterator[Entry]:
        """The faults in the order of the file, at most so many."""
        for fault in self.result.faults[:most]:
            yield self._entry(fault)

    def warnings(self) -> list[str]:
        """Warnings about the file as a whole."""
        return [self.texts.of_error(self._without_people(warning)) for warning in self.result.warnings]

    def _entry(self, fault: Fault) -> Entry:
        row, place = self.original.cell(fault)
        safe = replace(without_people(fault, self.personal), sheet=self.sheet_name(fault.sheet))
        return Entry(
            sheet=safe.sheet,
            row=row,
            column=safe.column,
            cell=f"{column_letters(place)}{row}",
            found=shown(safe.found),
            expected=self.texts.say(safe.expected, **safe.values),
            remedy=self.texts.say(safe.remedy, **safe.values),
            line=safe.line(self.texts, self.file_name),
        )

    def _without_people(self, warning: UserError) -> UserError:
        if not self.is_private:
            return warning
        values = {
            name: masked(value) if isinstance(value, str) and name not in NUMBERS_OF_ROWS else value
            for name, value in warning.values_by_name.items()
        }
        return UserError(warning.template, **{**values, "file": self.file_name})
