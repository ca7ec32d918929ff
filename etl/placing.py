"""Areas of rows: what their columns say about a place becomes one code, or a fault that names what contradicts."""

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

import pandas as pd

from etl.checks import Checks
from etl.cleaning.area_names import AreaNames
from etl.cleaning.places import Found
from etl.cleaning.remedies import MOST_CANDIDATES, unresolved_place
from etl.cleaning.text import is_missing, squeeze
from etl.faults import Fault
from etl.layout.number_cells import numbers_in
from etl.prepared import Context
from geo.names import fold

# Written where a gmina is asked for: the event had no place.
ELSEWHERE = frozenset({"online", "on line", "zdalnie", "zdalne", "zdalny", "internet"})
WHOLE_REGION = frozenset(
    {
        "region",
        "caly region",
        "wojewodztwo",
        "cale wojewodztwo",
        "regionalne",
        "ponadregionalne",
        "wszystkie subregiony",
    }
)
WRONG_CODE = Fault(
    "the TERYT code of a gmina, powiat or voivodeship", "Correct the code, or clear it and name the gmina."
)


class Answer(NamedTuple):
    """The area of a row, '' where none is named; or the fault and its column."""

    code: str = ""
    column: str = ""
    fault: Fault | None = None


class Written(NamedTuple):
    """What a row says about its place; `numeric` tells that the code was typed as a number."""

    teryt: str
    numeric: bool
    gmina: str
    subregion: str


def located(checks: Checks, context: Context) -> pd.Series:
    """Codes by columns teryt, gmina and, where there is one, subregion; '' where a row names no place.

    The code speaks first, then the gmina, then the subregion; a subregion also tells gminy of one name apart. Rows
    whose columns contradict each other are faults.
    """
    frame, names = checks.frame, context.area_names
    subregions = frame.get("subregion", [""] * len(frame))
    rows = zip(frame["teryt"], _typed(checks, "teryt"), frame["gmina"], subregions, strict=True)
    return _answered(checks, (Written(*row) for row in rows), lambda written: _place(written, names, context.home))


def area_codes(checks: Checks, column: str, context: Context) -> pd.Series:
    """Codes of a column that names areas of any level by code or name; an empty cell is the region of the office."""
    names = context.area_names

    def answer(written: tuple[str, bool]) -> Answer:
        text, numeric = written
        if is_missing(text) or fold(text) in WHOLE_REGION:
            return Answer(context.home)
        found = names.find(text, numeric=numeric)
        return Answer(found.code) if found.code else Answer("", column, _unclear(found, names))

    return _answered(checks, zip(checks.frame[column], _typed(checks, column), strict=True), answer)


Key = Hashable


def _answered(checks: Checks, rows: Iterable[Key], answer: Callable[..., Answer]) -> pd.Series:
    """Each distinct row is answered once."""
    keys = list(rows)
    answers = {key: answer(key) for key in dict.fromkeys(keys)}
    for row, key in zip(checks.frame.index, keys, strict=True):
        found = answers[key]
        if found.fault is not None:
            checks.faults.append(found.fault.at(row, found.column, checks.frame.loc[row, found.column]))
    return pd.Series([answers[key].code for key in keys], index=checks.frame.index, dtype=object)


def _typed(checks: Checks, column: str) -> Iterable[bool]:
    typed = numbers_in(checks.frame, column)
    return [False] * len(checks.frame) if typed is None else typed.tolist()


def _place(written: Written, names: AreaNames, home: str) -> Answer:
    teryt, gmina, subregion = (_named(text) for text in (written.teryt, written.gmina, written.subregion))
    meant = Found(home, "name", ()) if fold(subregion) in WHOLE_REGION else names.subregion(subregion)
    if subregion and not meant.code and not meant.candidates:
        allowed = ", ".join(names.subregions.values())
        return Answer("", "subregion", Fault("one of: {allowed}", "Use one of these words.", {"allowed": allowed}))
    here = _by_code(teryt, gmina, names, numeric=written.numeric) if teryt else _by_name(gmina, meant, names)
    return _in_subregion(here, meant, names) if subregion and here.fault is None else here


def _by_code(teryt: str, gmina: str, names: AreaNames, *, numeric: bool) -> Answer:
    found = names.find(teryt, numeric=numeric)
    if not found.code or found.how not in ("code", "restored code"):
        return Answer("", "teryt", WRONG_CODE)
    named = names.places.find(gmina).candidates if gmina else ()
    inside = [code for code in named if names.contains(found.code, code)]
    if gmina and not inside:
        right = names.label(found.code)
        fault = Fault(
            "a gmina that fits the code: {right}", "Correct the name of the gmina or its code.", {"right": right}
        )
        return Answer("", "gmina", fault)
    return Answer(inside[0] if len(inside) == 1 else found.code)


def _by_name(gmina: str, subregion: Found, names: AreaNames) -> Answer:
    if not gmina:
        return Answer()
    found = names.places.find(gmina)
    inside = [code for code in found.candidates if names.subregion_of(code) in subregion.candidates]
    if not found.code and len(found.candidates) > 1 and len(inside) == 1:
        return Answer(inside[0])
    return Answer(found.code) if found.code else Answer("", "gmina", unresolved_place(found, names.places))


def _in_subregion(here: Answer, subregion: Found, names: AreaNames) -> Answer:
    """What both say together; the gmina tells apart subregions of one name."""
    if not subregion.candidates:  # the whole region
        return here if here.code else Answer(subregion.code)
    if not here.code:
        if subregion.code:
            return Answer(subregion.code)
        return Answer("", "subregion", _unclear(subregion, names))
    inside = [code for code in subregion.candidates if names.contains(here.code, code)]
    if names.subregion_of(here.code) in subregion.candidates:
        return here
    if len(inside) == 1:
        return Answer(inside[0])
    fault = Fault(
        "the subregion of {place}: {right}",
        "Correct the subregion, or the gmina and its code.",
        {"place": names.label(here.code), "right": names.label(names.subregion_of(here.code)) or "–"},
    )
    return Answer("", "subregion", fault)


def _unclear(found: Found, names: AreaNames) -> Fault:
    if not found.candidates:
        return Fault(
            "a region, subregion, powiat or gmina: its name or its code",
            "Correct the name or give the code of the area.",
        )
    candidates = "; ".join(names.label(code) for code in found.candidates[:MOST_CANDIDATES])
    return Fault("one area, this may be: {candidates}", "Give the code of the area.", {"candidates": candidates})


def _named(text: str) -> str:
    """The text of a cell that names a place, '' for '-', 'b.d.' and 'online'."""
    return "" if is_missing(text) or fold(text) in ELSEWHERE else squeeze(text)
