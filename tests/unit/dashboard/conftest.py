"""The real cards and the real areas of one region, its words, and states of indicators made of plain numbers."""

from collections.abc import Callable
from datetime import date

import pytest

from dashboard.selection import Reader
from dashboard.words import Words, words_in
from data.areas import Area
from data.catalog import Catalog, read_catalog
from data.progress import Goal, Reading, assess, forecast
from data.queries.progress import Citation, IndicatorState, ValueRow
from data.queries.territory import Territory
from etl.bundle import bundled_files
from etl.prepared import Context
from tests.whole_files import read_whole

CITED = Citation("Sprawozdanie", "https://example.org", "plan_actions.csv", 20, 1, date(2020, 12, 31))


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The cards that ship with the program."""
    return read_catalog()


@pytest.fixture(scope="session")
def all_areas(catalog: Catalog) -> list[Area]:
    """Areas of the bundled files."""
    files = [file for file in bundled_files() if file.source in {"territory", "powiaty"}]
    frames = [read_whole(file.path, Context(catalog, file.stan_na), file.source).facts["area"] for file in files]
    names = list(Area.__dataclass_fields__)
    return [Area(*row) for frame in frames for row in frame[names].itertuples(index=False, name=None)]


@pytest.fixture(scope="session")
def territory(all_areas: list[Area]) -> Territory:
    """Areas of Śląskie with the country."""
    return territory_of(all_areas, "24")


@pytest.fixture(scope="session")
def reader(catalog: Catalog, all_areas: list[Area]) -> Reader:
    """Reads addresses of an app whose region is Śląskie."""
    territories = {card.teryt: territory_of(all_areas, card.teryt) for card in catalog.regions.values()}
    return Reader(catalog, "slaskie", territories.__getitem__)


def territory_of(areas: list[Area], teryt: str) -> Territory:
    """Areas of one region and the country."""
    return Territory({area.code: area for area in areas if area.code == "PL" or area.code.startswith(teryt)})


@pytest.fixture(scope="session")
def words(catalog: Catalog, territory: Territory) -> Words:
    """Polish phrases for Śląskie."""
    return words_in("pl", catalog, catalog.regions["slaskie"], territory)


@pytest.fixture(scope="session")
def english(catalog: Catalog, territory: Territory) -> Words:
    """English phrases for Śląskie."""
    return words_in("en", catalog, catalog.regions["slaskie"], territory)


@pytest.fixture(scope="session")
def state_of(catalog: Catalog) -> Callable[..., IndicatorState]:
    """`state_of("sl_warsztaty", Goal(...), Reading(...), area_code="24")` -> the state those numbers give."""

    def build(indicator_id: str, goal: Goal, *readings: Reading, area_code: str = "24") -> IndicatorState:
        values = [
            ValueRow(
                indicator_id=indicator_id,
                area_code=area_code,
                period_start=date(reading.on.year, 1, 1),
                period_end=reading.on,
                value=reading.value,
                qualifier="",
                basis="quoted",
                load_id=1,
                row_no=20,
                source_title=CITED.title,
                source_address=CITED.address,
                file_name=CITED.file_name,
                load_stan_na=CITED.load_stan_na,
            )
            for reading in readings
        ]
        return IndicatorState(
            indicator=catalog.indicators[indicator_id],
            area_code=area_code,
            goal=goal,
            progress=assess(goal, readings[-1] if readings else None),
            values=values,
            forecast=forecast(readings, goal.target_on) if goal.target_on else None,
            citations=(CITED,),
        )

    return build
