"""Where the table of a source lies in a file: its header, its rows, what above and below is not data."""

from etl.layout.header import Header, find_header, known_columns
from etl.layout.table import TextTable, cut_table

__all__ = ["Header", "TextTable", "cut_table", "find_header", "known_columns"]
