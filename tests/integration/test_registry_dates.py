"""What the dates of a registry say of a span of time, on both databases."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine

from data.queries.registry_dates import COUNTS, dated_changes
from data.store.engine import migrate, open_engine
from tests.integration.registry_facts import SOURCE, entity, put_snapshot

SINCE, UNTIL = date(2023, 12, 31), date(2024, 12, 31)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An empty database."""
    engine = open_engine(database_url)
    migrate(engine)
    yield engine
    engine.dispose()


def counted(engine: Engine) -> dict[str, int]:
    with engine.connect() as db:
        found = dated_changes(db, source_id=SOURCE, since=SINCE, until=UNTIL)
    return {name: int(found[name].sum()) for name in COUNTS}


def test_without_a_registry_nothing_is_told(engine):
    with engine.connect() as db:
        assert dated_changes(db, source_id=SOURCE, since=SINCE, until=UNTIL).empty


def test_the_first_day_belongs_to_the_time_before_and_the_last_to_the_span(engine):
    rows = [
        entity("before", started_on=SINCE),
        entity("last", started_on=UNTIL),
        entity("closed", closed_on=UNTIL),
    ]
    put_snapshot(engine, UNTIL, *rows)
    assert counted(engine) == {"begun": 1, "closed": 1, "ps_gained": 0, "ps_lapsed": 0}


STATUSES = {
    "240101": ({"ps_from": date(2024, 3, 1)}, (1, 0)),
    "240102": ({"ps_from": date(2022, 3, 1), "ps_to": date(2024, 3, 1)}, (0, 1)),
    "240103": ({"ps_from": date(2022, 3, 1), "ps_to": UNTIL}, (0, 0)),
    "240104": ({"ps_from": date(2022, 3, 1), "ps_to": SINCE}, (0, 1)),
    "240105": ({"ps_from": date(2022, 3, 1), "closed_on": date(2024, 5, 1)}, (0, 1)),
    "240106": ({"ps_from": date(2022, 3, 1), "ps_to": date(2024, 7, 1), "closed_on": date(2023, 5, 1)}, (0, 0)),
    "240107": ({"ps_to": date(2024, 3, 1)}, (0, 0)),
}


def test_a_status_ends_after_its_last_day_or_with_its_entity(engine):
    put_snapshot(engine, UNTIL, *(entity(code, area_code=code, **dates) for code, (dates, _) in STATUSES.items()))
    with engine.connect() as db:
        found = dated_changes(db, source_id=SOURCE, since=SINCE, until=UNTIL)
    counted_by_area = {row.area_code: (row.ps_gained, row.ps_lapsed) for row in found.itertuples()}
    assert {code: counted_by_area.get(code, (0, 0)) for code in STATUSES} == {
        code: counts for code, (_, counts) in STATUSES.items()
    }


def test_a_closing_that_the_last_file_forgot_is_told_by_the_files_between(engine):
    put_snapshot(engine, date(2023, 12, 31), entity("a"), entity("b"))
    put_snapshot(engine, date(2024, 6, 30), entity("a", closed_on=date(2024, 5, 1)), entity("b"))
    put_snapshot(engine, UNTIL, entity("b"))
    assert counted(engine)["closed"] == 1
