"""Loads: every version stays visible at its date, undo brings the one before back, an error leaves nothing."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine, func, select

from data.errors import UserError
from data.store.engine import migrate, open_engine
from data.store.loads import RowCounts, content_digest, undo_load
from data.store.tables import area, data_state, load
from tests.integration.store_facts import area_facts, names_at, order_of, put, put_facts, refresh_nothing

SPRING, SUMMER, AUTUMN = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    migrate(engine)
    yield engine
    engine.dispose()


def version(engine: Engine) -> int | None:
    with engine.connect() as connection:
        return connection.scalar(select(data_state.c.version))


def test_first_load_is_known_from_the_beginning_of_time(engine):
    put(engine, SUMMER, "Łazy")
    assert names_at(engine, date(1990, 1, 1)) == names_at(engine, None) == ["Łazy"]


def test_replaced_facts_stay_visible_at_their_date(engine):
    put(engine, SPRING, "Łazy", "Poręba")
    put(engine, AUTUMN, "Łazy")
    assert names_at(engine, date(2024, 9, 29)) == ["Poręba", "Łazy"]
    assert names_at(engine, AUTUMN) == names_at(engine, None) == ["Łazy"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_versions_are_ordered_by_their_date_not_by_the_order_of_loading(engine, order):
    files = [(SPRING, "wiosna"), (SUMMER, "lato"), (AUTUMN, "jesień")]
    for place in order:
        put(engine, *files[place])
    assert [names_at(engine, day) for day, _name in files] == [["wiosna"], ["lato"], ["jesień"]]
    assert names_at(engine, None) == ["jesień"]


def test_order_of_loading_does_not_change_the_digest(engine, tmp_path):
    other = open_engine(f"sqlite:///{tmp_path / 'other.sqlite'}")
    migrate(other)
    for one, day in ((engine, SPRING), (engine, AUTUMN), (other, AUTUMN), (other, SPRING)):
        put(one, day, f"stan {day}")
    assert content_digest(engine) == content_digest(other)
    other.dispose()


def test_same_file_twice_is_the_same_load(engine):
    first = put(engine, SPRING, "Łazy")
    before = version(engine)
    again = put(engine, SPRING, "Łazy")
    assert (first.is_new, again.is_new, again.load_id) == (True, False, first.load_id)
    assert (version(engine), names_at(engine, None)) == (before, ["Łazy"])


def test_same_file_at_another_date_is_another_load(engine):
    assert put(engine, SPRING, "Łazy").load_id != put(engine, SUMMER, "Łazy").load_id


def test_same_file_of_another_source_is_another_load(engine):
    assert put(engine, SPRING, "Łazy").is_new
    assert put(engine, SPRING, "Łazy", source="powiaty").is_new


def test_corrected_file_of_the_same_date_replaces_the_first(engine):
    put(engine, SPRING, "Łazzy")
    put(engine, SPRING, "Łazy")
    assert names_at(engine, SPRING) == names_at(engine, None) == ["Łazy"]


def test_undo_brings_the_earlier_version_and_the_digest_back(engine):
    put(engine, SPRING, "Łazy")
    before = content_digest(engine)
    newer = put(engine, SUMMER, "Poręba")
    assert content_digest(engine) != before
    assert undo_load(engine, newer.load_id, by="Ola", refresh=refresh_nothing) == "territory"
    assert (content_digest(engine), names_at(engine, None)) == (before, ["Łazy"])


def test_undo_of_the_first_load_leaves_the_second_known_from_the_beginning(engine):
    first = put(engine, SPRING, "Łazy")
    put(engine, SUMMER, "Poręba")
    undo_load(engine, first.load_id, by="Ola", refresh=refresh_nothing)
    assert names_at(engine, date(1990, 1, 1)) == ["Poręba"]


def test_undo_of_the_only_load_leaves_nothing_visible_and_deletes_nothing(engine):
    empty = content_digest(engine)
    only = put(engine, SPRING, "Łazy")
    undo_load(engine, only.load_id, by="Ola", refresh=refresh_nothing)
    assert [names_at(engine, day) for day in (None, date(1990, 1, 1), SPRING, AUTUMN)] == [[]] * 4
    assert content_digest(engine) == empty
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(area)) == 1
        assert connection.execute(select(load.c.withdrawn_by, load.c.withdrawn_at.is_not(None))).one() == ("Ola", True)


def test_withdrawn_file_can_be_loaded_again(engine):
    first = put(engine, SPRING, "Łazy")
    undo_load(engine, first.load_id, by="Ola", refresh=refresh_nothing)
    again = put(engine, SPRING, "Łazy")
    assert (again.is_new, again.load_id != first.load_id, names_at(engine, None)) == (True, True, ["Łazy"])


def test_undo_twice_and_undo_of_nothing_are_refused(engine):
    only = put(engine, SPRING, "Łazy")
    undo_load(engine, only.load_id, by="Ola", refresh=refresh_nothing)
    before = version(engine)
    with pytest.raises(UserError, match=f"Load {only.load_id} has already been withdrawn. Nothing was changed."):
        undo_load(engine, only.load_id, by="Ola", refresh=refresh_nothing)
    with pytest.raises(UserError, match="There is no load 999"):
        undo_load(engine, 999, by="Ola", refresh=refresh_nothing)
    assert version(engine) == before


def test_loads_of_another_source_are_not_touched(engine):
    put(engine, SPRING, "Łazy", source="powiaty")
    put(engine, SUMMER, "Poręba")
    assert names_at(engine, None) == ["Poręba", "Łazy"]


def break_off(*_):
    raise RuntimeError("summary failed")


def test_error_in_the_summaries_rolls_everything_back(engine):
    put(engine, SPRING, "Łazy")
    before = content_digest(engine), version(engine)
    with pytest.raises(RuntimeError, match="summary failed"):
        put(engine, SUMMER, "Poręba", refresh=break_off)
    assert (content_digest(engine), version(engine)) == before
    assert names_at(engine, AUTUMN) == ["Łazy"]


def test_error_while_undoing_rolls_everything_back(engine):
    only = put(engine, SPRING, "Łazy")
    before = content_digest(engine), version(engine)
    with pytest.raises(RuntimeError, match="summary failed"):
        undo_load(engine, only.load_id, by="Ola", refresh=break_off)
    assert (content_digest(engine), version(engine), names_at(engine, None)) == (*before, ["Łazy"])


def test_version_of_the_data_grows_with_every_change(engine):
    first = put(engine, SPRING, "Łazy")
    put(engine, SUMMER, "Poręba")
    undo_load(engine, first.load_id, by="Ola", refresh=refresh_nothing)
    assert version(engine) == 3


def test_digest_does_not_depend_on_the_order_of_rows(engine, tmp_path):
    other = open_engine(f"sqlite:///{tmp_path / 'other.sqlite'}")
    migrate(other)
    facts = area_facts("Łazy", "Poręba", "Żarki")
    for one, frame in ((engine, facts), (other, facts.iloc[::-1])):
        put_facts(one, order_of(["x"], SPRING), frame)
    assert content_digest(engine) == content_digest(other)
    other.dispose()


def test_digest_changes_with_every_value(engine):
    put_facts(engine, order_of(["x"], SPRING), area_facts("Łazy"))
    before = content_digest(engine)
    put_facts(engine, order_of(["x"], SPRING, "powiaty"), area_facts("Łazy", ""))
    assert content_digest(engine) != before


def test_load_without_facts_is_a_load(engine):
    assert put_facts(engine, order_of([], SPRING), area_facts().head(0)).is_new
    assert names_at(engine, None) == []


def test_every_row_of_a_file_is_explained():
    with pytest.raises(ValueError, match=r"5 rows read, but 3 \+ 1 \+ 0 explained"):
        RowCounts(5, 3, 1, 0)
