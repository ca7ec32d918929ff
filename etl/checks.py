"""Checks that look at whole columns, gather every fault of a file and word only the rows that fail."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from data.areas import AreaLevel, level_of
from etl.cleaning.dates import Period, parse_period
from etl.cleaning.numbers import machine_number_or_none
from etl.faults import Fault
from etl.layout.distinct import distinct, distinct_rows, spread, taken
from etl.layout.number_cells import day_of_number, numbers_in, polish_form
from geo import teryt

Value = TypeVar("Value")
NEARLY_ZERO = 1e-9


class Checks:
    """Checks of one frame of text, indexed by row number; `faults` grows with every check.

    Every check returns the values it understood, aligned with the frame; None where a cell is faulty or empty.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame
        self.faults: list[Fault] = []

    @property
    def is_sound(self) -> pd.Series:
        """Mask of the rows without a fault so far."""
        return pd.Series(~self.frame.index.isin([fault.row for fault in self.faults]), index=self.frame.index)

    def refuse(self, failing: pd.Series, column: str, fault: Fault) -> None:
        """The fault for every row where `failing` is true."""
        cells = self.frame.loc[failing, column]
        self.faults += [fault.at(row, column, found) for row, found in cells.items()]

    def filled(self, *columns: str) -> None:
        """Refuses empty cells."""
        for column in columns:
            self.refuse(self.frame[column] == "", column, Fault("a value", "Fill in the cell."))

    def unique(self, column: str, *values: pd.Series) -> None:
        """Refuses rows that repeat the `values` of an earlier row, by default the text of `column`."""
        key = pd.concat(list(values) or [self.frame[column]], axis=1)
        fault = Fault("a value that no earlier row has", "Remove the repeated row.")
        self.refuse(key.duplicated() & key.notna().all(axis=1), column, fault)

    def numbers(
        self, column: str, parse: Callable[[str], float | None] = machine_number_or_none, *, required: bool = False
    ) -> pd.Series:
        """Numbers; an empty cell is a missing value, and a fault where a number is `required`."""
        if required:
            self.filled(column)
        return self.parsed(column, parse, Fault("a number such as 1234.5", "Correct the number.")).astype(float)

    def periods(self, column: str) -> pd.Series:
        """Period or None for an empty cell."""
        fault = Fault("a date such as 2014-03-06, a month 2014-03 or a year 2014", "Correct the date.")
        return self.parsed(column, parse_period, fault, number_means=lambda text: day_of_number(self.frame, text))

    def one_of(self, column: str, meanings: Mapping[str, Value]) -> pd.Series:
        """What a closed list says that each text means; anything else, also an empty cell, is a fault with the list."""
        allowed = ", ".join(filter(None, meanings))
        fault = Fault("one of: {allowed}", "Use one of these words.", {"allowed": allowed})
        return self.parsed(column, meanings.__getitem__, fault, empty=True)

    def area_codes(self, column: str, levels: Collection[AreaLevel]) -> pd.Series:
        """Codes as the project writes them (gmina in six digits), of the given levels."""
        fault = Fault(
            "the code of an area ({levels}), e.g. 24, 2464, 246401",
            "Correct the code; it is text and keeps its leading zero.",
            {"levels": ", ".join(levels)},
        )
        return self.parsed(column, lambda text: area_code(text, levels), fault)

    def in_order(self, first_days: pd.Series, last_days: pd.Series, column: str) -> None:
        """Refuses rows that end before they begin; an open end is in order."""
        pairs = zip(first_days, last_days, strict=True)
        failing = [first is not None and last is not None and last < first for first, last in pairs]
        fault = Fault("a day not before the first day", "Correct one of the two dates.")
        self.refuse(pd.Series(failing, index=self.frame.index, dtype=bool), column, fault)

    def equal(self, column: str, expected: pd.Series) -> None:
        """Refuses rows where the text of `column` differs from `expected`, which the message shows."""
        found = self.frame[column]
        for row in found.index[found != expected]:
            right = expected.loc[row]
            fault = Fault("'{right}'", "Correct this cell or the one it must agree with.", {"right": right})
            self.faults.append(fault.at(row, column, found.loc[row]))

    def same_number(self, raw: str, column: str, parse: Callable[[str], float | None]) -> None:
        """Refuses rows whose published text `raw` is a number other than the one in `column`."""
        published = self.frame[raw].map({text: parse(text) for text in self.frame[raw].unique()}).astype(float)
        written = pd.to_numeric(self.frame[column], errors="coerce")
        differs = published.notna() & ~((published - written).abs() < NEARLY_ZERO * published.abs().clip(lower=1))
        fault = Fault("the number published in column '{raw}'", "Compare both columns with the source.", {"raw": raw})
        self.refuse(differs, column, fault)

    def parsed(
        self,
        column: str,
        parse: Callable[[str], object],
        fault: Fault,
        *,
        empty: bool = False,
        number_means: Callable[[str], str] = polish_form,
    ) -> pd.Series:
        """Each text through `parse`, once; `fault` for ValueError and KeyError. `empty` cells are parsed on demand.

        Of a cell that was a number in the workbook, `parse` is also tried with what `number_means`.
        """
        are_numbers = numbers_in(self.frame, column)
        if are_numbers is not None and are_numbers.any():
            return self._parsed_apart(column, are_numbers, parse, fault, empty=empty, number_means=number_means)
        texts, codes = distinct(self.frame[column])
        values: list[object] = [None] * len(texts)
        is_unknown = np.zeros(len(texts), dtype=bool)
        for place, text in enumerate(texts):
            try:
                values[place] = parse(text) if text or empty else None
            except (ValueError, KeyError):
                is_unknown[place] = True
        self.refuse(pd.Series(is_unknown[codes], index=self.frame.index), column, fault)
        return taken(values, codes, self.frame.index)

    def _parsed_apart(
        self,
        column: str,
        are_numbers: pd.Series,
        parse: Callable[[str], object],
        fault: Fault,
        *,
        empty: bool,
        number_means: Callable[[str], str],
    ) -> pd.Series:
        """Texts and numbers parsed each in their way: '12.345' may be a puzzle where 12.345 is none."""

        def parse_number(text: str) -> object:
            try:
                return parse(text)
            except (ValueError, KeyError):
                return parse(number_means(text))

        parts = []
        for mask, parse_cell in ((are_numbers, parse_number), (~are_numbers, parse)):
            part = Checks(self.frame.loc[mask, [column]])
            part.frame.attrs = {}
            parts.append(part.parsed(column, parse_cell, fault, empty=empty))
            self.faults += part.faults
        together: pd.Series = pd.concat(parts)
        return together.reindex(self.frame.index)


