"""Headers against the columns of a source card."""

from collections import Counter

import pandas as pd
import pytest

from data.errors import UserError
from etl.cleaning.text import column_key
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


OFFICE_HEADERS = {
    "events": ["Nr wydarzenia", "Rodzaj wydarzenia", "Nazwa wydarzenia", "Data rozpoczęcia", "Data zakończenia",
               "Miejsce", "Liczba godzin", "Liczba miejsc", "Status realizacji", "Uwagi"],
    "attendance_counts": ["ID wydarzenia", "Liczba uczestników", "Rodzaj instytucji", "Gmina", "Uwagi"],
    "plan": ["Lp.", "Kod wskaźnika", "Miernik", "Priorytet", "Jedn. miary", "Rodzaj wskaźnika", "Kierunek zmiany",
             "Wartość bazowa", "Rok bazowy", "Wartość docelowa", "Rok docelowy", "Źródło danych"],
    "plan_values": ["Kod wskaźnika", "Okres sprawozdawczy", "Wartość osiągnięta", "Subregion", "Uwagi"],
}  # fmt: skip


@pytest.mark.parametrize("source", OFFICE_HEADERS)
def test_usual_headers_of_offices_are_recognised(catalog, source):
    assert recognise(OFFICE_HEADERS[source], catalog, "x.csv").id == source


@pytest.mark.parametrize("source", ["attendance", *OFFICE_HEADERS])
def test_required_columns_alone_tell_the_source(catalog, source):
    required = [column.name for column in catalog.sources[source].columns if column.required]
    assert recognise(required, catalog, "x.csv").id == source


def test_one_header_of_a_card_means_one_column(catalog):
    doubled = [
        (source.id, key)
        for source in catalog.sources.values()
        for key, count in Counter(
            key for c in source.columns for key in {column_key(header) for header in (c.name, *c.headers)}
        ).items()
        if count > 1
    ]
    assert doubled == []


def test_unrecognised_file_names_the_candidates(catalog):
    with pytest.raises(UserError, match=r"--source, one of: attendance, .*territory"):
        recognise(["a", "b"], catalog, "x.csv")


def test_unknown_source_lists_the_known_ones(catalog):
    with pytest.raises(UserError, match=r"no source 'pes'.*territory"):
        source_named("pes", catalog)
