"""Lays attendance out: a list for each event, an institution once for each load, a narrow row for each attendance."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlalchemy import Connection, Table, func, select

from data.store.attendance_rows import AttendanceRows, Narrower
from data.store.attendance_tables import attendance, attendance_list, institution
from data.store.bulk import continue_numbers, insert_columns, plain_numbers
from data.store.versions import Span

Codes = npt.NDArray[np.int64]


class AttendanceWriter:
    """Takes the rows of one load piece by piece; `finish` writes the lists.

    Only one writer is let into the database at a time, so numbers may go on from the largest.
    """

    def __init__(self, connection: Connection, load_id: int, span: Span) -> None:
        self.connection, self.load_id, self.span = connection, load_id, span
        self._first_list = _next_id(connection, attendance_list)
        self._first_institution = self._next_institution = _next_id(connection, institution)
        self._narrower = Narrower()
        self._events: list[str] = []
        self._roles: list[str] = []
        self._first_row: Codes = np.zeros(0, dtype=np.int64)
        self._attendances: Codes = np.zeros(0, dtype=np.int64)

    def add(self, piece: pd.DataFrame | AttendanceRows) -> None:
        """Writes rows; institutions not seen before too."""
        if not len(piece):
            return
        rows = self._narrower.narrow(piece) if isinstance(piece, pd.DataFrame) else piece
        self._learn(rows)
        order = np.argsort(rows.event, kind="stable")  # the rows of a list lie together on disk
        roles = np.array(self._roles, dtype=object)
        insert_columns(
            self.connection,
            attendance,
            {
                "list_id": (self._first_list + rows.event[order]).tolist(),
                "row_no": rows.row_no[order].tolist(),
                "institution_id": (self._first_institution + rows.institution[order]).tolist(),
                "role": roles[rows.role[order]].tolist(),
                "hours": plain_numbers(rows.hours[order]),
            },
        )

    def _learn(self, rows: AttendanceRows) -> None:
        self._events += rows.new_events
        self._roles += rows.new_roles
        new = len(rows.new_events)
        self._first_row = np.append(self._first_row, np.full(new, np.iinfo(np.int64).max))
        np.minimum.at(self._first_row, rows.event, rows.row_no)
        self._attendances = np.append(self._attendances, np.zeros(new, dtype=np.int64))
        self._attendances += np.bincount(rows.event, minlength=len(self._attendances))
        if rows.new_institutions:
            until = self._next_institution + len(rows.new_institutions)
            names = ("name", "kind", "nip", "area_code")
            columns: dict[str, Sequence[object]] = {"id": range(self._next_institution, until)}
            columns |= zip(names, zip(*rows.new_institutions, strict=True), strict=True)
            insert_columns(self.connection, institution, columns, load_id=self.load_id)
            self._next_institution = until

    def finish(self) -> None:
        """Writes the lists with the number of their rows."""
        count = len(self._events)
        if not count:
            return
        insert_columns(
            self.connection,
            attendance_list,
            {
                "id": range(self._first_list, self._first_list + count),
                "event_key": self._events,
                "attendances": self._attendances.tolist(),
                "row_no": self._first_row.tolist(),
            },
            load_id=self.load_id,
            known_from=self.span.known_from and self.span.known_from.isoformat(),
        )
        continue_numbers(self.connection, attendance_list)


def _next_id(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1
