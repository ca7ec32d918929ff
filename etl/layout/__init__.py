"""Where the table of a source lies in a file: its header, its rows, what above and below is not data."""

from etl.layout.header import Header, find_header, known_columns
from etl.layout.table import Judge, TextTable

__all__ = ["Header", "Judge", "TextTable", "find_header", "known_columns"]
