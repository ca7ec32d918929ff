"""What files filled in by an office share: tidy texts, words of closed lists, Polish numbers, the mark of a demo."""

from collections.abc import Callable, Iterable

import pandas as pd

from etl.checks import Checks
from etl.cleaning.numbers import parse_polish_number, polish_number_or_none
from etl.cleaning.remedies import PERSONAL_DATA, unknown_kind
from etl.cleaning.text import squeeze
from etl.cleaning.vocabulary import Vocabulary
from etl.faults import Fault
from etl.layout.distinct import distinct, mapped
from etl.registry.texts import TextColumns
from geo.names import fold

MARK_COLUMN = "demonstracja"
NO_MARKS = frozenset({"", "nie", "n", "no", "0", "falsz", "false"})
MOST_LISTED = 10
POLISH_NUMBER = Fault("a number such as 1 234,5 or 30,2 tys. zł", "Correct the number.")
Parse = Callable[[str], float | None]


def tidy(frame: pd.DataFrame, column: str) -> pd.Series:
    """The texts of a column without superfluous spaces."""
    return mapped(frame[column], squeeze)


def or_none(texts: pd.Series) -> pd.Series:
    """Empty texts as None."""
    return texts.astype(object).where(texts != "", None)


def needed_text(checks: Checks, texts: TextColumns, column: str) -> pd.Series:
    """A column that cannot do without its text: where that held people's data, the row is refused."""
    read = texts.read(column)
    checks.refuse((read == "") & (checks.frame[column] != ""), column, PERSONAL_DATA)
    return read


def is_demo(frame: pd.DataFrame) -> bool:
    """Whether any row is marked as a demonstration: whatever the mark, invented data must not pass for real."""
    texts, codes = distinct(frame[MARK_COLUMN])
    return any(is_mark(texts[code]) for code in set(codes.tolist()))


def is_mark(text: str) -> bool:
    """Whether a cell of the mark says anything but 'no'."""
    return text != "" and fold(text) not in NO_MARKS


def ids_of(checks: Checks, column: str, vocabulary: Vocabulary) -> pd.Series:
    """Ids of a closed list, '' where the cell is empty or, with a fault that names what is near, unknown."""
    found = vocabulary.column(tidy(checks.frame, column))
    for row, text in checks.frame.loc[found.wrong, column].items():
        checks.faults.append(unknown_kind(text, vocabulary).at(row, column, text))
    return found.values.astype(object)


def polish_numbers(checks: Checks, column: str, parse: Parse = polish_number_or_none) -> pd.Series:
    """Numbers as offices write them; NaN where the cell is empty, says that there is no value, or is faulty."""
    return checks.parsed(column, parse, POLISH_NUMBER).astype(float)


def whole_numbers(checks: Checks, column: str, most: int, *, required: bool = False) -> pd.Series:
    """Whole numbers from 0 to `most`, NaN where the cell is empty or faulty; 'b.d.' is a fault where `required`."""
    fault = Fault("a whole number from 0 to {most}", "Correct the number.", {"most": most})
    parse = parse_polish_number if required else polish_number_or_none
    if required:
        checks.filled(column)
    return checks.parsed(column, within(parse, most, whole=True), fault).astype(float)


def within(parse: Parse, most: float, *, whole: bool = False) -> Parse:
    """`parse` with ValueError for numbers below 0, above `most` and, where `whole`, with a fraction."""

    def checked(text: str) -> float | None:
        number = parse(text)
        if number is not None and (not 0 <= number <= most or (whole and number != int(number))):
            raise ValueError(f"{text!r} is out of bounds")
        return number

    return checked


def listing(texts: Iterable[str]) -> str:
    """The first ten distinct texts and how many more there are: 'a, b, c … (+12)'."""
    distinct = list(dict.fromkeys(texts))
    more = len(distinct) - MOST_LISTED
    return ", ".join(distinct[:MOST_LISTED]) + (f" … (+{more})" if more > 0 else "")
