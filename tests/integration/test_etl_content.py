"""What the bundled files come to: known numbers, the same on both databases, and older versions still visible."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from data.catalog import read_catalog
from data.errors import UserError
from data.store.columns import visible
from data.store.engine import migrate, open_engine
from data.store.loads import content_digest
from data.store.tables import (
    area,
    entity_state,
    indicator_target,
    indicator_value,
    observation,
    plan_target,
    plan_value,
)
from etl.bundle import RAW, bundled_files
from etl.loading import Target, load_file
from tests.servers import new_postgres_database

CATALOG = read_catalog()
SUBREGIONS = ("24-centralny", "24-poludniowy", "24-polnocny", "24-zachodni")


def to(engine: Engine) -> Target:
    return Target(engine, CATALOG, Path("no people in these files"))


def load_bundled(engine: Engine) -> None:
    migrate(engine)
    for bundled in bundled_files():
        load_file(to(engine), bundled.path, source_id=bundled.source, stan_na=bundled.stan_na, by="test")


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('etl') / 'barometr.sqlite'}")
    load_bundled(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(database_url) -> Iterator[Engine]:
    engine = open_engine(database_url, lock_wait_ms=50)
    load_bundled(engine)
    yield engine
    engine.dispose()


def values(engine: Engine, indicator: str, area_code: str, breakdown: str = "") -> dict[date, float]:
    v = indicator_value.c
    query = select(v.period_end, v.value).where(
        v.indicator_id == indicator, v.area_code == area_code, v.breakdown == breakdown
    )
    with engine.connect() as connection:
        return {row.period_end: row.value for row in connection.execute(query)}


def target(engine: Engine, indicator: str, area_code: str, breakdown: str = "") -> tuple[float, ...] | None:
    t = indicator_target.c
    query = select(t.baseline_value, t.target_value).where(
        t.indicator_id == indicator, t.area_code == area_code, t.breakdown == breakdown
    )
    with engine.connect() as connection:
        row = connection.execute(query).one_or_none()
        return tuple(row) if row else None


def count(engine: Engine, table, *conditions) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def test_both_databases_come_to_the_same_digest(on_sqlite, postgres_url):
    with new_postgres_database(postgres_url) as url:
        engine = open_engine(url)
        load_bundled(engine)
        assert content_digest(engine) == content_digest(on_sqlite)
        engine.dispose()


@pytest.mark.parametrize(("level", "number"), [("gmina", 429), ("powiat", 75), ("subregion", 4), ("region", 3)])
def test_areas_are_complete(on_sqlite, level, number):
    assert count(on_sqlite, area, area.c.level == level) == number


def test_population_of_the_region_is_the_sum_of_its_subregions(on_sqlite):
    day = date(2018, 12, 31)
    parts = [values(on_sqlite, "ludnosc", code)[day] for code in SUBREGIONS]
    assert values(on_sqlite, "ludnosc", "24")[day] == sum(parts) == 4533565
    assert values(on_sqlite, "ludnosc", "24-polnocny")[day] == 513254


def test_values_at_inferred_dates_are_kept_apart(on_sqlite):
    assert set(values(on_sqlite, "ludnosc", "2464")) == {date(2018, 12, 31), date(2020, 6, 30)}
    assert set(values(on_sqlite, "ludnosc", "24")) == {date(2018, 12, 31), date(2024, 6, 30)}


def test_national_programme_has_thirteen_targets_and_twelve_values(on_sqlite):
    assert (count(on_sqlite, plan_target), count(on_sqlite, plan_value)) == (13, 12)
    assert target(on_sqlite, "kpres_11", "PL") == (330700, 350000)
    assert values(on_sqlite, "kpres_11", "PL") == {date(2017, 12, 31): 342400}
    assert values(on_sqlite, "kpres_03", "PL") == {}


def test_series_of_statistics_completes_the_path_of_the_programme(on_sqlite):
    path = values(on_sqlite, "kpres_05", "PL")
    assert [int(path[date(year, 12, 31)]) for year in range(2015, 2022)] == [1189, 1187, 1209, 1266, 1289, 1283, 1265]


@pytest.mark.parametrize(
    ("indicator", "planned", "realised"),
    [("sl_warsztaty", 24, 24), ("sl_wizyty", 12, 12), ("sl_spotkania", 4, 4), ("sl_szkolenia", 12, 20)],
)
def test_planned_and_realised_actions(on_sqlite, indicator, planned, realised):
    assert target(on_sqlite, indicator, "24") == (0, planned)
    assert values(on_sqlite, indicator, "24") == {date(2015, 6, 30): realised}


def test_counselling_is_planned_by_topic_and_has_no_value(on_sqlite):
    topics = [
        "ekonomia-spoleczna",
        "budowanie-partnerstw-lokalnych",
        "praca-ze-srodowiskiem-lokalnym",
        "przygotowanie-i-realizacja-projektow-systemowych",
    ]
    assert target(on_sqlite, "sl_doradztwo", "24") == (0, 400)
    assert [target(on_sqlite, "sl_doradztwo", "24", topic) for topic in topics] == [
        (0, 70),
        (0, 115),
        (0, 115),
        (0, 100),
    ]
    assert values(on_sqlite, "sl_doradztwo", "24") == {}


def test_sample_of_entities_is_counted_at_its_date(on_sqlite):
    assert count(on_sqlite, entity_state) == 86
    # 51 in the file, without four OWES and one institution of support
    assert values(on_sqlite, "podmioty_proba", "24") == {date(2024, 3, 5): 46}
    assert values(on_sqlite, "podmioty_proba", "2401") == {}


def test_announced_and_undated_events_do_not_count(on_sqlite):
    held = sum(sum(values(on_sqlite, "wydarzenia_kronika", region).values()) for region in ("24", "18", "26"))
    # 49 in the chronicle, without one undated and two only announced
    assert held == 46


def test_newer_edition_leaves_the_older_one_visible_at_its_date(engine, tmp_path: Path):
    text = (RAW / "gus_series.csv").read_text(encoding="utf-8")
    edition = tmp_path / "gus_series.csv"
    edition.write_text(text.replace(",PL,Polska,2018,1266,1266,", ",PL,Polska,2018,1267,1267,"), encoding="utf-8")
    load_file(to(engine), edition, source_id="gus_series", stan_na=date(2025, 12, 31), by="test")

    def units_2018(stan_na: date | None) -> list[float]:
        series = "gus/liczba-aktywnych-jednostek-31-xii/cis-kis-zaz-wtz"
        with engine.connect() as connection:
            facts = select(observation.c.value).where(
                observation.c.series == series,
                observation.c.period_end == date(2018, 12, 31),
                visible(observation, stan_na),
            )
            summaries = select(indicator_value.c.value).where(
                indicator_value.c.indicator_id == "jednostki_reintegracyjne",
                indicator_value.c.breakdown == "",
                indicator_value.c.period_end == date(2018, 12, 31),
                visible(indicator_value, stan_na),
            )
            found = [list(connection.scalars(query)) for query in (facts, summaries)]
        assert found[0] == found[1]
        return found[0]

    assert units_2018(date(2025, 12, 30)) == [1266]
    assert units_2018(date(2025, 12, 31)) == units_2018(None) == [1267]


def test_locked_database_is_left_as_it_is(engine, monkeypatch):
    monkeypatch.setattr("data.store.one_writer.LOCK_WAIT", "50ms")
    digest = content_digest(engine)
    other = open_engine(engine.url.render_as_string(hide_password=False))
    with other.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(8050)))
        with pytest.raises(UserError, match=r"used by another load. Nothing was changed"):
            load_file(
                to(engine),
                RAW / "territory.csv",
                source_id="territory",
                stan_na=date(2030, 1, 1),
                by="test",
            )
    other.dispose()
    assert content_digest(engine) == digest
