"""Competing facts: at any date exactly one is visible, the best of those known then."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from etl.measures.versions import best_known

DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 12))


@st.composite
def facts(draw):
    count = draw(st.integers(1, 5))
    rows = []
    for number in range(count):
        since, until = sorted([draw(DAYS), draw(DAYS)])
        rows.append(
            {
                "load_id": number,
                "row_no": 2,
                "rank": draw(st.integers(0, 2)),
                "known_from": draw(st.sampled_from([None, since])),
                "known_to": draw(st.sampled_from([None, until])),
            }
        )
    return rows


def seen(rows, day):
    return [
        row
        for row in rows
        if (row["known_from"] is None or row["known_from"] <= day)
        and (row["known_to"] is None or row["known_to"] > day)
    ]


@given(facts(), DAYS)
def test_the_best_fact_known_at_a_day_is_the_only_one_visible(rows, day):
    kept = best_known(rows, key=lambda _: 0, rank=lambda row: row["rank"])
    known = seen(rows, day)
    visible = seen(kept, day)
    assert len(visible) == (1 if known else 0)
    if known:
        best = max(row["rank"] for row in known)
        newest = max(row["load_id"] for row in known if row["rank"] == best)
        assert visible[0]["load_id"] == newest


def test_facts_of_different_keys_do_not_compete():
    rows = [{"load_id": 1, "row_no": n, "known_from": None, "known_to": None} for n in (2, 3)]
    assert best_known(rows, key=lambda row: row["row_no"], rank=lambda _: 0) == rows
