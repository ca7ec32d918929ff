"""Corrections change the cell they name and nothing else, and say when they no longer match."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.corrections import Correction, Corrector, apply, fingerprint, quarrels
from etl.layout.number_cells import NumberCells, attach, numbers_in


def correction(match: dict[str, str], column: str, was: str, becomes: str, **change: object) -> Correction:
    """An entry of a card of the source 'events'."""
    fields = {"card": "c", "place": 1, "source": "events", "author": "A. N.", "date": date(2026, 1, 15)}
    reason = {"pl": "literówka", "en": "typing error"}
    return Correction(match=match, column=column, was=was, becomes=becomes, reason=reason, **fields | change)


def frame_of(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Rows from 2 with the columns id, gmina and status."""
    index = pd.RangeIndex(2, 2 + len(rows), name="row_no")
    return pd.DataFrame(list(rows), columns=["id", "gmina", "status"], index=index, dtype=object)


FILE = frame_of(("W/1", "Lazy", "planowane"), ("W/2", "Lazy", "planowane"), ("W/3", "Cieszyn", "odwołane"))
PLACE = correction({"id": "W/2"}, "gmina", "Lazy", "Łazy")


def test_only_the_named_cell_changes():
    corrected = apply(FILE, "events", [PLACE])
    assert corrected.frame.to_numpy().tolist() == [
        ["W/1", "Lazy", "planowane"], ["W/2", "Łazy", "planowane"], ["W/3", "Cieszyn", "odwołane"],
    ]  # fmt: skip
    assert [(done.row, done.correction) for done in corrected.applied] == [(3, PLACE)]
    assert corrected.notes == []
    assert FILE.loc[3, "gmina"] == "Lazy"


def test_note_tells_row_column_both_texts_and_the_reason():
    (done,) = apply(FILE, "events", [PLACE]).applied
    assert str(done.told("pl")) == ("Row 3, column 'gmina': 'Lazy' was corrected to 'Łazy' (correction c: literówka).")
    assert "typing error" in str(done.told("en"))


def test_every_row_that_fits_is_corrected():
    every = correction({"status": "planowane"}, "gmina", "Lazy", "Łazy")
    assert apply(FILE, "events", [every]).frame["gmina"].tolist() == ["Łazy", "Łazy", "Cieszyn"]


def test_texts_are_compared_without_superfluous_spaces():
    frame = frame_of((" W/2 ", "Lazy\u00a0 ", "planowane"))
    assert apply(frame, "events", [PLACE]).frame["gmina"].tolist() == ["Łazy"]


def test_correction_of_another_source_is_left_alone_and_not_told():
    corrected = apply(FILE, "plan", [PLACE])
    assert (corrected.frame.equals(FILE), corrected.applied, corrected.notes) == (True, [], [])


@pytest.mark.parametrize(
    ("stale", "told"),
    [
        (correction({"id": "W/9"}, "gmina", "Lazy", "Łazy"), "no row has id = 'W/9'"),
        (correction({"id": "W/2", "status": "x"}, "gmina", "Lazy", "Łazy"), "no row has id = 'W/2', status = 'x'"),
        (correction({"id": "W/3"}, "gmina", "Lazy", "Łazy"), "row 4 says 'Cieszyn', expected 'Lazy'"),
        (correction({"id": "W/2"}, "barwa", "x", "y"), "no row has id = 'W/2'"),
    ],
)
def test_correction_that_no_longer_matches_changes_nothing_and_warns(stale, told):
    corrected = apply(FILE, "events", [stale])
    assert (corrected.frame.equals(FILE), corrected.applied) == (True, [])
    (note,) = corrected.notes
    assert told in str(note)
    assert "no longer matches" in str(note)


def test_correction_looks_at_the_file_and_not_at_other_corrections():
    status = correction({"gmina": "Lazy"}, "status", "planowane", "odwołane", place=2)
    corrected = apply(FILE, "events", [correction({"id": "W/1"}, "gmina", "Lazy", "Łazy"), status])
    assert corrected.frame["status"].tolist() == ["odwołane", "odwołane", "odwołane"]


def test_empty_cell_may_be_filled_and_a_cell_emptied():
    filled = correction({"id": "W/1"}, "gmina", "", "Łazy")
    emptied = correction({"id": "W/2"}, "status", "planowane", "", place=2)
    frame = apply(frame_of(("W/1", "", ""), ("W/2", "Lazy", "planowane")), "events", [filled, emptied]).frame
    assert frame.to_numpy().tolist() == [["W/1", "Łazy", ""], ["W/2", "Lazy", ""]]


def test_columns_of_categories_are_corrected_too():
    frame = apply(FILE.astype("category"), "events", [PLACE]).frame
    assert frame["gmina"].astype(object).tolist() == ["Lazy", "Łazy", "Cieszyn"]
    assert frame.dtypes.astype(str).tolist() == ["category"] * 3


