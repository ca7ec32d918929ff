"""One contract for every format: a file by its path as sheets of text, or a refusal that says what to do."""

import hashlib
import stat
from pathlib import Path

from data.errors import UserError
from etl.faults import shown
from etl.readers.csv_file import Score, open_csv
from etl.readers.raw_file import RawFile
from etl.readers.sandbox import hidden_rows_warning, read_in_child
from etl.readers.zip_check import damaged, with_password

TEXT_SUFFIXES = (".csv", ".txt", ".tsv")
CONTAINER_BY_SUFFIX = {".xlsx": "zip", ".xlsm": "zip", ".ods": "zip", ".xls": "ole"} | dict.fromkeys(
    TEXT_SUFFIXES, "text"
)
BEGINNINGS = {b"PK": "zip", b"\xd0\xcf\x11\xe0": "ole", b"%PDF": "pdf"}
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<head", b"<meta", b"<workbook")
MOST_MEGABYTES = {"zip": 100, "ole": 100, "text": 1000}
MEGABYTE = 1024**2
BEGINNING = 1024


def read_file(path: Path, score: Score = lambda _row: 0) -> RawFile:
    """Any readable file as text; `score` tells how many columns of the cards a row names. UserError for a refusal."""
    file_name, suffix = shown(path.name), path.suffix.lower()
    container = CONTAINER_BY_SUFFIX.get(suffix)
    content = _content(path, file_name, container or "text")
    if container is None:
        raise UserError(
            "{file}: files of this kind are not read, only XLSX, XLS, ODS and CSV. Save the table as one of these.",
            file=file_name,
        )
    _refuse_other_content(content, container, file_name)
    if container == "text":
        text = open_csv(path, file_name, score)
        return RawFile(file_name, text.digest, [text.head], text.encoding, text.delimiter, text)
    digest = hashlib.sha256(content).hexdigest()
    sheets, warnings = read_in_child(content, suffix, file_name)
    warnings += [hidden_rows_warning(file_name, sheet) for sheet in sheets if sheet.hidden_rows]
    return RawFile(file_name, digest, sheets, suffix[1:].upper(), warnings=warnings)


def _content(path: Path, file_name: str, container: str) -> bytes:
    """The bytes of a workbook; of a text, which is read piece by piece, the beginning."""
    most_megabytes = MOST_MEGABYTES[container]
    try:
        status = path.stat()
        # a pipe or a device might never end
        if not stat.S_ISREG(status.st_mode):
            raise OSError("no file")
        if status.st_size <= most_megabytes * MEGABYTE:
            with path.open("rb") as file:
                return file.read(BEGINNING if container == "text" else -1)
    except (OSError, ValueError) as error:
        raise UserError(
            "{file}: the file cannot be opened. Check its name, place and rights.", file=file_name
        ) from error
    raise UserError(
        "{file}: the file has {found} MB, at most {most} MB are read. Split it.",
        file=file_name,
        found=status.st_size // MEGABYTE,
        most=most_megabytes,
    )


def _refuse_other_content(content: bytes, expected: str, file_name: str) -> None:
    found = next((kind for beginning, kind in BEGINNINGS.items() if content.startswith(beginning)), "text")
    start = content[:BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if found == "text" and start.startswith(MARKUP):
        raise UserError(
            "{file}: this is a web page or XML, whatever its name says. Open it in Excel or LibreOffice and save it as "
            "XLSX.",
            file=file_name,
        )
    if found == expected:
        return
    if expected == "text":
        raise UserError(
            "{file}: this is a workbook or another binary file with the name of a text. Give it back its extension "
            "(.xlsx, .xls, .ods), or save the table as CSV (UTF-8).",
            file=file_name,
        )
    if {found, expected} == {"zip", "ole"}:
        if expected == "zip" and "EncryptedPackage".encode("utf-16-le") in content:
            raise with_password(file_name)
        raise UserError(
            "{file}: the content is another kind of workbook than the extension says. "
            "Open it in Excel or LibreOffice and save it as XLSX.",
            file=file_name,
        )
    if found == "text" and content.strip(b"\x00 \r\n\t") and b"\x00" not in content[:BEGINNING]:
        raise UserError(
            "{file}: this is a text with the name of a workbook. Change its extension to .csv, or save it as XLSX.",
            file=file_name,
        )
    raise damaged(file_name)
