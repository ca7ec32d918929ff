"""States of indicators on the bundled files, on both databases."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from sqlalchemy import Connection

from data.progress import Status
from data.progress.measure import Reason
from data.queries.progress import IndicatorState, indicator_states
from data.queries.territory import read_territory
from tests.integration.bundled import CATALOG, bundle_in
from tests.servers import new_postgres_database

StatesOf = Callable[..., dict[str, IndicatorState]]
EVERY_INDICATOR = list(CATALOG.indicators.values())


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def db(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to the bundled data, once in SQLite and once in PostgreSQL."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path_factory.mktemp('queries') / 'barometr.sqlite'}"
        with bundle_in(address) as engine, engine.connect() as connection:
            yield connection
    else:
        server = request.getfixturevalue("postgres_url")
        with new_postgres_database(server) as address, bundle_in(address) as engine, engine.connect() as connection:
            yield connection


@pytest.fixture
def states_of(db: Connection) -> StatesOf:
    """`states_of("24-polnocny", stan_na=...)` -> states of all indicators by id."""

    def ask(code: str, *, stan_na: date | None = None) -> dict[str, IndicatorState]:
        chain = read_territory(db, region_teryt=code[:2]).chain(code)
        found = indicator_states(db, indicators=EVERY_INDICATOR, chain=chain, stan_na=stan_na)
        return {state.indicator.id: state for state in found}

    return ask


@pytest.mark.parametrize(
    ("indicator", "value", "target", "is_checked"),
    [
        ("sl_spotkania", 4, 4, False),
        ("sl_warsztaty", 24, 24, False),
        ("sl_wizyty", 12, 12, False),
        ("sl_szkolenia", 20, 12, True),
    ],
)
def test_delivered_actions_of_the_region(states_of, indicator, value, target, is_checked):
    state = states_of("24")[indicator]
    assert (state.latest.value, state.goal.target, state.progress.status) == (value, target, Status.REACHED)
    assert (state.area_code, state.progress.check_definition) == ("24", is_checked)


def test_planned_hours_without_a_result_are_no_data(states_of):
    state = states_of("24")["sl_doradztwo"]
    assert (state.goal.target, state.latest, state.progress.status) == (400, None, Status.NO_DATA)


@pytest.mark.parametrize(("indicator", "value"), [("sl_osoby", 138), ("sl_pakty", 5)])
def test_results_without_a_plan_have_no_target(states_of, indicator, value):
    state = states_of("24")[indicator]
    assert (state.latest.value, state.goal.target) == (value, None)
    assert (state.progress.status, state.progress.reason) == (Status.INCOMPUTABLE, Reason.NO_TARGET)


def test_subregion_has_its_own_plan_and_no_result(states_of):
    state = states_of("24-polnocny")["sl_warsztaty"]
    assert (state.area_code, state.goal.target, state.latest) == ("24-polnocny", 6, None)
    assert state.progress.status is Status.NO_DATA


def test_what_is_not_reported_lower_is_shown_for_the_region(states_of):
    state = states_of("246401")["sl_szkolenia"]
    assert (state.area_code, state.latest.value) == ("24", 20)


def test_indicator_of_the_country_is_the_same_everywhere(states_of):
    found = [states_of(code)["kpres_02"] for code in ("24", "18", "26")]
    assert {(s.area_code, s.latest.value, s.progress.check_definition) for s in found} == {("PL", 30, True)}


def test_earlier_date_hides_what_ended_later(states_of):
    then = states_of("24", stan_na=date(2014, 12, 31))
    for name in ("sl_spotkania", "sl_warsztaty", "sl_wizyty", "sl_szkolenia"):
        assert (then[name].latest, then[name].progress.status) == (None, Status.NO_DATA), name
    assert states_of("24", stan_na=date(2015, 6, 30))["sl_warsztaty"].latest.value == 24


def test_every_citation_is_text_that_can_be_shown(states_of):
    states = [state for code in ("24", "24-polnocny", "246401", "18") for state in states_of(code).values()]
    shown = {(c.title, c.address, c.file_name) for state in states for c in state.citations}
    assert [texts for texts in shown if not all(isinstance(text, str) for text in texts)] == []


def test_values_come_oldest_first_with_their_rows(states_of):
    state = states_of("24")["kpres_05"]
    days = [reading.on for reading in state.readings]
    assert days == sorted(days)
    assert all(row.row_no >= 2 and row.file_name for row in state.values)


def test_forecast_ends_at_the_date_of_the_target(states_of):
    state = states_of("24")["kpres_05"]
    assert state.forecast.on == state.goal.target_on == date(2023, 12, 31)
    assert state.forecast.low <= state.forecast.value <= state.forecast.high
