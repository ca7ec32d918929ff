"""Lays attendance out: a list for each event, an institution once for each load, a narrow row for each attendance."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import Connection, Table, func, select

from data.store.attendance_tables import attendance, attendance_list, institution
from data.store.bulk import continue_numbers, insert_columns, plain_values
from data.store.versions import Span

INSTITUTION = ["institution", "institution_kind", "nip", "area_code"]
Codes = npt.NDArray[np.int64]


class AttendanceWriter:
    """Takes frames with columns row_no, event_key, role, hours and INSTITUTION; `finish` writes the lists.

    Only one writer is let into the database at a time, so numbers may go on from the largest.
    """

    def __init__(self, connection: Connection, load_id: int, span: Span) -> None:
        self.connection, self.load_id, self.span = connection, load_id, span
        self._first_list, self._next_institution = (
            _next_id(connection, attendance_list),
            _next_id(connection, institution),
        )
        self._list_by_event: dict[str, int] = {}
        self._first_row: list[int] = []
        self._attendances: list[int] = []
        self._id_by_institution: dict[tuple[str, ...], int] = {}

    def add(self, frame: pd.DataFrame) -> None:
        """Writes rows; institutions not seen before too."""
        if frame.empty:
            return
        rows = frame["row_no"].to_numpy(dtype=np.int64)
        lists = self._lists(frame["event_key"], rows)
        institutions = self._institutions(frame)
        order = np.argsort(lists, kind="stable")  # the rows of a list lie together on disk
        roles, hours = frame["role"].iloc[order], frame["hours"].iloc[order]
        insert_columns(
            self.connection,
            attendance,
            {
                "list_id": lists[order].tolist(),
                "row_no": rows[order].tolist(),
                "institution_id": institutions[order].tolist(),
                "role": plain_values(roles),
                "hours": plain_values(hours),
            },
        )

    def _lists(self, events: pd.Series, rows: Codes) -> Codes:
        codes, keys = _coded(events)
        used, first, counts = np.unique(codes, return_index=True, return_counts=True)
        id_by_code = np.zeros(len(keys), dtype=np.int64)
        for code, place, count in zip(used.tolist(), first.tolist(), counts.tolist(), strict=True):
            found = self._list_by_event.setdefault(keys[code], len(self._list_by_event))
            if found == len(self._first_row):
                self._first_row.append(int(rows[place]))
                self._attendances.append(0)
            self._attendances[found] += count
            id_by_code[code] = self._first_list + found
        return id_by_code[codes]

    def _institutions(self, frame: pd.DataFrame) -> Codes:
        parts = [_coded(frame[name]) for name in INSTITUTION]
        together = np.zeros(len(frame), dtype=np.int64)
        for codes, texts in parts:
            together = together * max(len(texts), 1) + codes
        place_of_row, distinct = pd.factorize(together)
        first = np.zeros(len(distinct), dtype=np.int64)
        first[place_of_row[::-1]] = np.arange(len(together) - 1, -1, -1)
        columns = [[texts[code] for code in codes[first].tolist()] for codes, texts in parts]
        ids, new = np.zeros(len(first), dtype=np.int64), []
        for place, key in enumerate(zip(*columns, strict=True)):
            known = self._id_by_institution.get(key)
            if known is None:
                known = self._id_by_institution[key] = self._next_institution
                self._next_institution += 1
                new.append((known, *key))
            ids[place] = known
        if new:
            names = ["id", "name", "kind", "nip", "area_code"]
            written = dict(zip(names, zip(*new, strict=True), strict=True))
            insert_columns(self.connection, institution, written | {"load_id": [self.load_id] * len(new)})
        return ids[place_of_row]

    def finish(self) -> None:
        """Writes the lists with the number of their rows."""
        count = len(self._first_row)
        if not count:
            return
        insert_columns(
            self.connection,
            attendance_list,
            {
                "id": list(range(self._first_list, self._first_list + count)),
                "event_key": list(self._list_by_event),
                "attendances": self._attendances,
                "load_id": [self.load_id] * count,
                "row_no": self._first_row,
                "known_from": [self.span.known_from and self.span.known_from.isoformat()] * count,
            },
        )
        continue_numbers(self.connection, attendance_list)


def _next_id(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1


def _coded(column: pd.Series) -> tuple[Codes, list[str]]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy().astype(np.int64), list(column.cat.categories)
    codes, texts = pd.factorize(column.to_numpy(dtype=object))
    return codes.astype(np.int64), list(texts)
