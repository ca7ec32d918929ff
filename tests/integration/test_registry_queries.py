"""Dated states of the registry on both databases: stock on a day, what lapsed, what changed, the life of one entity."""

from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine

from data.queries.entities import snapshot_at, states_before
from data.queries.entity_changes import changes
from data.queries.entity_history import history_of
from data.queries.entity_stock import stock
from data.store.engine import migrate, open_engine
from tests.integration.registry_facts import SOURCE, entity, put_load, put_snapshot, withdraw

FIRST, SECOND = date(2024, 12, 31), date(2025, 12, 31)
Ask = Callable[..., pd.DataFrame]


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    migrate(engine)
    yield engine
    engine.dispose()


def totals(engine: Engine, on: date, **filters: object) -> tuple[int, int, int]:
    """Entities, those with PS, those with the mark."""
    with engine.connect() as db:
        found = stock(db, on=on, source_id=SOURCE, **filters)
    return tuple(int(found[name].sum()) for name in ("entities", "ps", "mark"))


def changed(engine: Engine, since: date, until: date) -> list[tuple[str, str, object]]:
    """Changes without those of single columns: kind of change, key, day."""
    with engine.connect() as db:
        found = changes(db, source_id=SOURCE, since=since, until=until)
    found = found[found["change"] != "changed"]
    return list(found[["change", "entity_key", "day"]].itertuples(index=False, name=None))


def test_entity_counts_from_its_first_day_until_the_day_before_its_end(engine):
    put_snapshot(engine, FIRST, entity("a", started_on=date(2024, 3, 1), closed_on=date(2024, 10, 1)))
    days = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 9, 30), date(2024, 10, 1)]
    assert [totals(engine, day)[0] for day in days] == [0, 1, 1, 0]


def test_unknown_start_counts_always(engine):
    put_snapshot(engine, FIRST, entity("a", started_on=None))
    assert totals(engine, date(1990, 1, 1))[0] == 1


def test_status_that_lapsed_stops_counting(engine):
    put_snapshot(engine, FIRST, entity("a", is_ps=True, ps_from=date(2023, 3, 6), ps_to=date(2025, 3, 5)))
    days = [date(2023, 3, 5), date(2023, 3, 6), FIRST, date(2025, 3, 5), date(2025, 3, 6)]
    assert [totals(engine, day)[1] for day in days] == [0, 1, 1, 1, 0]
    assert totals(engine, date(2025, 3, 6))[0] == 1


def test_status_ends_with_the_entity(engine):
    put_snapshot(engine, FIRST, entity("a", is_ps=True, ps_from=date(2023, 3, 6), closed_on=date(2024, 6, 1)))
    assert [totals(engine, day)[1] for day in (date(2024, 5, 31), date(2024, 6, 1))] == [1, 0]


def test_lapsed_status_still_counts_for_the_days_it_was_valid(engine):
    put_snapshot(engine, FIRST, entity("a", is_ps=False, ps_from=date(2023, 1, 1), ps_to=date(2023, 12, 31)))
    assert [totals(engine, day)[1] for day in (date(2023, 6, 30), FIRST)] == [1, 0]


def test_status_without_its_first_day_is_known_from_the_date_of_the_file(engine):
    put_snapshot(engine, FIRST, entity("a", is_ps=True), entity("b", is_ps=False), entity("c", is_ps=None))
    assert [totals(engine, day)[1] for day in (date(2024, 12, 30), FIRST, SECOND)] == [0, 1, 1]


def test_mark_lapses_too(engine):
    put_snapshot(engine, FIRST, entity("a", mark_from=date(2024, 1, 1), mark_to=date(2025, 12, 31)))
    assert [totals(engine, day)[2] for day in (date(2023, 12, 31), FIRST, SECOND, date(2026, 1, 1))] == [0, 1, 1, 0]


def test_stock_is_told_by_the_snapshot_known_on_that_day(engine):
    put_snapshot(engine, FIRST, entity("a"), entity("b", kind="cis"))
    second = put_snapshot(engine, SECOND, entity("a"))
    assert [totals(engine, day)[0] for day in (date(2025, 12, 30), SECOND)] == [2, 1]
    withdraw(engine, second)
    assert totals(engine, SECOND)[0] == 2


