"""Writes a demonstration set into its folder: CSV as offices save it, a truth about the misspellings, a note."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TextIO

from data.errors import UserError
from etl.sample.demo_set import DemoSet
from etl.sample.noise import FIRST_ROW, Change, Noise
from etl.sample.table import Table

ENCODING, DELIMITER, LINE_END = "cp1250", ";", "\r\n"
README, TRUTH = "README.md", "prawda.json"
README_TITLE = "# Zestaw demonstracyjny Barometru ES"
OUR_FILES = re.compile(r"demo_[\w-]+\.csv|prawda\.json(\.part)?|README\.md")
PROGRESS_EVERY_ROWS = 500_000


class Writes(Protocol):
    """What csv.writer gives."""

    def writerow(self, row: Iterable[str], /) -> object:
        """One line."""

    def writerows(self, rows: Iterable[Iterable[str]], /) -> object:
        """Many lines."""


# Told the name of a file, the rows written so far and whether it is finished.
Progress = Callable[[str, int, bool], None]


def write_set(found: DemoSet, progress: Progress) -> None:
    """All files of the set; UserError when the folder holds anything else or cannot be written."""
    folder = found.order.out
    try:
        prepare_folder(folder)
        (folder / README).write_bytes(_readme(found).encode())
        part = folder / f"{TRUTH}.part"
        with part.open("w", encoding="utf-8", newline="") as truth:
            _write_truth(truth, found, progress)
        part.replace(folder / TRUTH)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(
            "{folder}: the files cannot be written ({reason}). Check its rights and the free space.",
            folder=folder,
            reason=reason,
        ) from error


def prepare_folder(folder: Path) -> None:
    """Makes the folder, or clears it of an earlier set; UserError when it holds anything else."""
    if folder.exists() and not folder.is_dir():
        raise UserError("{folder}: this is a file, expected a folder. Name another one with --out.", folder=folder)
    folder.mkdir(parents=True, exist_ok=True)
    names = sorted(path.name for path in folder.iterdir())
    if not names:
        return
    foreign = [name for name in names if not OUR_FILES.fullmatch(name)]
    if foreign or not _is_ours(folder):
        raise UserError(
            "{folder}: the folder holds other files, e.g. {example}. Name an empty or a new folder with --out.",
            folder=folder,
            example=(foreign or names)[0],
        )
    for name in names:
        (folder / name).unlink()


def _is_ours(folder: Path) -> bool:
    readme = folder / README
    return readme.is_file() and readme.read_bytes().startswith(README_TITLE.encode())


def _write_truth(truth: TextIO, found: DemoSet, progress: Progress) -> None:
    """What was asked for, each misspelling as the files are written, and the counts."""
    order = found.order
    asked = {
        "demonstracja": True,
        "ziarno": order.seed,
        "wojewodztwo": order.region.teryt,
        "podmioty": order.entities,
        "obecnosci": order.attendance,
        "udzial_wierszy_z_bledem": order.noise,
        "migawki": [day.isoformat() for day in found.snapshot_days],
        "liczby": found.facts(),
    }
    head = json.dumps(asked, ensure_ascii=False, indent=1).removesuffix("\n}")
    truth.write(f'{head},\n "bledy": [')
    separator = "\n"
    for table in found.tables():
        for change in write_table(order.out, table, found.noise, progress):
            truth.write(separator + _change(change))
            separator = ",\n"
    truth.write("\n ]\n}\n")


def _change(change: Change) -> str:
    names = ("plik", "wiersz", "kolumna", "rodzaj", "poprawnie", "w_pliku")
    return "  " + json.dumps(dict(zip(names, change, strict=True)), ensure_ascii=False)


def write_table(folder: Path, table: Table, noise: Noise, progress: Progress) -> Iterator[Change]:
    """Writes one file while its changes are read; the file is complete after the last of them."""
    rows, next_report = 0, PROGRESS_EVERY_ROWS
    with _csv_writer(folder / table.file_name) as writer:
        writer.writerow(table.columns)
        for piece in table.pieces:
            yield from noise.misspell(table.file_name, piece, FIRST_ROW + rows)
            writer.writerows(zip(*(piece[column] for column in table.columns), strict=True))
            rows += len(piece[table.columns[0]])
            if rows >= next_report:
                progress(table.file_name, rows, False)
                next_report += PROGRESS_EVERY_ROWS
    progress(table.file_name, rows, True)


@contextmanager
def _csv_writer(path: Path) -> Iterator[Writes]:
    with path.open("w", encoding=ENCODING, newline="") as file:
        yield csv.writer(file, delimiter=DELIMITER, lineterminator=LINE_END)


def _readme(found: DemoSet) -> str:
    order = found.order
    return f"""{README_TITLE}

Wszystkie podmioty, osoby, wydarzenia, wskaźniki i wartości w tych plikach są zmyślone i nie opisują nikogo
prawdziwego. Prawdziwe są tylko nazwy i kody gmin i powiatów. Każdy wiersz ma kolumnę „demonstracja” = „tak”.

Powstały poleceniem: python -m etl sample --region {order.region.id} --entities {order.entities} \
--attendance {order.attendance} --seed {order.seed} --noise {order.noise} --snapshots {order.snapshots} --out FOLDER

Liczebność i wzrost rodzajów podmiotów są wzorowane na danych GUS (data/raw/SOURCES.md), a tam, gdzie takich danych
nie ma, na założeniach zapisanych w etl/sample. Plik prawda.json podaje liczby zestawu i każdą celowo źle zapisaną
komórkę: plik, wiersz, kolumnę, zapis poprawny i zapis w pliku.
"""
