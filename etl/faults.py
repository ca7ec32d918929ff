"""A fault of one cell: what was found, what was expected and what to do, as one line in the reader's language."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace

from data.language import Texts
from etl.cleaning.text import squeeze

LONGEST_SHOWN = 80


@dataclass(frozen=True)
class Fault:
    """One cell that cannot be used. `expected` and `remedy` are English templates, filled from `values`."""

    expected: str
    remedy: str
    values: Mapping[str, object] = field(default_factory=dict)
    row: int = 0
    column: str = ""
    found: str = ""
    sheet: str = ""

    def at(self, row: Hashable, column: str, found: object) -> "Fault":
        """The same fault, found in one cell."""
        return replace(self, row=int(str(row)), column=column, found=str(found))

    def line(self, texts: Texts, file_name: str) -> str:
        """The fault as one line in the reader's language."""
        file = (
            texts.say("{file}, sheet '{sheet}'", file=file_name, sheet=shown(self.sheet)) if self.sheet else file_name
        )
        where = {"file": file, "row": self.row, "column": shown(self.column)}
        expected = texts.say(self.expected, **self.values)
        remedy = texts.say(self.remedy, **self.values)
        found = shown(self.found)
        if not found:
            return texts.say(
                "{file}, row {row}, column '{column}': empty cell, expected: {expected}. {remedy}",
                **where,
                expected=expected,
                remedy=remedy,
            )
        return texts.say(
            "{file}, row {row}, column '{column}': found '{found}', expected: {expected}. {remedy}",
            **where,
            found=found,
            expected=expected,
            remedy=remedy,
        )


def shown(text: str) -> str:
    """A cell fit for one line of a message: no line breaks or control signs, not longer than LONGEST_SHOWN."""
    line = squeeze("".join(sign if sign.isprintable() else " " for sign in text))
    return line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…"
