"""Each way of counting, on a few facts."""

from datetime import date

import pytest

from data.store.loads import undo_load
from etl.measures.observations import basis_rank
from etl.measures.summary import areas_containing

STAN_NA = date(2024, 1, 1)
SERIES = {"way": "observations", "series": {"": "s"}, "sources": ["gus_series"]}
ACTIONS = {"way": "plan_actions", "keys": ["a", "b"], "sources": ["plan_actions"]}


def observed(value, **changes):
    year = {"period_start": date(2018, 1, 1), "period_end": date(2018, 12, 31)}
    return {"series": "s", "area_code": "24", "value": value, "basis": "published"} | year | changes


def values(summary, *names):
    return [tuple(row[name] for name in names) for row in summary.values]


def test_observations_without_date_value_or_area_of_ours_are_left_out(put, summary_of):
    rows = [observed(1.0), observed(2.0, period_end=None), observed(None), observed(4.0, area_code="PL227")]
    put("gus_series", STAN_NA, "observation", *rows, observed(5.0, area_code="2464"))
    assert values(summary_of({"measure": SERIES}), "area_code", "value", "row_no") == [("24", 1.0, 2)]


def test_published_value_wins_over_a_derived_one(put, summary_of):
    put("gus_series", STAN_NA, "observation", observed(1.0), observed(2.0, basis="derived"))
    assert values(summary_of({"measure": SERIES}), "value") == [(1.0,)]


def test_final_value_comes_before_a_preliminary_one_and_both_before_a_derived_one():
    known = ("final", "derived", "published", "preliminary")
    in_order = sorted(known, key=lambda basis: basis_rank({"basis": basis}))
    assert in_order == ["derived", "preliminary", "published", "final"]


def test_sources_that_the_card_does_not_name_do_not_count(put, summary_of):
    put("population", STAN_NA, "observation", observed(1.0))
    assert summary_of({"measure": SERIES}).values == []


def test_both_versions_of_a_value_are_kept_with_the_time_they_were_known(put, summary_of):
    put("gus_series", STAN_NA, "observation", observed(1.0))
    put("gus_series", date(2025, 1, 1), "observation", observed(2.0))
    assert values(summary_of({"measure": SERIES}), "value", "known_from", "known_to") == [
        (1.0, None, date(2025, 1, 1)),
        (2.0, date(2025, 1, 1), None),
    ]


def test_withdrawn_values_do_not_count(put, summary_of, engine):
    load_id = put("gus_series", STAN_NA, "observation", observed(1.0))
    undo_load(engine, load_id, by="test", refresh=lambda *_: None)
    assert summary_of({"measure": SERIES}).values == []


def test_series_completes_the_path_of_a_plan_and_the_plan_wins(put, summary_of):
    own = {"code": "k-1", "area_code": "24", "period_start": date(2018, 1, 1), "period_end": date(2018, 12, 31)}
    put("kpres_indicators", STAN_NA, "plan_value", own | {"value": 10.0, "status": "published"})
    later = {"period_start": date(2019, 1, 1), "period_end": date(2019, 12, 31)}
    put("gus_series", STAN_NA, "observation", observed(9.0), observed(11.0, **later))
    measure = {
        "way": "plan_values",
        "code": "k-1",
        "later_series": "s",
        "sources": ["kpres_indicators", "gus_series"],
    }
    assert values(summary_of({"measure": measure}), "period_end", "value") == [
        (date(2018, 12, 31), 10.0),
        (date(2019, 12, 31), 11.0),
    ]


def action(key, **changes):
    period = {"period_start": date(2014, 3, 1), "period_end": date(2014, 12, 31)}
    return {"action_key": key, "area_code": "24", "basis": "quoted"} | period | changes


def test_plan_starts_from_zero_the_day_before(put, summary_of):
    put("plan_actions", STAN_NA, "plan_action", action("a", planned=3.0), action("b", planned=4.0))
    target = summary_of({"measure": ACTIONS}).targets[0]
    assert (target["baseline_value"], target["baseline_period"]) == (0.0, date(2014, 2, 28))
    assert (target["target_value"], target["target_period"]) == (7.0, date(2014, 12, 31))


def test_each_key_is_taken_once(put, summary_of):
    rows = [action("a", realised=3.0), action("a", realised=3.0), action("b", realised=4.0, qualifier="ponad")]
    put("plan_actions", STAN_NA, "plan_action", *rows)
    assert values(summary_of({"measure": ACTIONS}), "value", "qualifier", "basis") == [(7.0, "ponad", "quoted")]


