"""Where an entity has its seat: the gmina by its TERYT code or by name and powiat; never a guess."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from data.errors import UserError
from etl.checks import Checks
from etl.cleaning.places import Found, Gazetteer
from etl.cleaning.remedies import MOST_CANDIDATES, unresolved_place
from etl.faults import Fault
from etl.layout.distinct import distinct, taken
from etl.layout.number_cells import numbers_in
from etl.registry.numbers import without_marker, zeros_restored

COLUMNS = ("teryt", "gmina", "powiat")
NO_SEAT = Fault("a gmina, or its TERYT code in column 'teryt'", "Fill in one of the two cells.")
Find = Callable[[str, str], Found]


class Seat(NamedTuple):
    """The code of a gmina, or the fault and the column it is in; `restored` where a leading zero was put back."""

    code: str = ""
    column: str = ""
    fault: Fault | None = None
    restored: bool = False


def seats(checks: Checks, places: Gazetteer, notes: list[UserError]) -> pd.Series:
    """Six-digit codes of the gminy, '' where refused; every combination of cells is looked up once."""
    frame = checks.frame
    typed = numbers_in(frame, "teryt")
    texts, place_of_row = _combinations(frame, typed)
    find: Find = lru_cache(maxsize=None)(lambda gmina, powiat: places.find(gmina, powiat))
    found = [
        seat(*(without_marker(cell) for cell in (teryt, gmina, powiat)), places=places, find=find, is_typed=is_typed)
        for teryt, gmina, powiat, is_typed in texts
    ]
    is_refused = np.array([one.fault is not None for one in found], dtype=bool)
    for place in np.flatnonzero(is_refused[place_of_row]).tolist():
        one, row = found[place_of_row[place]], frame.index[place]
        assert one.fault is not None
        checks.faults.append(one.fault.at(row, one.column, frame[one.column].iloc[place]))
    restored = np.array([one.restored for one in found], dtype=bool)[place_of_row]
    if restored.any():
        notes.append(zeros_restored("teryt", pd.Series(restored, index=frame.index)))
    codes: list[object] = [one.code for one in found]
    return taken(codes, place_of_row, frame.index)


def _combinations(
    frame: pd.DataFrame, typed: pd.Series | None
) -> tuple[list[tuple[str, str, str, bool]], np.ndarray[tuple[int], np.dtype[np.intp]]]:
    """Each teryt, gmina, powiat and 'typed as a number' that occurs together, and the place of each row among them."""
    columns = [distinct(frame[column]) for column in COLUMNS]
    key = np.zeros(len(frame), dtype=np.int64)
    for texts, codes in columns:
        key = key * max(len(texts), 1) + codes
    key = key * 2 + (0 if typed is None else typed.to_numpy(dtype=np.int64))
    _, first, place_of_row = np.unique(key, return_index=True, return_inverse=True)
    rows = [[texts[code] for code in codes[first].tolist()] for texts, codes in columns]
    return list(zip(*rows, (key[first] % 2 == 1).tolist(), strict=True)), place_of_row


def seat(teryt: str, gmina: str, powiat: str, *, places: Gazetteer, find: Find, is_typed: bool = False) -> Seat:
    """The seat that the cells of one row name; `is_typed` tells that the code was typed as a number."""
    named = find(gmina, powiat) if gmina else None
    if not teryt:
        if named is None:
            return Seat(column="gmina", fault=NO_SEAT)
        return Seat(named.code) if named.code else Seat(column="gmina", fault=unresolved_place(named, places))
    coded = places.find(teryt, numeric=is_typed)
    meant = set(coded.candidates)
    if named is not None and len(meant) > 1:
        meant &= set(named.candidates)  # a code with or without its zero: the name tells which
    if len(meant) != 1:
        return Seat(column="teryt", fault=unresolved_place(coded, places))
    (code,) = meant
    if named is not None and code not in named.candidates:
        return _disagreeing(code, gmina, named, places, find)
    return Seat(code, restored=coded.how == "restored code")


def _disagreeing(code: str, gmina: str, named: Found, places: Gazetteer, find: Find) -> Seat:
    by_code = places.label(code)
    if code in find(gmina, "").candidates:
        expected = Fault("the powiat of {gmina}, as in 'teryt'", "Correct one of the two columns.", {"gmina": by_code})
        return Seat(column="powiat", fault=expected)
    by_name = "; ".join(places.label(one) for one in named.candidates[:MOST_CANDIDATES])
    if not by_name:
        expected = Fault("{gmina}, as in 'teryt'", "Correct one of the two columns.", {"gmina": by_code})
        return Seat(column="gmina", fault=expected)
    fault = Fault(
        "one gmina in both columns: teryt says {by_code}, gmina says {by_name}",
        "Correct one of the two columns.",
        {"by_code": by_code, "by_name": by_name},
    )
    return Seat(column="gmina", fault=fault)
