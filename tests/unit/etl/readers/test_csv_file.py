"""CSV files as text: encodings, separators, row numbers, refusals."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.errors import UserError
from etl.readers.csv_file import read_csv

POLISH = "nazwa;gmina\nŚwit „Źródło”;Łazy\nŻółć;Ćmielów\n"


@pytest.fixture
def file_of(tmp_path: Path):
    def write(content: bytes) -> Path:
        path = tmp_path / "plik.csv"
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
def test_polish_letters_survive(file_of, encoding):
    frame = read_csv(file_of(POLISH.encode(encoding))).frame
    assert frame["nazwa"].tolist() == ["Świt „Źródło”", "Żółć"]


def test_iso_8859_2_is_told_apart_by_its_letters(file_of):
    table = read_csv(file_of("nazwa;gmina\nŚwiąteczna źródlana;Łazy\n".encode("iso8859-2")))
    assert (table.encoding, table.frame.loc[2, "nazwa"]) == ("ISO 8859-2", "Świąteczna źródlana")


def test_bytes_of_both_old_encodings_are_not_guessed(file_of):
    with pytest.raises(UserError, match="encoding cannot be told"):
        read_csv(file_of(b"nazwa\n\x9cwit\n\xb6wit\n"))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separator_is_found_in_the_header(file_of, separator):
    table = read_csv(file_of(f"a{separator}b\n1{separator}2\n".encode()))
    assert (table.delimiter, table.frame.loc[2].tolist()) == (separator, ["1", "2"])


def test_header_that_splits_two_ways_is_not_guessed(file_of):
    with pytest.raises(UserError, match="more than one of"):
        read_csv(file_of(b"nazwa, adres;typ\n1;2\n"))


def test_rows_are_numbered_as_a_spreadsheet_shows_them(file_of):
    table = read_csv(file_of(b'kod;opis\n01;"dwie\nlinie"\n;\n\n02;x\n'))
    assert table.frame.index.tolist() == [2, 5]
    assert (table.frame["kod"].tolist(), table.blank_rows, table.rows_read) == (["01", "02"], 2, 4)


def test_rows_wider_or_narrower_than_the_header_are_faults(file_of):
    table = read_csv(file_of(b"a;b\n1;2\n1;2;3\n1\n1;2;\n"))
    assert [(fault.row, fault.found) for fault in table.faults] == [(3, "3"), (4, "1")]
    assert table.rows_read == 4


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04", "workbook"),
        ("a;b\n".encode("utf-16"), "not a text file"),
        (b"", "first row is empty"),
        (b"a;b;a\n1;2;3\n", "repeats a"),
        (b'a;b\n"1;2\n', "quotation marks do not match, look near line 2"),
    ],
)
def test_unreadable_files_are_refused_with_a_remedy(file_of, content, message):
    with pytest.raises(UserError, match=message) as refused:
        read_csv(file_of(content))
    assert str(refused.value).startswith("plik.csv: ")


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(UserError, match=r"nie_ma\.csv: the file cannot be opened"):
        read_csv(tmp_path / "nie_ma.csv")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(file_of, line_end):
    assert read_csv(file_of(line_end.join(["a;b", "1;2", "3;4", ""]).encode())).frame["b"].tolist() == ["2", "4"]


@given(st.binary(max_size=60) | st.text('ab;,"\t\n\r1 ', max_size=40).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_table_or_a_refusal(file_of, content):
    try:
        table = read_csv(file_of(content))
    except UserError:
        return
    assert table.rows_read == len(table.frame) + table.blank_rows + len(table.faults)
