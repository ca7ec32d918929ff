"""Columns as distinct texts: what is alike is looked at once, however many rows say it."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Codes = npt.NDArray[np.intp]


def distinct(column: pd.Series) -> tuple[list[str], Codes]:
    """The distinct texts of a column of objects or categories, and the place of each row's text among them."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return list(column.cat.categories), column.cat.codes.to_numpy().astype(np.intp)
    codes, texts = pd.factorize(column.to_numpy(dtype=object))
    return list(texts), codes


def mapped(column: pd.Series, meaning: Callable[[str], object]) -> pd.Series:
    """`meaning` of each text, asked once for each distinct one; aligned with the column."""
    texts, codes = distinct(column)
    return taken([meaning(text) for text in texts], codes, column.index)


def taken(values: list[object], codes: Codes, index: pd.Index) -> pd.Series:
    """Values of distinct texts spread over the rows."""
    table = np.empty(len(values), dtype=object)
    table[:] = values
    return pd.Series(table[codes], index=index, dtype=object)


def distinct_rows(columns: Sequence[pd.Series]) -> tuple[Codes, Codes]:
    """The place of each row among the distinct rows of some columns, and the first row of each of these."""
    together = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        texts, codes = distinct(column)
        together = together * max(len(texts), 1) + codes
    place_of_row, found = pd.factorize(together)
    first = np.zeros(len(found), dtype=np.intp)
    first[place_of_row[::-1]] = np.arange(len(together) - 1, -1, -1)
    return place_of_row, first


def spread(answers: pd.Series, place_of_row: Codes, index: pd.Index) -> pd.Series:
    """Answers of distinct rows spread over all rows: texts as categories, numbers as numbers."""
    values = answers.to_numpy()
    if values.dtype.kind == "f":
        return pd.Series(values[place_of_row], index=index)
    codes, texts = pd.factorize(values)
    return pd.Series(
        pd.Categorical.from_codes(codes[place_of_row], categories=pd.Index(texts, dtype=object)), index=index
    )
