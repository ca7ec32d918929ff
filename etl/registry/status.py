"""The status of przedsiębiorstwo społeczne as offices write it: a word, dates, or both."""

from datetime import date

import pandas as pd

from data.errors import UserError
from etl.checks import Checks
from etl.cleaning.text import is_missing
from etl.faults import Fault
from etl.readers.contract import spans
from geo.names import fold

MEANINGS: dict[str, bool] = dict.fromkeys(
    (
        "tak", "t", "yes", "y", "1", "prawda", "true", "ps", "posiada", "ma", "jest", "aktywny", "nadany",
        "przedsiebiorstwo spoleczne", "posiada status", "status aktywny",
    ),
    True,
) | dict.fromkeys(
    (
        "nie", "n", "no", "0", "falsz", "false", "brak", "brak statusu", "nie posiada", "nie ma", "nie jest",
        "nieaktywny", "utracony", "utracil", "wygasl", "cofniety", "nie posiada statusu", "pozbawiony",
    ),
    False,
)  # fmt: skip
MAY_BE_EITHER = "x"
WRONG_STATUS = Fault("'tak' or 'nie'", "Correct the cell or leave it empty.")
NO_END = Fault("'tak', or the day the status ended in column 'ps_do'", "Correct the status or fill in its last day.")


def meaning(text: str) -> bool | None:
    """'Tak' -> True, 'nie posiada' -> False, '-' -> None; ValueError for others, also for 'x', which may be either."""
    known = MEANINGS.get(fold(text))
    if known is None and (fold(text) == MAY_BE_EITHER or not is_missing(text)):
        raise ValueError(f"{text!r} says neither yes nor no")
    return known


def has_status(
    checks: Checks, first_days: pd.Series, last_days: pd.Series, stan_na: date, notes: list[UserError]
) -> pd.Series:
    """True, False or None (nothing said) at `stan_na`; where there are dates, they decide and not the word."""
    said = checks.parsed("status_ps", meaning, WRONG_STATUS)
    rows = list(zip(said, first_days, last_days, strict=True))
    denied = [
        word is False and first is not None and first <= stan_na and (last is None or last >= stan_na)
        for word, first, last in rows
    ]
    checks.refuse(pd.Series(denied, index=said.index, dtype=bool), "status_ps", NO_END)
    lapsed = [word is True and last is not None and last < stan_na for word, _, last in rows]
    if any(lapsed):
        notes.append(
            UserError(
                "Column 'status_ps' says yes, but the status has ended by 'ps_do', in rows {rows}. The date counts.",
                rows=spans(said.index[lapsed].tolist()),
            )
        )
    return pd.Series([_holds(*row, stan_na) for row in rows], index=said.index, dtype=object)


def _holds(word: bool | None, first: date | None, last: date | None, day: date) -> bool | None:
    if first is None:
        return word if last is None or last >= day else False
    return word is not False and first <= day and (last is None or last >= day)
