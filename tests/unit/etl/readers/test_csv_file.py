"""CSV as text: encodings, separators, row numbers, refusals; blocks say the same as the csv module."""

import csv
import io
from pathlib import Path

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.errors import UserError
from etl.readers.csv_block import split_block
from etl.readers.csv_file import CsvText, open_csv, quotes_do_not_match

POLISH = "nazwa;gmina\nŚwit „Źródło”;Łazy\nŻółć;Ćmielów\n"


@pytest.fixture
def opened(tmp_path):
    def open_content(content: bytes, **options) -> CsvText:
        path = tmp_path / "plik.csv"
        path.write_bytes(content)
        return open_csv(path, "plik.csv", **options)

    return open_content


def head_of(path: Path, content: bytes) -> CsvText:
    path.write_bytes(content)
    return open_csv(path, "plik.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
def test_polish_letters_survive(opened, encoding):
    text = opened(POLISH.encode(encoding))
    assert text.head.rows[1:] == [["Świt „Źródło”", "Łazy"], ["Żółć", "Ćmielów"]]
    assert "".join(text.blocks(None)) == POLISH


def test_iso_8859_2_is_told_apart_by_its_letters(opened):
    text = opened("nazwa;gmina\nŚwiąteczna źródlana;Łazy\n".encode("iso8859-2"))
    assert (text.encoding, text.head.rows[1][0]) == ("ISO 8859-2", "Świąteczna źródlana")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separator_is_the_one_that_splits_rows_alike(opened, separator):
    assert opened(f"a{separator}b\n1{separator}2\n".encode()).delimiter == separator


def test_separator_is_the_one_that_shows_known_columns(opened):
    content = b"a,b;c\n1,2;3\n"
    assert opened(content, score=lambda row: 2 * ("c" in row)).head.rows[0] == ["a,b", "c"]
    with pytest.raises(UserError, match="more than one of"):
        opened(content)


def test_line_that_declares_the_separator_is_believed(opened):
    text = opened(b"sep=,\na,b;c\n1,2;3\n")
    assert (text.delimiter, text.head.numbers, text.head.rows[0]) == (",", [2, 3], ["a", "b;c"])
    assert list(text.blocks(None)) == ["a,b;c\n1,2;3\n"]


def test_title_line_does_not_hide_the_separator(opened):
    assert opened(b"Wykaz\nnazwa;gmina\nx;y\n").head.rows[1] == ["nazwa", "gmina"]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(opened):
    head = opened(b'kod;opis\n01;"dwie\nlinie"\n;\n\n02;x\n').head
    assert (head.numbers, head.last_row, head.rows[1]) == ([1, 2, 5], 5, ["01", "dwie\nlinie"])


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
def test_unreadable_content_is_refused_with_a_remedy(opened, content, message):
    with pytest.raises(UserError, match=message) as refused:
        opened(content)
    assert str(refused.value).startswith("plik.csv: ")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(opened, line_end):
    text = opened(line_end.join(["a;b", "1;2", "3;4", ""]).encode())
    assert text.head.rows == [["a", "b"], ["1", "2"], ["3", "4"]]
    assert "".join(text.blocks(3)) == "a;b\n1;2\n3;4\n"


@given(st.binary(max_size=60) | st.text('ab;,"\t\n\r1 ', max_size=40).map(str.encode))
def test_any_bytes_are_rows_or_a_refusal(tmp_path_factory, content):
    try:
        head = head_of(tmp_path_factory.getbasetemp() / "any.csv", content).head
    except UserError:
        return
    assert len(head.numbers) == len(head.rows)
    assert all(any(cell.strip() for cell in row) for row in head.rows)
    assert head.last_row >= max(head.numbers, default=0)


def records_of_blocks(text: str, width: int) -> list[list[str]]:
    """Records as `split_block` tells them, blank and misshapen ones in their place."""
    block = split_block(text, ";", width)
    rows = dict(zip(block.places.tolist(), map(list, block.frame.rows()), strict=True)) | block.others
    return [rows[place] for place in range(block.records)]


def trimmed(row: list[str], width: int) -> list[str]:
    """A row without spaces around cells and blank cells beyond its width; a blank row has no cells."""
    cells = [cell.strip() for cell in row]
    return (cells[:width] if not any(cells[width:]) else cells) if any(cells) else []


@given(st.text('a;"\n ł', max_size=30), st.integers(1, 3))
@example('a";"\n";a"', 1)
@example(";\na\n;;", 2)
@example("a;a\na\na;a;", 2)
def test_blocks_hold_the_records_that_the_csv_module_finds(text, width):
    try:
        expected = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    except csv.Error:
        with pytest.raises(csv.Error):
            split_block(text, ";", width)
        return
    found = records_of_blocks(text, width)
    assert [trimmed(row, width) for row in found] == [trimmed(row, width) for row in expected]


@given(
    st.lists(st.lists(st.text("ab łŻ\"';\n", max_size=6), min_size=3, max_size=3), min_size=1, max_size=12),
    st.integers(1, 40),
)
def test_cutting_into_blocks_changes_nothing(tmp_path_factory, rows, size):
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\n")
    writer.writerow(["nazwa", "gmina", "opis"])
    writer.writerows(rows)
    path = tmp_path_factory.getbasetemp() / "blocks.csv"
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="")
    text = open_csv(path, "blocks.csv", lambda row: 3 * (list(row) == ["nazwa", "gmina", "opis"]))
    found = [row for block in text.blocks(size) for row in records_of_blocks(block, 3)]
    assert [trimmed(row, 3) for row in found[1:]] == [trimmed(row, 3) for row in rows]


def test_plain_lines_are_split_at_once_and_quoted_ones_put_back_in_their_place():
    block = split_block('1;a\n2;"b;c"\n3\n4;d\n', ";", 2)
    assert block.frame.equals(pl.DataFrame({"0": ["1", "2", "4"], "1": ["a", "b;c", "d"]}))
    assert (block.places.tolist(), block.others, block.records) == ([0, 1, 3], {2: ["3"]}, 4)


def test_cell_that_never_ends_is_told_with_its_line():
    with pytest.raises(csv.Error) as error:
        split_block('1;a\n2;"b\n3;c\n', ";", 2)
    assert "near line" in str(quotes_do_not_match("x", getattr(error.value, "line_num", 0)))