def test_stock_by_gmina_and_kind(engine):
    rows = [entity("a"), entity("b"), entity("c", kind="cis"), entity("d", area_code="246401", is_ps=True)]
    put_snapshot(engine, FIRST, *rows)
    with engine.connect() as db:
        found = stock(db, on=FIRST)
    assert list(found.itertuples(index=False, name=None)) == [
        ("241605", "cis", 1, 0, 0),
        ("241605", "fundacja", 2, 0, 0),
        ("246401", "fundacja", 1, 1, 0),
    ]
    assert totals(engine, FIRST, within=["2464", "2404"]) == (1, 1, 0)
    assert totals(engine, FIRST, within=["24"], kinds=["cis"]) == (1, 0, 0)
    assert totals(engine, FIRST, within=[]) == (0, 0, 0)
    with engine.connect() as db:
        assert stock(db, on=FIRST, source_id="entities_sample").empty


def test_states_before_are_those_of_the_last_snapshot_of_an_earlier_day(engine):
    def keys(day: date) -> list[str]:
        with engine.connect() as db:
            return sorted(states_before(db, SOURCE, day)["entity_key"])

    assert keys(FIRST) == []
    put_snapshot(engine, FIRST, entity("a"))
    put_snapshot(engine, SECOND, entity("b", place="Łazy"))
    assert [keys(day) for day in (date(2024, 1, 1), FIRST, SECOND, date(2026, 1, 1))] == [["a"], ["a"], ["a"], ["b"]]
    with engine.connect() as db:
        (row,) = states_before(db, SOURCE, date(2026, 1, 1)).to_dict("records")
        assert snapshot_at(db, SOURCE, date(2025, 6, 30)).stan_na == FIRST
    assert (row["name"], row["kind"], row["area_code"], row["place"]) == ("Fundacja b", "fundacja", "241605", "Łazy")


def test_every_kind_of_change_between_two_snapshots(engine):
    one = put_snapshot(
        engine,
        FIRST,
        entity("closes"),
        entity("vanishes"),
        entity("stays"),
        entity("moves"),
        entity("renames", employed=3.0),
        entity("gains", is_ps=False),
        entity("loses", is_ps=True, ps_from=date(2023, 1, 1)),
    )
    two = put_snapshot(
        engine,
        SECOND,
        entity("opens", started_on=date(2025, 4, 1)),
        entity("appears"),
        entity("comes and goes", started_on=date(2025, 2, 1), closed_on=date(2025, 3, 1)),
        entity("closes", closed_on=date(2025, 5, 1)),
        entity("stays"),
        entity("moves", area_code="246401"),
        entity("renames", name="Fundacja Nowa", employed=None),
        entity("gains", is_ps=True, ps_from=date(2025, 6, 1)),
        entity("loses", is_ps=False, ps_from=date(2023, 1, 1), ps_to=date(2025, 7, 31)),
    )
    assert changed(engine, FIRST, SECOND) == [
        ("closed", "closes", date(2025, 5, 1)),
        ("moved", "moves", SECOND),
        ("new", "appears", SECOND),
        ("new", "opens", date(2025, 4, 1)),
        ("ps_gained", "gains", date(2025, 6, 1)),
        ("ps_lapsed", "loses", date(2025, 8, 1)),
        ("vanished", "vanishes", SECOND),
    ]
    with engine.connect() as db:
        found = changes(db, source_id=SOURCE, since=FIRST, until=SECOND)
        few = changes(db, source_id=SOURCE, since=FIRST, until=SECOND, tracked=["name"])
    named = found[found["change"] == "changed"]
    assert list(named[["entity_key", "column", "before", "after"]].itertuples(index=False, name=None)) == [
        ("renames", "employed", 3.0, None),
        ("renames", "name", "Fundacja renames", "Fundacja Nowa"),
    ]
    assert few.equals(found[~found["column"].isin(["employed", "area_code"])].reset_index(drop=True))
    by_key = found.drop_duplicates("entity_key").set_index("entity_key")
    sides = ["load_id_before", "row_no_before", "load_id_after", "row_no_after"]
    assert by_key.loc["moves", [*sides, "before", "after"]].tolist() == [one, 5, two, 7, "241605", "246401"]
    assert by_key.loc["opens", sides].tolist() == [None, None, two, 2]
    assert by_key.loc["vanishes", sides].tolist() == [one, 3, None, None]
    before, after = totals(engine, FIRST), totals(engine, SECOND)
    counts = found["change"].value_counts()
    assert after[0] - before[0] == counts["new"] - counts["closed"] - counts["vanished"]
    assert after[1] - before[1] == counts["ps_gained"] - counts["ps_lapsed"]


