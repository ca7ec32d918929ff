"""The same public file, loaded from every format, gives the same content."""

import csv
from pathlib import Path

import pytest

from data.settings import read_settings
from etl.__main__ import main
from etl.bundle import RAW
from etl.readers.cells import number_text
from tests.workbooks import csv_text, ods, ods_table, xls, xlsx

TITLES = [["Ludność i powierzchnia"], ["stan na 30.06.2024"]]


@pytest.fixture(scope="module")
def rows() -> list[list[object]]:
    """Rows of population.csv as a spreadsheet types them: numbers as numbers, nothing as nothing."""
    with (RAW / "population.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    numbers = {header.index("population"), header.index("area_km2")}
    typed = [[float(cell) if place in numbers and cell else cell for place, cell in enumerate(row)] for row in rows]
    return [list(header), *([None if cell == "" else cell for cell in row] for row in typed)]


@pytest.fixture
def etl(tmp_path: Path, monkeypatch, capsys):
    """Runs a command on an empty database with the bundled files."""
    monkeypatch.setenv("BAROMETR_DATABASE_URL", f"sqlite:///{tmp_path / 'barometr.sqlite'}")
    read_settings.cache_clear()

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--lang", "en"])
        return code, *capsys.readouterr()

    assert run("bootstrap")[0] == 0
    yield run
    read_settings.cache_clear()


def test_every_format_gives_the_same_content(etl, rows, tmp_path):
    with_titles = [*TITLES, *rows]
    plain = [[number_text(cell) if isinstance(cell, float) else cell or "" for cell in row] for row in rows]
    contents = {
        "p.xlsx": xlsx(with_titles),
        "p.xls": xls(with_titles),
        "p.ods": ods(ods_table(with_titles)),
        "p.csv": csv_text(plain, "\t").replace('"', "").encode("utf-16"),
    }
    digests = set()
    for name, content in contents.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert etl("check", str(path))[0] == 0
        code, out, _ = etl("load", str(path), "--source", "population", "--stan-na", "2024-06-30")
        assert (code, "590 read, 590 accepted, 0 rejected, 0 blank" in out) == (0, True)
        number = out.split("loaded as load ")[1].strip()
        assert "already loaded" in etl("load", str(path), "--source", "population", "--stan-na", "2024-06-30")[1]
        digests.add(etl("digest")[1])
        assert etl("undo", number)[0] == 0
    assert len(digests) == 1


def test_faults_of_a_workbook_name_the_sheet(etl, rows, tmp_path):
    path = tmp_path / "p.xlsx"
    wrong = [*rows[:2], ["?", *rows[2][1:]]]
    path.write_bytes(xlsx([*TITLES, *wrong]))
    code, _, err = etl("check", str(path))
    assert code == 1
    assert err.startswith("p.xlsx, sheet 'Dane', row 5, column 'level': found '?', expected: one of: ")
