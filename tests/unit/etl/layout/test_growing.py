"""Cells that came in an earlier piece are not looked at again, and answers and faults are those of each row."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from etl.faults import Fault
from etl.layout.growing import AskedOnce, Numbered

EMPTY = Fault("a value", "Fill in the cell.")


@given(st.lists(st.lists(st.sampled_from(["a", "b", "ą", "", "a b", "\x1f"]), max_size=6), max_size=5))
def test_text_keeps_its_number_in_every_piece(pieces):
    numbered, text_by_number = Numbered(), list[str]()
    for texts in pieces:
        places, new = numbered.places(pl.Series(texts, dtype=pl.String))
        text_by_number += [texts[row] for row in new]
        assert [text_by_number[place] for place in places] == texts
    assert len(set(text_by_number)) == len(text_by_number) == numbered.count


def test_question_is_asked_of_new_cells_only_and_every_row_gets_its_fault():
    asked_of = []

    def question(checks):
        asked_of.append(checks.frame["a"].tolist())
        checks.refuse(checks.frame["b"] == "", "b", EMPTY)
        return {"both": checks.frame["a"] + checks.frame["b"]}

    once, answers, faulty = AskedOnce(["a", "b"], question), list[object](), []
    for start, rows in ((2, [("x", "1"), ("y", "")]), (4, [("y", ""), ("x", "1"), ("z", "2")])):
        cells = pl.DataFrame(rows, schema=["a", "b"], orient="row")
        found = once.of(cells)
        answers += found.new["both"]
        assert [answers[place] for place in found.places] == [a + b for a, b in rows]
        faulty += [fault.row for fault in once.faults(found, range_of(start, len(rows)))]
    assert asked_of == [["x", "y"], ["z"]]
    assert faulty == [3, 4]


def range_of(start, count):
    return pl.int_range(start, start + count, eager=True).to_numpy()
