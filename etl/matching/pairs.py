"""Pairs of rows worth a look: with an equal number, in one gmina, or with one first word. Never all with all."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

from etl.matching.scores import DOUBTFUL

Places = npt.NDArray[np.int64]

# A number shared by more pairs than this is a placeholder rather than an identifier.
MOST_PAIRS_OF_A_NUMBER = 2_500
# Larger blocks are cut by the first word of the name, so that a city of thousands stays quick.
MOST_PAIRS_OF_A_BLOCK = 4_000_000
ROWS_AT_ONCE = 1_000


def with_equal(left: pd.DataFrame, right: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Places (left, right) of rows equal and filled in all `columns`; groups of too many pairs are left out."""
    sides = [side.loc[(side[columns] != "").all(axis=1), columns] for side in (left, right)]
    sizes = sides[0].value_counts().mul(sides[1].value_counts()).dropna()
    usual = sizes.index[sizes <= MOST_PAIRS_OF_A_NUMBER].to_frame(index=False)
    found = [side.reset_index(names="place").merge(usual, on=columns) for side in sides]
    pairs = found[0].merge(found[1], on=columns, suffixes=("_left", "_right"))
    return _as_pairs(pairs["place_left"].to_numpy(), pairs["place_right"].to_numpy())


def with_similar_names(left: pd.DataFrame, right: pd.DataFrame, block: str) -> pd.DataFrame:
    """Places (left, right) of rows of one block whose names are at least doubtful; '' makes no block."""
    found = [
        _similar(*part)
        for one, other in _blocks(left, right, block)
        for part in ([(one, other)] if len(one) * len(other) <= MOST_PAIRS_OF_A_BLOCK else _blocks(one, other, "first"))
    ]
    return pd.concat([_as_pairs(np.empty(0, int), np.empty(0, int)), *found], ignore_index=True)


def _blocks(left: pd.DataFrame, right: pd.DataFrame, column: str) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    rows_left, rows_right = (side.groupby(column, sort=True).indices for side in (left, right))
    for value, rows in rows_left.items():
        if value != "" and value in rows_right:
            yield left.iloc[rows], right.iloc[rows_right[value]]


def _similar(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Compares all with all; an empty name is similar to every other."""
    choices = right["key"].tolist()
    bare = np.flatnonzero(right["key"] == "")
    found = []
    for start in range(0, len(left), ROWS_AT_ONCE):
        part = left.iloc[start : start + ROWS_AT_ONCE]
        scores = process.cdist(
            part["key"].tolist(), choices, scorer=fuzz.token_set_ratio, score_cutoff=DOUBTFUL, dtype=np.uint8
        )
        scores[:, bare] = DOUBTFUL
        scores[np.flatnonzero(part["key"] == "")] = DOUBTFUL
        rows, columns = np.nonzero(scores)
        found.append(_as_pairs(part.index.to_numpy()[rows], right.index.to_numpy()[columns]))
    return pd.concat(found, ignore_index=True)


def _as_pairs(left: Places, right: Places) -> pd.DataFrame:
    return pd.DataFrame({"left": left, "right": right}, dtype="int64")
