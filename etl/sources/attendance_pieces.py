"""Lists of people in pieces: what `attendance` says of a frame, said of distinct cells only, over the whole file."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import pandas as pd
import polars as pl

from data.errors import UserError
from data.store.attendance_rows import INSTITUTION, AttendanceRows, Counter, Numbers
from etl.checks import Checks
from etl.faults import Fault
from etl.layout.growing import AskedOnce, Found, Mask, Places
from etl.prepared import Context
from etl.sources.attendance import OTHER_ROLE, other_roles, questions, unknown_events
from etl.sources.office import MARK_COLUMN, is_mark

EVENT, ROLE, HOURS = "event_key", "role", "hours"
NOT_COUNTED = -1
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class ListPiece:
    """The sound rows of a piece, which are `kept` of all its rows, and the faults of the others."""

    rows: AttendanceRows
    kept: Mask
    faults: list[Fault]
    notes: list[UserError]
    is_demo: bool


class ListReader:
    """Reads the pieces of one file in their order; cells that came before are not looked at again."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._events = _Counted[str](context, (EVENT,), lambda new: new[EVENT])
        self._institutions = _Counted[tuple[str, ...]](
            context, INSTITUTION, lambda new: list(zip(*(new[name] for name in INSTITUTION), strict=True))
        )
        self._roles = _Counted[str](context, (ROLE, HOURS), lambda new: new[ROLE], MARK_COLUMN)
        self._hours = np.zeros(0, dtype=np.float64)
        self._is_mark: Mask = np.zeros(0, dtype=bool)
        self._is_unknown: Mask = np.zeros(0, dtype=bool)

    def read(self, cells: pl.DataFrame, row_numbers: Places) -> ListPiece:
        """`cells` are the columns of the card but those of people; `row_numbers` are those of the file."""
        parts: tuple[_Counted[Any], ...] = (self._events, self._institutions, self._roles)
        before = [len(part.counter.keys) for part in parts]
        event, institution, role = (part.found(cells) for part in parts)
        self._hours = np.append(self._hours, np.array(role.new.get(HOURS, ()), dtype=np.float64))
        self._is_mark = np.append(self._is_mark, np.array(role.new.get(MARK_COLUMN, ()), dtype=bool))
        kept = ~(event.is_faulty | institution.is_faulty | role.is_faulty)
        faults = [
            fault
            for part, found in zip(parts, (event, institution, role), strict=True)
            for fault in part.asked.faults(found, row_numbers)
        ]
        rows = AttendanceRows(
            row_no=row_numbers[kept],
            event=self._events.numbers(event.places[kept]),
            institution=self._institutions.numbers(institution.places[kept]),
            role=self._roles.numbers(role.places[kept]),
            hours=self._hours[role.places[kept]],
            new_events=self._events.counter.keys[before[0] :],
            new_institutions=self._institutions.counter.keys[before[1] :],
            new_roles=self._roles.counter.keys[before[2] :],
        )
        is_demo = bool(self._is_mark[role.places].any())
        return ListPiece(rows, kept, faults, self._notes(rows), is_demo)

    def _notes(self, rows: AttendanceRows) -> list[UserError]:
        known = self._context.known_events
        keys, roles = self._events.counter.keys, self._roles.counter.keys
        new = [known is not None and key not in known for key in keys[len(self._is_unknown) :]]
        self._is_unknown = np.append(self._is_unknown, np.array(new, dtype=bool))
        met = pd.unique(rows.event[self._is_unknown[rows.event]])
        others = int((rows.role == roles.index(OTHER_ROLE)).sum()) if OTHER_ROLE in roles else 0
        return [*unknown_events([keys[number] for number in met], self._context), *other_roles(others)]


class _Counted(Generic[Key]):
    """Answers about some columns, counted on in the order in which sound rows bring them."""

    def __init__(
        self,
        context: Context,
        names: Sequence[str],
        keys: Callable[[Mapping[str, Sequence[Any]]], Sequence[Key]],
        mark: str = "",
    ) -> None:
        asked = {name: question for name, question in questions(context).items() if name in names}
        columns = dict.fromkeys(column for columns, _ in asked.values() for column in columns)

        def question(checks: Checks) -> Mapping[str, pd.Series]:
            answers = {name: ask(checks) for name, (_, ask) in asked.items()}
            return answers | ({mark: checks.frame[mark].map(is_mark)} if mark else {})

        self.asked = AskedOnce([*columns, mark] if mark else list(columns), question)
        self.counter = Counter[Key]()
        self._keys_of = keys
        self._keys: list[Key] = []
        self._number_by_place: Numbers = np.zeros(0, dtype=np.int64)

    def found(self, cells: pl.DataFrame) -> Found:
        """What the cells of a piece say."""
        found = self.asked.of(cells)
        if found.new:
            self._keys += self._keys_of(found.new)
        missing = len(self._keys) - len(self._number_by_place)
        self._number_by_place = np.append(self._number_by_place, np.full(missing, NOT_COUNTED, dtype=np.int64))
        return found

    def numbers(self, places: Places) -> Numbers:
        """Numbers of the answers at some places; those that no row brought before are counted now."""
        new = pd.unique(places[self._number_by_place[places] == NOT_COUNTED])
        self._number_by_place[new] = [self.counter.number(self._keys[place]) for place in new.tolist()]
        found: Numbers = self._number_by_place[places]
        return found
