"""Files that people wait for: slides of the overview, the annex of a plan with a hundred indicators, a map of gminy.

The reference is the library alone, which reads the finished file and writes it again.
"""

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from docx import Document
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pptx import Presentation

from data.catalog import read_catalog
from data.store.engine import open_engine
from etl.loading import Target, load_file
from tests.bench.table import Row, row
from tests.live import new_app

INDICATORS, YEARS = 100, range(2016, 2026)
HEAD = (
    "kod;nazwa;priorytet;cel;dzialanie;zespol;jednostka;rodzaj;kierunek;wartosc_bazowa;okres_bazowy;"
    "wartosc_docelowa;okres_docelowy;czestotliwosc"
)
# dates that make one selection a hundred different ones, so that no memory answers
DAYS = [f"{year}-{month:02}-28" for year in range(2019, 2026) for month in range(1, 13)]
WAITED_FOR = (
    ("slides of the overview", "przeglad.pptx", ""),
    (f"annex of {INDICATORS} indicators, DOCX", "aneks.docx", ""),
    (f"annex of {INDICATORS} indicators, XLSX", "aneks.xlsx", ""),
    ("map of all gminy of a region, PPTX", "mapa.pptx", "&poziom=gmina&wskaznik=ludnosc&wykres=mapa"),
)
LIBRARIES: dict[str, Callable[[BytesIO, BytesIO], object]] = {
    "pptx": lambda old, new: Presentation(old).save(new),
    "docx": lambda old, new: Document(old).save(new),
    "xlsx": lambda old, new: load_workbook(old).save(new),
}


def files(database: Path, quick: bool) -> list[Row]:
    """Seconds from the question to the whole file, after warm-up, each of another selection."""
    count = 4 if quick else 12
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "barometr.sqlite"
        shutil.copy(database, copy)
        _file_a_plan(copy)
        with new_app(copy) as app:
            client = app.server.test_client()
            return [_row(client, *waited_for, count) for waited_for in WAITED_FOR]


def _row(client: FlaskClient, what: str, name: str, query: str, count: int) -> Row:
    ours, bare = [], []
    for day in _spread(count + 1):
        start = perf_counter()
        answer = client.get(f"/eksport/{name}?stan_na={day}{query}")
        content = answer.data
        ours.append(perf_counter() - start)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        start = perf_counter()
        LIBRARIES[name.rpartition(".")[2]](BytesIO(content), BytesIO())
        bare.append(perf_counter() - start)
    return row(what, "s", ours[1:], bare[1:])


def _spread(count: int) -> Sequence[str]:
    """So many dates, the newest and the fullest ones."""
    return DAYS[-count:]


def _file_a_plan(database: Path) -> None:
    """A plan of a hundred indicators with ten yearly values each, as an office files it."""
    plan, values = [HEAD], ["kod;okres;wartosc;obszar"]
    for number in range(1, INDICATORS + 1):
        code, priority = f"{'I' * (1 + number % 4)}.{number}", "I" * (1 + number % 4)
        plan.append(
            f"{code};Wskaźnik próbny numer {number};{priority}. Priorytet;Cel;{number % 4}.1;Zespół;podmioty;poziom;"
            f"wzrost;{number};2015;{number * 3};2030;roczna"
        )
        values += [f"{code};{year};{number + year - 2015};24" for year in YEARS]
    writer = open_engine(f"sqlite:///{database}")
    target = Target(writer, read_catalog(), database.parent)
    for source, lines in (("plan", plan), ("plan_values", values)):
        path = database.parent / f"{source}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        # filed from the beginning, so that every date asked for knows it
        loaded = load_file(target, path, source_id=source, stan_na=date(2016, 1, 1), by="bench")
        assert loaded.load, loaded.result.faults[:3]
    writer.dispose()
