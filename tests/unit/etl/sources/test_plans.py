"""National programme, structure of plans and actions of projects."""

from datetime import date

import pytest

from etl.sources import kpres_indicators, plan_actions, plan_structure

INCOME = {
    "programme_period": "do 2023",
    "indicator_no": "11",
    "indicator_name": "Średnia wartość przychodów PES",
    "baseline_raw": "330,7 tys. zł",
    "baseline_value": "330700",
    "target_raw": "350 tys. zł",
    "target_value": "350000",
    "target_unit": "zł",
    "latest_raw": "342,4 tys. zł",
    "latest_value": "342400",
    "latest_year": "2017",
}
WORKSHOPS = {
    "action_id": "S1",
    "key": "sl-v-warsztaty",
    "area": "24",
    "programme": "p",
    "action": "Warsztaty",
    "measure": "liczba warsztatów",
    "period_from": "2014-03-01",
    "period_to": "2014-12-31",
    "planned_value": "24",
    "unit": "warsztat",
    "value_basis": "liczba podana",
}


def test_programme_gives_a_target_and_a_value(rows_of, context):
    facts = kpres_indicators.transform(rows_of("kpres_indicators", INCOME), context).facts
    target, value = facts["plan_target"].loc[2], facts["plan_value"].loc[2]
    assert target[["code", "baseline_value", "target_value"]].tolist() == ["kpres-11", 330700.0, 350000.0]
    assert (target["baseline_period"], target["target_period"]) == (None, date(2023, 12, 31))
    assert (value["value"], value["period_end"]) == (342400.0, date(2017, 12, 31))


def test_indicator_is_known_by_its_number_however_it_is_written(rows_of, context):
    faults = kpres_indicators.transform(rows_of("kpres_indicators", INCOME, INCOME | {"indicator_no": "011"}), context)
    twice = kpres_indicators.transform(
        rows_of("kpres_indicators", INCOME | {"indicator_no": "1"}, INCOME | {"indicator_no": "01"}), context
    )
    assert [(fault.row, fault.found) for fault in faults.faults + twice.faults] == [(3, "011"), (3, "01")]


def test_value_in_preparation_is_no_value(rows_of, context):
    row = INCOME | {"latest_raw": "dane w opracowaniu", "latest_value": "", "latest_year": ""}
    prepared = kpres_indicators.transform(rows_of("kpres_indicators", row), context)
    assert (prepared.faults, len(prepared.facts["plan_target"]), len(prepared.facts["plan_value"])) == ([], 1, 0)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"baseline_value": "330"}, "baseline_value"),
        ({"target_raw": "350.000"}, "target_raw"),
        ({"programme_period": "2023"}, "programme_period"),
        ({"latest_year": ""}, "latest_year"),
    ],
)
def test_disagreement_in_the_programme_is_a_fault(rows_of, context, change, column):
    faults = kpres_indicators.transform(rows_of("kpres_indicators", INCOME | change), context).faults
    assert [fault.column for fault in faults] == [column]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012-09", date(2012, 9, 1), date(2012, 9, 30)),
        ("2015-10-01/2017-12-31", date(2015, 10, 1), date(2017, 12, 31)),
        ("", None, None),
    ],
)
def test_element_of_a_plan_keeps_its_dates(rows_of, context, text, first, last):
    row = {"region": "24", "document": "d", "kind": "kamień milowy", "name": "n", "date": text}
    element = plan_structure.transform(rows_of("plan_structure", row), context).facts["plan_element"].loc[2]
    assert (element["date_from"], element["date_to"]) == (first, last)


def test_action_keeps_quantity_period_and_basis(rows_of, context):
    action = plan_actions.transform(rows_of("plan_actions", WORKSHOPS), context).facts["plan_action"].loc[2]
    assert action[["action_key", "planned", "basis"]].tolist() == ["sl-v-warsztaty", 24.0, "quoted"]
    assert action["period_end"] == date(2014, 12, 31)


def test_rows_with_one_key_must_not_contradict_each_other(rows_of, context):
    same, other = WORKSHOPS | {"action_id": "S2"}, WORKSHOPS | {"action_id": "S3", "planned_value": "12"}
    assert plan_actions.transform(rows_of("plan_actions", WORKSHOPS, same), context).faults == []
    faults = plan_actions.transform(rows_of("plan_actions", WORKSHOPS, other), context).faults
    assert [(fault.row, fault.column, fault.found) for fault in faults] == [
        (2, "planned_value", "24"),
        (3, "planned_value", "12"),
    ]


@pytest.mark.parametrize("change", [{"planned_value": ""}, {"value_basis": "bez liczby"}])
def test_quantity_and_its_basis_must_agree(rows_of, context, change):
    faults = plan_actions.transform(rows_of("plan_actions", WORKSHOPS | change), context).faults
    assert [fault.column for fault in faults] == ["value_basis"]
