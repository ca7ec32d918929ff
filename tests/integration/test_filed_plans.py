"""A plan that an office files: from its two files to the page, with history and undo, on both databases."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.views import Views
from data.catalog import read_catalog
from data.catalog.filed_plan import with_filed
from data.progress import Status
from data.queries.filed_plans import filed_indicators
from data.queries.progress import IndicatorState, indicator_states
from data.queries.quality import replaced_values
from data.store.engine import migrate, open_engine
from etl.loading import Target, load_file, withdraw
from tests.integration.registry_facts import put_areas
from tests.integration.test_views_pages import faults
from tests.integration.views_markup import Shown

CATALOG = read_catalog()
HEAD = (
    "kod;nazwa;priorytet;cel;dzialanie;zespol;jednostka;rodzaj;kierunek;wartosc_bazowa;okres_bazowy;"
    "wartosc_docelowa;okres_docelowy;czestotliwosc"
)
SHARE = "I.1;Odsetek <b>;I. A;Cel;1.1;Zespół A;%;udział;wzrost;20;2010;40;2020;roczna"
COUNT = "II.1;Liczba;II. B;Cel;2.1;Zespół B;osobodni;narastająco;wzrost;0;2010;10;2020;roczna"
VALUES = "kod;okres;wartosc;obszar"
Load = Callable[..., int]


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database with three areas."""
    engine = open_engine(database_url)
    migrate(engine)
    put_areas(engine, ["24", "2404", "240401"])
    yield engine
    engine.dispose()


@pytest.fixture
def load(engine: Engine, tmp_path: Path) -> Load:
    """`load("plan", date, *lines)` -> the number of the load."""

    def put(source: str, stan_na: date, *lines: str) -> int:
        path = tmp_path / f"{source}_{stan_na}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        target = Target(engine, CATALOG, tmp_path)
        result = load_file(target, path, source_id=source, stan_na=stan_na, by="test").load
        assert result is not None
        return result.load_id

    return put


def test_another_date_of_one_look_has_the_plans_of_that_date(engine, load):
    filed(load)
    load("plan", date(2022, 1, 1), HEAD, SHARE.replace("40;2020", "50;2022"), COUNT, SHARE.replace("I.1;", "III.1;"))
    reader = open_engine(engine.url.render_as_string(hide_password=False), read_only=True)
    views = Views(reader, CATALOG, "slaskie")
    with views.opened("/") as newest, views.opened("/?stan_na=2020-06-30") as then:
        assert "plan.III.1" in newest.catalog.indicators
        assert "plan.III.1" not in then.catalog.indicators
        assert newest.chosen(stan_na=date(2020, 6, 30)).catalog is then.catalog
        assert then.chosen(stan_na=None).catalog is newest.catalog
    reader.dispose()


def states(engine: Engine, chain: list[str], stan_na: date | None = None) -> dict[str, IndicatorState]:
    with engine.connect() as db:
        catalog = with_filed(CATALOG, filed_indicators(db, stan_na=stan_na))
        plan = catalog.plans.get("plan-slaskie")
        indicators = catalog.indicators_of_plan(plan.id) if plan else []
        found = indicator_states(db, indicators=indicators, chain=chain, stan_na=stan_na)
    return {state.indicator.id: state for state in found}


def filed(load: Load) -> list[int]:
    """Two indicators and three values."""
    plan = load("plan", date(2020, 1, 1), HEAD, SHARE, COUNT)
    values = load(
        "plan_values", date(2020, 1, 1), VALUES, "I.1;2015;30;24", "I.1;2015;25;24-polnocny", "II.1;2019;9;24"
    )
    return [plan, values]


def test_files_become_states_without_a_card(engine, load):
    filed(load)
    found = states(engine, ["24", "PL"])
    share = found["plan.I.1"]
    assert (share.goal.baseline, share.goal.target, share.latest.value) == (20, 40, 30)
    assert (share.progress.status, share.progress.pace) == (Status.STALE, None)
    assert (found["plan.II.1"].progress.status, found["plan.II.1"].citations[0].row_no) == (Status.ON_COURSE, 4)


def test_values_of_a_subregion_are_shown_for_it(engine, load):
    filed(load)
    found = states(engine, ["24-polnocny", "24", "PL"])
    assert (found["plan.I.1"].area_code, found["plan.I.1"].latest.value) == ("24-polnocny", 25)
    assert found["plan.II.1"].area_code == "24"


def test_a_later_file_corrects_and_the_past_stays_as_it_was_known(engine, load):
    filed(load)
    later = load("plan_values", date(2021, 1, 1), VALUES, "II.1;2019;4;24")
    load("plan", date(2021, 1, 1), HEAD, COUNT.replace(";10;2020", ";20;2020"))
    now, then = states(engine, ["24"])["plan.II.1"], states(engine, ["24"], date(2020, 6, 1))["plan.II.1"]
    assert [(s.latest.value, s.goal.target) for s in (now, then)] == [(4, 20), (9, 10)]
    with engine.connect() as db:
        (changed,) = replaced_values(db, since=date(2020, 6, 1), until=date(2021, 1, 1))
        assert replaced_values(db, since=date(2021, 1, 1), until=date(2022, 1, 1)) == []
    assert (changed.code, changed.before, changed.after, changed.load_id) == ("II.1", 9, 4, later)


def test_undo_takes_the_plan_back(engine, load, tmp_path):
    target = Target(engine, CATALOG, tmp_path)
    for load_id in filed(load):
        withdraw(target, load_id, by="test")
    assert states(engine, ["24"]) == {}


def test_pages_show_the_plan_and_what_is_owed(engine, load):
    filed(load)
    views = Views(engine, CATALOG, "slaskie")
    for address in ("/", "/plan", "/plan?wskaznik=plan.II.1&subregion=polnocny&lang=en", "/plan?stan_na=2015-12-31"):
        shown = Shown(views, address)
        assert faults(shown) == [], address
        assert "Plan 2010–2020" in " ".join(shown.texts)
    plan = Shown(views, "/plan?wskaznik=plan.II.1")
    text = " ".join(plan.texts).replace("\u00a0", " ")
    assert "cel 10 osobodni" in text
    assert "Zespół B: 9 wartości" in text
    assert "<b>" not in views.markup("/plan")


def test_an_indicator_of_another_plan_opens_that_plan(engine, load):
    filed(load)
    views = Views(engine, CATALOG, "slaskie")
    for address in ("/plan?wskaznik=kpres_05", "/plan?plan=kpres_2023"):
        assert "plan-kpres_2023" in Shown(views, address).attribute("data-wykres"), address
    assert Shown(views, "/plan?plan=nie_ma").has_class("notice")
