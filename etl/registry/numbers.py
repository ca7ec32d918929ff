"""The numbers of entities: KRS, NIP and REGON as bare digits."""

from collections.abc import Callable

import pandas as pd

from data.errors import UserError
from etl.checks import Checks
from etl.cleaning.identifiers import Checked, krs_numbers, nips, regons
from etl.cleaning.remedies import MISTYPED_NIP, MISTYPED_REGON, WRONG_KRS, WRONG_NIP, WRONG_REGON
from etl.cleaning.text import is_missing
from etl.faults import Fault
from etl.layout.distinct import distinct, taken
from etl.layout.number_cells import numbers_in
from etl.readers.contract import spans

Clean = Callable[[pd.Series, pd.Series | None], Checked]
RULES: tuple[tuple[str, Clean, Fault, Fault], ...] = (
    ("krs", krs_numbers, WRONG_KRS, WRONG_KRS),
    ("nip", nips, WRONG_NIP, MISTYPED_NIP),
    ("regon", regons, WRONG_REGON, MISTYPED_REGON),
)


def numbers(checks: Checks, notes: list[UserError]) -> pd.DataFrame:
    """Columns krs, nip, regon of digits, '' where empty or refused; `notes` gets a line where zeros were put back."""
    columns = {}
    for column, clean, wrong, mistyped in RULES:
        cells = _without_markers(checks.frame[column])
        found = clean(cells, numbers_in(checks.frame, column))
        checks.refuse(found.wrong & ~found.mistyped, column, wrong)
        checks.refuse(found.mistyped, column, mistyped)
        if found.restored.any():
            notes.append(zeros_restored(column, found.restored))
        columns[column] = found.values
    return pd.DataFrame(columns, index=checks.frame.index)


def _without_markers(cells: pd.Series) -> pd.Series:
    texts, codes = distinct(cells)
    if not any(text and not text[-1].isdigit() for text in texts):
        return cells
    values: list[object] = [without_marker(text) for text in texts]
    return taken(values, codes, cells.index)


def without_marker(text: str) -> str:
    """A cell, '' where it says that there is no value: '-', 'brak', 'b.d.'."""
    return text if text[-1:].isdigit() or not is_missing(text) else ""


def zeros_restored(column: str, rows: pd.Series) -> UserError:
    """What to tell of cells typed as numbers; `rows` is a mask by row number."""
    return UserError(
        "Column '{column}': numbers typed without their leading zeros were completed in rows {rows}. "
        "Keep the column as text.",
        column=column,
        rows=spans(rows.index[rows].tolist()),
    )