def test_status_told_without_days_is_gained_and_lost_between_files(engine):
    put_snapshot(engine, FIRST, entity("a", is_ps=True), entity("b", is_ps=False), entity("c", is_ps=True))
    put_snapshot(engine, SECOND, entity("a", is_ps=False), entity("b", is_ps=True), entity("c", is_ps=True))
    assert changed(engine, FIRST, SECOND) == [("ps_gained", "b", SECOND), ("ps_lapsed", "a", SECOND)]
    assert changed(engine, date(2024, 6, 30), FIRST) == [("ps_gained", "a", FIRST), ("ps_gained", "c", FIRST)]


def test_days_pass_inside_one_snapshot_too(engine):
    lapsing = entity("lapses", is_ps=True, ps_from=date(2023, 1, 1), ps_to=date(2025, 3, 31))
    put_snapshot(engine, FIRST, lapsing, entity("closes", closed_on=date(2025, 2, 1)), entity("stays"))
    assert changed(engine, FIRST, date(2025, 6, 30)) == [
        ("closed", "closes", date(2025, 2, 1)),
        ("ps_lapsed", "lapses", date(2025, 4, 1)),
    ]
    assert changed(engine, date(2022, 12, 31), FIRST) == [("ps_gained", "lapses", date(2023, 1, 1))]


def test_closing_that_was_announced_is_a_closing_though_the_row_is_gone(engine):
    put_snapshot(engine, FIRST, entity("a", closed_on=date(2025, 2, 1)))
    put_snapshot(engine, SECOND, entity("b"))
    assert changed(engine, FIRST, SECOND)[0] == ("closed", "a", date(2025, 2, 1))


def test_closing_told_by_a_file_in_between_is_a_closing(engine):
    put_snapshot(engine, FIRST, entity("a"), entity("b"), entity("c"))
    put_snapshot(engine, date(2025, 6, 30), entity("a", closed_on=date(2025, 5, 1)), entity("b"))
    put_snapshot(engine, SECOND, entity("b"))
    assert changed(engine, FIRST, SECOND) == [("closed", "a", date(2025, 5, 1)), ("vanished", "c", SECOND)]


def test_nothing_is_known_without_a_registry(engine):
    assert changed(engine, FIRST, SECOND) == []
    with engine.connect() as db:
        assert (stock(db, on=FIRST).empty, history_of(db, "a").empty) == (True, True)


def test_life_of_an_entity_from_file_to_file(engine):
    days = [date(year, 12, 31) for year in (2020, 2021, 2022, 2023, 2024)]
    names = ["Stara", "Stara", "Nowa", None, "Nowa"]
    for day, name in zip(days, names, strict=True):
        put_snapshot(engine, day, entity("b"), *([entity("a", name=name)] if name else []))
    put_load(engine, date(2025, 1, 1), source="territory")
    with engine.connect() as db:
        found = history_of(db, "a")
    assert list(found[["since", "until", "name", "row_no", "file_name"]].itertuples(index=False, name=None)) == [
        (days[0], days[2], "Stara", 3, "2020-12-31.csv"),
        (days[2], days[3], "Nowa", 3, "2022-12-31.csv"),
        (days[4], None, "Nowa", 3, "2024-12-31.csv"),
    ]
    assert found["ps_from"].tolist() == [None, None, None]


def test_withdrawn_file_is_no_part_of_a_life(engine):
    put_snapshot(engine, FIRST, entity("a"))
    withdraw(engine, put_snapshot(engine, SECOND, entity("a", name="Inna")))
    with engine.connect() as db:
        assert history_of(db, "a")[["name", "until"]].to_numpy().tolist() == [["Fundacja a", None]]
    assert changed(engine, FIRST, SECOND) == []
