"""Many rows at once: every value comes back from the table as it was, whatever its signs mean to the database."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from sqlalchemy import Connection, Engine, func, select

from data.store.attendance_tables import attendance
from data.store.bulk import insert_columns
from data.store.comment_tables import figure_comment
from data.store.engine import migrate, open_engine
from data.store.tables import load

SIGNS = ["\\", "\\N", "\\.", "\t", "\n", "\r", "\r\n", '"', "'", ",", ";", "", " ", "Ł", "😀", "NULL", "\ufeff"]
TEXTS = st.lists(st.sampled_from(SIGNS) | st.text(st.characters(exclude_characters="\0", codec="utf-8")), max_size=5)
HOURS = st.none() | st.floats(allow_nan=False)


@pytest.fixture
def connection(database_url: str):
    """An empty database in a transaction that ends with nothing kept."""
    engine: Engine = open_engine(database_url)
    migrate(engine)
    with engine.connect() as connection:
        yield connection
        connection.rollback()
    engine.dispose()


def test_texts_come_back(connection: Connection):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(TEXTS.map("".join), TEXTS.map("".join)), min_size=1, max_size=20), TEXTS.map("".join))
    def comes_back(rows: Sequence[tuple[str, str]], author: str):
        count = connection.scalar(select(func.count()).select_from(figure_comment)) or 0
        texts, figures = zip(*rows, strict=True)
        ids = range(count + 1, count + 1 + len(rows))
        columns = {"id": ids, "region": ["24"] * len(rows), "address": figures, "figure": figures, "text": texts}
        columns |= {"value_seen": [""] * len(rows), "stan_na": [None, *[date(2025, 2, 3)] * (len(rows) - 1)]}
        written = datetime(2025, 2, 3, 4, 5, 6, 7, tzinfo=UTC).replace(tzinfo=None)
        insert_columns(connection, figure_comment, columns, written_by=author, written_at=written)
        c = figure_comment.c
        found = connection.execute(select(c.text, c.figure, c.written_by, c.stan_na).where(c.id > count).order_by(c.id))
        days = [None, *[date(2025, 2, 3)] * (len(rows) - 1)]
        assert [tuple(row) for row in found] == [(*row, author, day) for row, day in zip(rows, days, strict=True)]

    comes_back()


@pytest.mark.parametrize("others", [[], [None], ["a"]])
def test_a_text_that_copy_takes_for_a_missing_value_stays_a_text(connection: Connection, others: list[str | None]):
    texts = ["\\N", *others]
    same = {"source_id": "x", "file_name": "\\N", "file_digest": "d", "stan_na": "2025-01-01", "loaded_by": "\\N"}
    counts = dict.fromkeys(("rows_read", "rows_accepted", "rows_rejected", "rows_blank"), 1)
    columns = {"id": range(1, len(texts) + 1), "sheet": texts}
    insert_columns(connection, load, columns, **same, **counts, loaded_at=datetime(2025, 1, 1))  # noqa: DTZ001
    assert list(connection.scalars(select(load.c.sheet).order_by(load.c.id))) == texts


def test_numbers_come_back_to_the_last_digit(connection: Connection):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(HOURS, min_size=1, max_size=20), st.integers(0, 2**62))
    def comes_back(hours: Sequence[float | None], first: int):
        connection.execute(attendance.delete())
        columns = {"list_id": range(first, first + len(hours)), "row_no": [7] * len(hours), "hours": hours}
        insert_columns(connection, attendance, columns, institution_id=2**40, role="uczestnik")
        found = connection.execute(select(attendance.c.list_id, attendance.c.hours).order_by(attendance.c.list_id))
        assert [tuple(row) for row in found] == list(enumerate(hours, start=first))

    comes_back()
