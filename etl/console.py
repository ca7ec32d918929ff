"""Speaks to the person at the terminal: answers to standard output, faults to standard error, one line each."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from data.errors import UserError
from data.language import Texts
from etl.faults import Fault, shown
from etl.pipeline import FileResult
from etl.privacy import error_shown, file_shown, personal_keys, sheet_shown, without_people
from etl.progress import NO_PROGRESS, Bar, Progress

MOST_LINES = 1_000  # of faults, more are not read at a terminal
MOST_COLUMNS = 10


@dataclass(frozen=True)
class Console:
    """Texts of one language and where they go."""

    texts: Texts

    def say(self, template: str, /, **values: object) -> None:
        """One line of the answer."""
        print(self.texts.say(template, **values))

    def show(self, line: str) -> None:
        """A line that needs no translation."""
        print(line)

    def complain(self, error: UserError) -> None:
        """One fault or warning."""
        print(self.texts.of_error(error), file=sys.stderr)

    def report(self, file: FileResult) -> None:
        """Warnings and faulty cells to standard error, then the counts of rows."""
        for warning in file.warnings:
            self.complain(error_shown(warning, file.source))
        personal, name = personal_keys(file.source), file_shown(file.file_name, file.source)
        for fault in file.faults[:MOST_LINES]:
            safe = replace(without_people(fault, personal), sheet=sheet_shown(fault.sheet, file.source))
            print(safe.line(self.texts, name), file=sys.stderr)
        if rest := file.faults[MOST_LINES:]:
            print(self._more(name, rest), file=sys.stderr)
        counts: dict[str, object] = {
            "file": name,
            "source": file.source.id,
            "encoding": file.encoding,
            "read": file.counts.read,
            "accepted": file.counts.accepted,
            "rejected": file.counts.rejected,
            "blank": file.counts.blank,
        }
        if file.sheet:
            self.say(
                "{file} (source {source}, {encoding}, sheet '{sheet}'): "
                "rows: {read} read, {accepted} accepted, {rejected} rejected, {blank} blank",
                sheet=sheet_shown(file.sheet, file.source),
                **counts,
            )
            return
        self.say(
            "{file} (source {source}, {encoding}, separator {delimiter}): "
            "rows: {read} read, {accepted} accepted, {rejected} rejected, {blank} blank",
            delimiter=file.delimiter,
            **counts,
        )

    def _more(self, file_name: str, faults: Sequence[Fault]) -> str:
        """How many faults are not shown, and in which columns, those with the most first."""
        counts = Counter(shown(fault.column) for fault in faults).most_common(MOST_COLUMNS + 1)
        named = [f"{column} ({count})" for column, count in counts[:MOST_COLUMNS]]
        return self.texts.count(
            "{file}: {n} more error, in the columns: {columns}. Listed in full by: --report OUT.xlsx or OUT.json",
            "{file}: {n} more errors, in the columns: {columns}. Listed in full by: --report OUT.xlsx or OUT.json",
            len(faults),
            file=file_name,
            columns=", ".join(named + ["…"] * (len(counts) > MOST_COLUMNS)),
        )

    @contextmanager
    def progress(self, label: str) -> Iterator[Progress]:
        """A bar on standard error while work goes on that takes longer than a second; none where nobody watches."""
        if not sys.stderr.isatty():
            yield NO_PROGRESS
            return
        bar = Bar(sys.stderr, shown(label))
        try:
            yield bar
        finally:
            bar.clear()
