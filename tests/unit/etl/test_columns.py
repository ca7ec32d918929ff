"""Headers against the columns of a source card."""

import pandas as pd
import pytest

from data.errors import UserError
from etl.columns import match_columns, recognise, source_named, with_our_names


@pytest.fixture
def territory(catalog):
    return catalog.sources["territory"]


def test_headers_match_whatever_their_case_spaces_and_underscores(territory):
    match = match_columns(["TERC", "Nazwa ", "RODZAJ", "Powiat TERYT", "state date"], territory)
    assert match.header_by_name == {
        "terc": "TERC",
        "name": "Nazwa ",
        "kind": "RODZAJ",
        "powiat": "Powiat TERYT",
        "state_date": "state date",
    }


def test_all_missing_columns_are_named_at_once(territory):
    frame = pd.DataFrame({"terc": ["2403011"], "name": ["Cieszyn"]})
    with pytest.raises(UserError, match=r"t\.csv: required columns are missing: kind, powiat\..*found: terc, name"):
        with_our_names(frame, match_columns(list(frame), territory), territory, "t.csv")


def test_two_headers_for_one_column_are_refused(territory):
    frame = pd.DataFrame(columns=["terc", "TERYT", "nazwa", "rodzaj", "powiat"], dtype=object)
    with pytest.raises(UserError, match="more than one header means the same column: terc"):
        with_our_names(frame, match_columns(list(frame), territory), territory, "t.csv")


def test_unknown_headers_are_left_out_and_absent_optional_columns_are_empty(territory):
    frame = pd.DataFrame({"terc": ["1"], "nazwa": ["n"], "rodzaj": ["r"], "powiat": ["p"], "kolor": ["k"]})
    match = match_columns(list(frame), territory)
    named = with_our_names(frame, match, territory, "t.csv")
    assert (match.unknown, list(named), named.loc[0, "source"]) == (
        ["kolor"],
        ["terc", "name", "kind", "powiat", "state_date", "source"],
        "",
    )


def test_every_bundled_layout_is_recognised_by_its_headers(catalog):
    for source in catalog.sources.values():
        headers = [column.name for column in source.columns]
        assert recognise(headers, catalog, "x.csv").id == source.id


def test_unrecognised_file_names_the_candidates(catalog):
    with pytest.raises(UserError, match=r"--source, one of: entities_sample, .*territory"):
        recognise(["a", "b"], catalog, "x.csv")


def test_unknown_source_lists_the_known_ones(catalog):
    with pytest.raises(UserError, match=r"no source 'pes'.*territory"):
        source_named("pes", catalog)