def test_sum_with_a_missing_part_is_no_sum(put, summary_of):
    put("plan_actions", STAN_NA, "plan_action", action("a", realised=3.0), action("b", planned=4.0))
    summary = summary_of({"measure": ACTIONS})
    assert (summary.values, summary.targets) == ([], [])


def test_topics_break_a_plan_down(put, summary_of):
    topic = action("a-temat", topic="Praca ze środowiskiem", planned=2.0)
    put("plan_actions", STAN_NA, "plan_action", action("a", planned=3.0), topic)
    summary = summary_of({"measure": ACTIONS | {"keys": ["a"]}})
    assert [(row["breakdown"], row["target_value"]) for row in summary.targets] == [
        ("", 3.0),
        ("praca-ze-srodowiskiem", 2.0),
    ]


def test_undated_plan_has_no_periods_and_undated_result_no_value(put, summary_of):
    undated = {"period_start": None, "period_end": None}
    put("plan_actions", STAN_NA, "plan_action", action("a", planned=3.0, realised=3.0, **undated))
    summary = summary_of({"measure": ACTIONS | {"keys": ["a"]}})
    assert (summary.values, summary.targets[0]["baseline_period"], summary.targets[0]["target_period"]) == (
        [],
        None,
        None,
    )


def test_entities_count_for_their_area_and_every_area_above(put, summary_of):
    entity = {"kind": "cis", "area_code": "246401"}
    rows = [entity | {"entity_key": "1"}, {"kind": "fundacja", "area_code": "24", "entity_key": "2"}]
    put("entities_sample", STAN_NA, "entity_state", *rows)
    kinds = {"cis": ["cis"], "organizacja": ["fundacja"]}
    measure = {"way": "entity_count", "kinds": kinds, "sources": ["entities_sample"]}
    summary = summary_of({"measure": measure, "areas": ["region", "subregion", "powiat", "gmina"]})
    counted = {(row["area_code"], row["breakdown"]): row["value"] for row in summary.values}
    assert counted == {
        **{(area, kind): 1.0 for area in ("246401", "2464", "24-polnocny", "24") for kind in ("", "cis")},
        ("24", ""): 2.0,
        ("24", "organizacja"): 1.0,
    }
    assert {row["period_end"] for row in summary.values} == {STAN_NA}


def test_closed_entities_are_not_counted(put, summary_of):
    rows = [{"kind": "cis", "area_code": "24", "entity_key": "1", "closed_on": date(2020, 1, 1)}]
    put("entities_sample", STAN_NA, "entity_state", *rows)
    measure = {"way": "entity_count", "kinds": {"cis": ["cis"]}, "sources": ["entities_sample"]}
    assert summary_of({"measure": measure}).values == []


def test_held_dated_events_are_counted_by_area_and_year(put, summary_of):
    held = {"event_key": "1", "status": "zrealizowane", "area_code": "24-polnocny", "date_from": date(2014, 5, 1)}
    rows = [
        held,
        held | {"event_key": "2", "area_code": "24", "date_from": date(2014, 12, 31)},
        held | {"event_key": "3", "status": "zapowiedziane"},
        held | {"event_key": "4", "date_from": None},
        held | {"event_key": "5", "date_from": date(2016, 1, 1)},
    ]
    put("events_chronicle", STAN_NA, "event", *rows)
    summary = summary_of({"measure": {"way": "event_count", "sources": ["events_chronicle"]}})
    assert sorted(values(summary, "area_code", "period_end", "value")) == [
        ("24", date(2014, 12, 31), 2.0),
        ("24", date(2016, 12, 31), 1.0),
        ("24-polnocny", date(2014, 12, 31), 1.0),
        ("24-polnocny", date(2016, 12, 31), 1.0),
    ]


@pytest.mark.parametrize(
    ("code", "areas"),
    [
        ("246401", ["246401", "2464", "24-polnocny", "24", "PL"]),
        ("24-polnocny", ["24-polnocny", "24", "PL"]),
        ("1803", ["1803", "18", "PL"]),
        ("24", ["24", "PL"]),
        ("PL", ["PL"]),
    ],
)
def test_areas_above_an_area(catalog, code, areas):
    assert areas_containing(code, catalog) == areas
