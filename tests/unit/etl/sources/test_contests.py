"""Results of contests: three rows typed by hand, and what is wrong with others."""

from datetime import date

import pytest

from etl.sources import contests

FRIENDLY = {
    "region": "24", "contest": "Gmina przyjazna ekonomii społecznej", "edition": "2014", "decision_date": "2014-12-12",
    "award": "II", "laureate": "Mikołów", "laureate_kind": "gmina", "score": "64.67",
}  # fmt: skip
START = {"region": "24", "contest": "Klauzule społeczne na start", "award": "I", "laureate": "Częstochowa"}
PEOPLE = {"region": "24", "contest": "Przyjaciel ekonomii społecznej", "edition": "2017", "award": "rozstrzygnięcie",
          "resolution_no": "2395/227/V/2017", "laureate_kind": "osoby"}  # fmt: skip


def test_rows_say_who_was_given_what(rows_of, context):
    found = contests.transform(rows_of("contests", FRIENDLY, START, PEOPLE), context)
    facts = found.facts["award"]
    assert found.faults == []
    first = facts.loc[2]
    assert (first["edition"], first["decided_on"], first["award"], first["score"]) == (
        2014,
        date(2014, 12, 12),
        "II",
        64.67,
    )
    assert facts.loc[3, ["decided_on"]].isna().all()
    assert facts["edition"].isna().tolist() == [False, True, False]
    assert facts["laureate"].tolist() == ["Mikołów", "Częstochowa", ""]
    assert facts["resolution"].tolist() == ["", "", "2395/227/V/2017"]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"region": "2464"}, "region"),
        ({"region": ""}, "region"),
        ({"contest": ""}, "contest"),
        ({"award": ""}, "award"),
        ({"edition": "MMXIV"}, "edition"),
        ({"edition": "20140"}, "edition"),
        ({"decision_date": "w grudniu"}, "decision_date"),
        ({"score": "dużo"}, "score"),
    ],
)
def test_what_is_wrong_is_named(rows_of, context, change, column):
    faults = contests.transform(rows_of("contests", FRIENDLY | change), context).faults
    assert [fault.column for fault in faults] == [column]