def once(checks: Checks, columns: Sequence[str], question: Callable[[Checks], pd.Series]) -> pd.Series:
    """`question` about some columns, asked of every distinct row once where the columns are of categories.

    Its faults are spread over the rows that share them; its answers become a column of categories, numbers stay.
    """
    frame = checks.frame
    if not all(isinstance(frame[column].dtype, pd.CategoricalDtype) for column in columns):
        return question(checks)
    place_of_row, first = distinct_rows([frame[column] for column in columns])
    few = pd.DataFrame({column: frame[column].iloc[first].astype(object).tolist() for column in columns}, dtype=object)
    asked = Checks(few)
    answers = question(asked)
    for fault in asked.faults:
        rows = frame.index[place_of_row == fault.row]
        checks.faults += [replace(fault, row=int(row)) for row in rows]
    return spread(answers, place_of_row, frame.index)


def area_code(text: str, levels: Collection[AreaLevel]) -> str:
    """'2464011' -> '246401', '24-polnocny' stays; ValueError for another form or level."""
    code = text if "-" in text else teryt.normalise(text)
    if "-" in code:
        teryt.normalise(code.split("-")[0])
    if level_of(code) not in levels:
        raise ValueError(f"{text!r} is no area of the levels {', '.join(levels)}")
    return code


def starts(periods: pd.Series) -> pd.Series:
    """First days of a column of periods."""
    return _days(periods, lambda period: period.start)


def ends(periods: pd.Series) -> pd.Series:
    """Last days of a column of periods."""
    return _days(periods, lambda period: period.end)


def _days(periods: pd.Series, day: Callable[[Period], object]) -> pd.Series:
    days: list[Any] = [None if period is None else day(period) for period in periods]
    return pd.Series(days, index=periods.index, dtype=object)