def test_corrected_cell_is_no_longer_a_number_of_the_workbook():
    frame = frame_of(("W/1", "12.345", ""), ("W/2", "12.345", ""))
    attach(frame, NumberCells(pd.Series(["tn", "tn"], index=[2, 3]), {"gmina": 1}))
    corrected = apply(frame, "events", [correction({"id": "W/2"}, "gmina", "12.345", "12345")]).frame
    assert numbers_in(corrected, "gmina").tolist() == [True, False]
    assert numbers_in(frame, "gmina").tolist() == [True, True]


def test_file_in_pieces_is_judged_as_a_whole():
    stale = correction({"id": "W/9"}, "gmina", "a", "b", place=2)
    corrector = Corrector("events", [PLACE, stale])
    pieces = [corrector.apply(FILE.loc[[row]]) for row in FILE.index]
    assert pd.concat(pieces)["gmina"].tolist() == ["Lazy", "Łazy", "Cieszyn"]
    assert [note.values_by_name["entry"] for note in corrector.notes()] == [2]


def test_fingerprint_follows_what_is_done_and_nothing_else():
    other = correction({"id": "W/1"}, "gmina", "Lazy", "Łazy", place=2)
    by_somebody_else = correction({"id": "W/2"}, "gmina", "Lazy", "Łazy", card="d", author="B. M.")
    assert fingerprint("events", []) == fingerprint("plan", [PLACE]) == ""
    assert fingerprint("events", [PLACE, other]) == fingerprint("events", [other, by_somebody_else])
    assert fingerprint("events", [PLACE]) != fingerprint("events", [PLACE, other])


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (({"id": "1"}, "gmina", "a", "b"), ({"id": "1"}, "gmina", "a", "c"), 1),
        (({"id": "1"}, "gmina", "a", "b"), ({"status": "x"}, "gmina", "a", "b"), 1),
        (({"id": "1"}, "gmina", "a", "b"), ({"id": "1"}, "gmina", "b", "c"), 1),
        (({"id": "1"}, "gmina", "a", "b"), ({"gmina": "b"}, "status", "x", "y"), 1),
        (({"id": "1"}, "gmina", "a", "b"), ({"id": "2"}, "gmina", "b", "c"), 0),
        (({"id": "1"}, "gmina", "a", "b"), ({"id": "2"}, "gmina", "a", "b"), 0),
        (({"id": "1"}, "gmina", "a", "b"), ({"id": "1"}, "status", "x", "y"), 0),
    ],
)
def test_corrections_of_one_cell_or_on_top_of_each_other_quarrel(first, second, count):
    pair = [correction(*first), correction(*second, place=2)]
    assert len(quarrels(pair)) == count


def test_column_that_is_corrected_itself_keeps_no_two_corrections_apart():
    first = correction({"id": "1"}, "gmina", "a", "b")
    second = correction({"gmina": "a"}, "id", "1", "2", place=2)
    third = correction({"id": "2"}, "gmina", "b", "c", place=3)
    once = apply(frame_of(("1", "a", "")), "events", [first, second, third]).frame
    assert not apply(once, "events", [first, second, third]).frame.equals(once)
    assert (first, third) in quarrels([first, second, third])


TEXTS = st.sampled_from(["", "a", "b", " a"])
COLUMNS = st.sampled_from(["id", "gmina", "status"])
FRAMES = st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4).map(lambda rows: frame_of(*rows))
PLAIN = st.sampled_from(["", "a", "b"])
ENTRIES = st.lists(
    st.tuples(st.dictionaries(COLUMNS, PLAIN, min_size=1, max_size=2), COLUMNS, PLAIN, PLAIN).filter(
        lambda entry: entry[2] != entry[3] and entry[0].get(entry[1], entry[2]) == entry[2]
    ),
    max_size=4,
).map(lambda entries: [correction(*entry, place=place) for place, entry in enumerate(entries, start=1)])


@given(FRAMES, ENTRIES)
def test_applying_twice_changes_nothing_more(frame, corrections):
    kept = corrections if not quarrels(corrections) else corrections[:1]
    once = apply(frame, "events", kept)
    twice = apply(once.frame, "events", kept)
    assert (twice.frame.equals(once.frame), twice.applied) == (True, [])


@given(FRAMES, ENTRIES)
def test_each_correction_is_done_or_told_and_other_cells_stay(frame, corrections):
    corrected = apply(frame, "events", corrections)
    done = {applied.correction.place for applied in corrected.applied}
    told = {note.values_by_name["entry"] for note in corrected.notes}
    assert (done | told, done & told) == ({c.place for c in corrections}, set())
    touched = {(applied.row, applied.correction.column) for applied in corrected.applied}
    differs = corrected.frame != frame
    assert {(row, column) for row in frame.index for column in frame if differs.loc[row, column]} <= touched
