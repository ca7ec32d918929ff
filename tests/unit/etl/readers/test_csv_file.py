"""CSV as text: encodings, separators, row numbers, refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import UserError
from etl.readers.csv_file import read_csv

POLISH = "nazwa;gmina\nŚwit „Źródło”;Łazy\nŻółć;Ćmielów\n"


def rows_of(content: bytes, **options) -> list[list[str]]:
    return read_csv(content, "plik.csv", **options)[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
def test_polish_letters_survive(encoding):
    assert rows_of(POLISH.encode(encoding))[1:] == [["Świt „Źródło”", "Łazy"], ["Żółć", "Ćmielów"]]


def test_iso_8859_2_is_told_apart_by_its_letters():
    sheet, encoding, _ = read_csv("nazwa;gmina\nŚwiąteczna źródlana;Łazy\n".encode("iso8859-2"), "plik.csv")
    assert (encoding, sheet.rows[1][0]) == ("ISO 8859-2", "Świąteczna źródlana")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separator_is_the_one_that_splits_rows_alike(separator):
    assert read_csv(f"a{separator}b\n1{separator}2\n".encode(), "plik.csv")[2] == separator


def test_separator_is_the_one_that_shows_known_columns():
    content = b"a,b;c\n1,2;3\n"
    assert rows_of(content, score=lambda row: 2 * ("c" in row))[0] == ["a,b", "c"]
    with pytest.raises(UserError, match="more than one of"):
        rows_of(content)


def test_line_that_declares_the_separator_is_believed():
    sheet, _, delimiter = read_csv(b"sep=,\na,b;c\n1,2;3\n", "plik.csv")
    assert (delimiter, sheet.numbers, sheet.rows[0]) == (",", [2, 3], ["a", "b;c"])


def test_title_line_does_not_hide_the_separator():
    assert rows_of(b"Wykaz\nnazwa;gmina\nx;y\n")[1] == ["nazwa", "gmina"]


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    sheet, _, _ = read_csv(b'kod;opis\n01;"dwie\nlinie"\n;\n\n02;x\n', "plik.csv")
    assert (sheet.numbers, sheet.last_row, sheet.rows[1]) == ([1, 2, 5], 5, ["01", "dwie\nlinie"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"nazwa\n\x9cwit\n\xb6wit\n", "encoding cannot be told"),
        (b"a;b\x00\n", "not a text file"),
        ("a;b\n".encode("utf-16-le"), "not a text file"),
        (b"\xff\xfea", "not a text file"),
        (b'a;b\n"1;2\n', "quotation marks do not match, look near line 2"),
    ],
)
def test_unreadable_content_is_refused_with_a_remedy(content, message):
    with pytest.raises(UserError, match=message) as refused:
        rows_of(content)
    assert str(refused.value).startswith("plik.csv: ")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(line_end):
    assert rows_of(line_end.join(["a;b", "1;2", "3;4", ""]).encode()) == [["a", "b"], ["1", "2"], ["3", "4"]]


@given(st.binary(max_size=60) | st.text('ab;,"\t\n\r1 ', max_size=40).map(str.encode))
def test_any_bytes_are_rows_or_a_refusal(content):
    try:
        sheet, _, _ = read_csv(content, "plik.csv")
    except UserError:
        return
    assert len(sheet.numbers) == len(sheet.rows)
    assert all(any(cell.strip() for cell in row) for row in sheet.rows)
    assert sheet.last_row >= max(sheet.numbers, default=0)
