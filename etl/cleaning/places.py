"""From what offices write about a place to the six-digit code of its gmina; several candidates stay several."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from data.areas import Area
from data.catalog.word_cards import PlaceAlias
from etl.cleaning.place_names import abbreviated, read_place, without_postcode
from geo import teryt
from geo.names import Place, PlaceIndex, fold

How = Literal["", "code", "restored code", "name", "abbreviation"]
DIGITS = re.compile(r"\d{5,7}(?:\.0)?", re.ASCII)
LONGEST_PLACE = 200
MIXED = "miejsko-wiejska"
POWIAT_WORDS = re.compile(r"^(?:powiat|pow|miasto|m) ")


class Found(NamedTuple):
    """`code` of the one gmina that was meant, '' if none or several; these are the `candidates`."""

    code: str = ""
    how: How = ""
    candidates: tuple[str, ...] = ()


class Resolved(NamedTuple):
    """Aligned with the column: codes ('' where empty or unresolved), how each was found, mask of unresolved cells."""

    codes: pd.Series
    how: pd.Series
    wrong: pd.Series


class Gazetteer:
    """Gminy of the loaded areas by code, name, name with powiat, abbreviation and alias.

    Aliases of areas that are not loaded are left out.
    """

    def __init__(self, areas: Iterable[Area], aliases: Iterable[PlaceAlias] = ()) -> None:
        by_code = {area.code: area for area in areas}
        self.gminy = {code: area for code, area in by_code.items() if area.level == "gmina"}
        self._scopes: defaultdict[str, set[str]] = defaultdict(set)
        self._inside: dict[frozenset[frozenset[str]], frozenset[str]] = {}
        for area in by_code.values():
            if area.level in ("powiat", "region"):
                self._scopes[fold(area.bare_name)].add(area.code)
        self.powiat_name = {code: area.bare_name for code, area in by_code.items() if area.level == "powiat"}
        known = {alias.name: alias.code for alias in aliases if alias.code in self.gminy}
        self._index = PlaceIndex(
            (Place(a.code, a.name, a.kind, self.powiat_name.get(a.parent, "")) for a in self.gminy.values()), known
        )

    def find(self, text: str, powiat: str = "", *, numeric: bool = False) -> Found:
        """'2464011', 'Czarna (pow. bieszczadzki)', 'm. Dębica', 'Ruda Śl.', '42-450 Łazy' -> the gmina.

        `powiat` is a name or code that narrows the search; an unknown one finds nothing. `numeric` tells that the
        cell was typed as a number, so that a leading zero may be missing.
        """
        if len(text) > LONGEST_PLACE:
            return Found()
        if DIGITS.fullmatch(text.strip()):
            return self._by_code(text.strip().removesuffix(".0"), numeric=numeric)
        written = read_place(without_postcode(text))
        within = self._within(frozenset(self._scope(hint) for hint in (powiat, *written.hints) if hint.strip()))
        named = set(within).intersection(self._index.find(written.name))
        if named:
            return _found(self._of_kind(named, written.kind), "name", named)
        longer = {code for code in within if abbreviated(written.name, self.gminy[code].name)}
        return _found(longer, "abbreviation", longer)

    def _within(self, scopes: frozenset[frozenset[str]]) -> frozenset[str]:
        """Gminy inside all of the scopes."""
        if scopes not in self._inside:
            inside = (code for code in self.gminy if all(_is_inside(code, scope) for scope in scopes))
            self._inside[scopes] = frozenset(inside)
        return self._inside[scopes]

    def _of_kind(self, codes: set[str], kind: str) -> set[str]:
        """Those of the kind that was written; kinds change with time, so a mixed gmina may be called either."""
        exact = {code for code in codes if self.gminy[code].kind == kind}
        return exact or {code for code in codes if not kind or MIXED in (kind, self.gminy[code].kind)}

    def _by_code(self, digits: str, *, numeric: bool) -> Found:
        readings: dict[str, How] = {}
        if numeric:
            for code in _codes_read(lambda: teryt.restore_leading_zero(digits, teryt.Level.GMINA)):
                readings[code] = "restored code"
        for code in _codes_read(lambda: teryt.normalise(digits)):
            readings[code] = "code"
        known = {code for code in readings if code in self.gminy}
        return _found(known, readings[min(known)] if len(known) == 1 else "", known)

    def _scope(self, hint: str) -> frozenset[str]:
        """Codes of powiaty and voivodeships that a hint may mean: 'pow. krośnieński', '1807', 'śląskie'."""
        if hint.strip().isdigit():
            return frozenset(_codes_read(lambda: teryt.normalise(hint)))
        return frozenset(self._scopes.get(POWIAT_WORDS.sub("", fold(hint).removeprefix("woj ")), ()))

    def resolve(self, cells: pd.Series, powiaty: pd.Series | None = None, numeric: pd.Series | None = None) -> Resolved:
        """A whole column; each distinct text is looked up once. `powiaty` and `numeric` are aligned with it."""
        keys = pd.DataFrame({"text": cells, "powiat": "" if powiaty is None else powiaty, "numeric": False})
        if numeric is not None:
            keys["numeric"] = numeric
        place_of_row, distinct = pd.factorize(pd.MultiIndex.from_frame(keys))
        found = [
            self.find(text, powiat, numeric=bool(typed)) if text.strip() else Found()
            for text, powiat, typed in distinct
        ]
        codes = np.array([answer.code for answer in found], dtype=object)[place_of_row]
        how = np.array([answer.how for answer in found], dtype=object)[place_of_row]
        values = pd.Series(codes, index=cells.index, dtype=str)
        wrong = (values == "") & (cells.str.strip() != "")
        return Resolved(values, pd.Series(how, index=cells.index, dtype=str), wrong)

    def label(self, code: str) -> str:
        """'Czarna (wiejska, powiat bieszczadzki, 180103)', for messages."""
        gmina = self.gminy[code]
        return f"{gmina.name} ({gmina.kind}, powiat {self.powiat_name.get(gmina.parent, gmina.parent)}, {code})"


def _is_inside(code: str, scope: frozenset[str]) -> bool:
    return any(code.startswith(outer) for outer in scope)


def _found(meant: set[str], how: How, named: set[str]) -> Found:
    if len(meant) == 1:
        return Found(min(meant), how, tuple(meant))
    return Found(candidates=tuple(sorted(meant or named)))


def _codes_read(read: Callable[[], str]) -> Iterator[str]:
    """The code a reading gives, nothing if it is impossible."""
    try:
        yield read()
    except ValueError:
        return
