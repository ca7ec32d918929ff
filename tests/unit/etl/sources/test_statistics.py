"""Population, series of statistics and figures of the sector -> observations."""

from datetime import date

import pytest

from etl.sources import gus_series, population, sector_figures

GMINA = {
    "level": "gmina",
    "code": "2403011",
    "population": "34513",
    "area_km2": "28.69",
    "reference_date": "2018-12-31",
    "date_certainty": "potwierdzona",
    "value_kind": "wartość z pliku",
}
POWIAT = GMINA | {"level": "powiat", "code": "2403", "area_km2": "", "value_kind": "suma gmin"}
UNITS = {
    "indicator": "liczba aktywnych jednostek (31 XII)",
    "unit_type": "CIS+KIS+ZAZ+WTZ",
    "territory_code": "PL",
    "year": "2018",
    "value_raw": "1266",
    "value": "1266",
    "unit": "szt.",
    "method": "suma; zgodna z wartością opublikowaną",
}
SECTOR = {
    "territory_level": "województwo",
    "territory_code": "24",
    "date": "2016",
    "entity_type": "OWES",
    "indicator": "liczba ośrodków",
    "value_raw": "6",
    "value": "6",
    "unit": "szt.",
}


def test_population_and_area_are_two_series_of_one_day(rows_of, context):
    facts = population.transform(rows_of("population", GMINA), context).facts["observation"]
    assert facts[["series", "area_code", "value", "unit", "raw"]].to_numpy().tolist() == [
        ["population", "240301", 34513.0, "osoba", "34513"],
        ["area_km2", "240301", 28.69, "km2", "28.69"],
    ]
    assert facts["period_end"].tolist() == [date(2018, 12, 31)] * 2


def test_sum_of_gminy_is_checked_and_called_derived(rows_of, context):
    prepared = population.transform(rows_of("population", GMINA, POWIAT), context)
    assert prepared.faults == []
    assert prepared.facts["observation"]["basis"].tolist() == ["published", "derived", "published"]


def test_wrong_sum_is_a_fault_of_the_sum(rows_of, context):
    prepared = population.transform(rows_of("population", GMINA, POWIAT | {"population": "34514"}), context)
    assert [(fault.row, fault.column, fault.found) for fault in prepared.faults] == [(3, "population", "34514")]


def test_inferred_date_is_told(rows_of, context):
    row = GMINA | {"date_certainty": "wywnioskowana"}
    facts = population.transform(rows_of("population", row), context).facts["observation"]
    assert set(facts["basis"]) == {"inferred_date"}


def test_level_must_fit_the_code(rows_of, context):
    prepared = population.transform(rows_of("population", GMINA | {"level": "powiat"}), context)
    assert [(fault.column, fault.found) for fault in prepared.faults] == [("level", "powiat")]


def test_series_of_statistics_is_named_by_indicator_and_unit_type(rows_of, context):
    fact = gus_series.transform(rows_of("gus_series", UNITS), context).facts["observation"].loc[2]
    assert (fact["series"], fact["value"], fact["basis"], fact["note"]) == (
        "gus/liczba-aktywnych-jednostek-31-xii/cis-kis-zaz-wtz",
        1266.0,
        "derived",
        "suma; zgodna z wartością opublikowaną",
    )
    assert (fact["period_start"], fact["period_end"]) == (date(2018, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("raw", "value", "method", "qualifier"),
    [
        ("ok. 50 tys.", "50000", "opublikowane w przybliżeniu", "ok."),
        ("0,9 tys.", "900", "opublikowane (zaokrąglone w źródle)", "zaokrąglone w źródle"),
        ("o 20 mniej niż w 2014", "884", "WYLICZONE z różnicy podanej w źródle", ""),
    ],
)
def test_published_text_keeps_its_qualifier(rows_of, context, raw, value, method, qualifier):
    row = UNITS | {"value_raw": raw, "value": value, "method": method}
    prepared = gus_series.transform(rows_of("gus_series", row), context)
    assert (prepared.faults, prepared.facts["observation"].loc[2, "qualifier"]) == ([], qualifier)


def test_value_other_than_the_published_text_is_a_fault(rows_of, context):
    prepared = gus_series.transform(rows_of("gus_series", UNITS | {"value": "1267"}), context)
    assert [(fault.column, fault.found) for fault in prepared.faults] == [("value", "1267")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-04", date(2016, 4, 1), date(2016, 4, 30)),
        ("2015-12-08", None, date(2015, 12, 8)),
        ("", None, None),
    ],
)
def test_sector_figure_is_dated_as_exactly_as_its_source(rows_of, context, text, start, end):
    fact = sector_figures.transform(rows_of("sector_figures", SECTOR | {"date": text}), context).facts["observation"]
    assert (fact.loc[2, "period_start"], fact.loc[2, "period_end"]) == (start, end)


def test_code_of_a_statistical_unit_stays_as_written(rows_of, context):
    row = SECTOR | {"territory_level": "podregion NUTS-3", "territory_code": "PL22A"}
    prepared = sector_figures.transform(rows_of("sector_figures", row), context)
    assert (prepared.faults, prepared.facts["observation"].loc[2, "area_code"]) == ([], "PL22A")
