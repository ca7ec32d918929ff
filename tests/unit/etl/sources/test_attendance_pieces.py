"""Lists read by distinct cells say row by row what the whole frame says. All people and institutions invented."""

from datetime import date

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.store.attendance_rows import INSTITUTION, Narrower
from etl.checks import Checks
from etl.prepared import Context
from etl.sources.attendance import questions, transform
from etl.sources.attendance_pieces import ListReader
from tests.unit.etl.conftest import AREAS

COLUMNS = {
    "wydarzenie_id": ["SP/2014/017", " SP/2014/017", "Anna Nowak", "", "W 3"],
    "instytucja": ["GOPS Kozy", "Fundacja „Razem”", "Anna Nowak", ""],
    "typ_instytucji": ["JST", "PES", "ktoś", ""],
    "nip": ["", "1234563218", "123"],
    "gmina": ["", "Kozy", "Nigdzie"],
    "teryt": ["", "2402052"],
    "rola": ["uczestnik", "Trenerka", "skarbnik", ""],
    "godziny": ["7", "6,5", "", "dużo"],
    "demonstracja": ["", "tak", "nie"],
}
ROWS = st.lists(st.tuples(*map(st.sampled_from, COLUMNS.values())), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def context(catalog) -> Context:
    """What is known beside the file, once for all examples."""
    return Context(catalog, date(2024, 6, 30), AREAS)


@settings(max_examples=30, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=3))
def test_pieces_say_what_frames_say(context, pieces):
    reader, events, institutions, roles, first = ListReader(context), [], [], [], 2
    for rows in pieces:
        numbers = np.arange(first, first + len(rows))
        first += len(rows)
        frame = pd.DataFrame(rows, columns=list(COLUMNS), index=pd.Index(numbers, name="row_no"), dtype=object)
        whole = transform(frame, context)
        piece = reader.read(pl.DataFrame(rows, schema=list(COLUMNS), orient="row"), numbers)
        events += piece.rows.new_events
        institutions += piece.rows.new_institutions
        roles += piece.rows.new_roles
        facts = whole.facts["attendance"]
        sound = facts[~facts["row_no"].isin([fault.row for fault in whole.faults])]
        assert piece.rows.row_no.tolist() == sound["row_no"].tolist()
        assert [events[number] for number in piece.rows.event] == sound["event_key"].tolist()
        expected = zip(*(sound[name] for name in INSTITUTION), strict=True)
        assert [institutions[number] for number in piece.rows.institution] == list(expected)
        assert [roles[number] for number in piece.rows.role] == sound["role"].tolist()
        np.testing.assert_array_equal(piece.rows.hours, sound["hours"].to_numpy(dtype=float))
        assert sorted(map(repr, piece.faults)) == sorted(map(repr, whole.faults))
        assert (list(map(str, piece.notes)), piece.is_demo) == (list(map(str, whole.notes)), whole.is_demo)


def test_texts_of_refused_rows_are_not_counted(context):
    reader = ListReader(context)
    rows = [("", "GOPS Kozy", *[""] * 7), ("SP/1", "Razem", *[""] * 7)]
    piece = reader.read(pl.DataFrame(rows, schema=list(COLUMNS), orient="row"), np.array([2, 3]))
    assert (piece.rows.new_events, [one[0] for one in piece.rows.new_institutions]) == (["SP/1"], ["Razem"])


def test_narrow_rows_of_frames_are_counted_on():
    narrower = Narrower()
    frame = pd.DataFrame(
        {"row_no": [2, 3], "event_key": ["B", "A"], "institution": "GOPS", "institution_kind": "ops", "nip": "",
         "area_code": "", "role": "ekspert", "hours": [1.0, None]}
    )  # fmt: skip
    first, second = narrower.narrow(frame), narrower.narrow(frame[1:])
    assert (first.new_events, first.event.tolist(), len(first.new_institutions)) == (["B", "A"], [0, 1], 1)
    assert (second.new_events, second.event.tolist(), second.new_institutions) == ([], [1], [])


@pytest.mark.parametrize("name", ["mgr Xenobia Zyzka (GOPS Kozy)", "Łazarz Zyzka", "mgr. Ala Zyzka", "ŁAZARZ ZYZKA"])
def test_a_person_in_the_place_of_an_institution_is_left_out(context, name):
    frame = pd.DataFrame({"instytucja": [name, "GOPS Kozy"]}, dtype=object)
    _columns, ask = questions(context)["institution"]
    assert ask(Checks(frame)).tolist() == ["", "GOPS Kozy"]
