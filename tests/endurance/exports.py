"""Files of any content: real views whose words and numbers are replaced by whatever, in every format.

None fails, none needs a repair in Office, nothing in them is computed or fetched. Where LibreOffice is installed it
opens a part of them, too.
"""

import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.content import Cell, FigureContent, Twin
from dashboard.exports.formats import FORMATS
from dashboard.exports.options import Options
from dashboard.exports.safe import is_formula
from dashboard.exports.view import ViewContent
from dashboard.views import Views
from data.catalog import read_catalog
from data.store.engine import open_engine
from tests.demonstration import load_demonstration
from tests.endurance.report import SILENT, Report, Tell
from tests.live import REGION
from tests.office_structure import faults_of_package
from tests.unit.dashboard.exports.opened import cells, rows_of_csv, workbooks_inside
from tests.unit.etl.reports.payloads import PAYLOADS

VIEWS = ("/", "/mapa?poziom=powiat&wskaznik=ludnosc", "/plan", "/wydarzenia", "/porownanie", "/aneks", "/rejestr")
AREAS = ("", "subregion=polnocny", "powiat=2464", "powiat=2416&gmina=2416103")
FORMS = ("pptx", "docx", "xlsx", "pptx", "docx", "xlsx", "csv", "svg", "png", "pdf")
MOST_FIGURES, MOST_ROWS = 3, 60
NUMBERS: Sequence[float | int | None] = (None, 0, -1, 0.1, 1e-9, 1e15, -1e15, 3, 1234567.891, 100)
OPENERS = {"pptx": Presentation, "docx": Document, "xlsx": load_workbook}
LONGEST_ON_PAPER = 40  # a cell of forty pages takes longer to lay out than a reader waits
LONGEST_LOOK_S = 300
AT_ONCE = 20  # files for one start of LibreOffice


class Dice(random.Random):
    """Chooses at random; texts are no longer than `longest` times a long name."""

    longest = 2_000


def any_text(dice: Dice) -> str:
    """A payload, a very long text, or signs from all over Unicode, some of which no file can hold."""
    way = dice.randrange(4)
    if way == 0:
        return dice.choice(PAYLOADS)
    if way == 1:
        return "Bardzo długa nazwa " * dice.choice((3, 40, dice.longest))
    signs = (dice.choice((range(0x20, 0x17F), range(0x20), range(0xD800, 0x11000), range(0x110000))) for _ in range(12))
    text = "".join(chr(dice.choice(some)) for some in signs)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def changed(view: ViewContent, dice: Dice) -> ViewContent:
    """A few figures of a view with other words and numbers here and there."""
    chosen = dice.sample(list(view.figures), min(len(view.figures), dice.randint(1, MOST_FIGURES)))
    texts = {name: any_text(dice) for name in ("title", "lead") if dice.random() < 0.5}
    return replace(view, figures=[_figure(figure, dice) for figure in chosen], **texts)  # type: ignore[arg-type]


def _figure(figure: FigureContent, dice: Dice) -> FigureContent:
    names = ("title", "subtitle", "source", "as_of", "note", "method")
    texts = {name: any_text(dice) for name in names if dice.random() < 0.4}
    twin = figure.twin
    columns = [replace(c, label=any_text(dice)) if dice.random() < 0.2 else c for c in twin.columns]
    rows = [[_cell(cell, dice) for cell in row] for row in twin.rows[: dice.randint(0, MOST_ROWS)]]
    caption = any_text(dice) if dice.random() < 0.3 else twin.caption
    chart = figure.chart and replace(
        figure.chart,
        days=figure.chart.days[: len(rows)],
        names=[any_text(dice) if dice.random() < 0.3 else name for name in figure.chart.names[: len(rows)]],
    )
    return replace(figure, twin=Twin(caption, columns, rows), chart=chart, **texts)  # type: ignore[arg-type]


def _cell(cell: Cell, dice: Dice) -> Cell:
    if dice.random() < 0.7:
        return cell
    return any_text(dice) if isinstance(cell, str) else dice.choice(NUMBERS)


def faults_of_file(file: bytes, form: str) -> Iterator[str]:
    """What is wrong with a finished file."""
    if form in OPENERS:
        yield from faults_of_package(file)
        OPENERS[form](BytesIO(file))
        books = [file] if form == "xlsx" else workbooks_inside(file)
        for book in books:
            computed = (
                c for c in cells(book) if c.data_type == "f" or (c.data_type == "s" and is_formula(str(c.value)))
            )
            yield from (f"computed: {cell.coordinate} {cell.value!r:.60}" for cell in computed)
    elif form == "svg":
        tags = {node.tag.rpartition("}")[2] for node in ElementTree.fromstring(file).iter()}
        if tags & {"script", "foreignObject", "a", "image", "use"}:
            yield f"active: {tags}"
    elif form == "csv":
        if not rows_of_csv(file):
            yield "empty"
    elif not file.startswith({"png": b"\x89PNG", "pdf": b"%PDF-"}[form]):
        yield "no such file"


@contextmanager
def contents() -> Iterator[list[ViewContent]]:
    """Real views of a small demonstration set."""
    with TemporaryDirectory(prefix="barometr-") as folder:
        database = Path(folder) / "barometr.sqlite"
        load_demonstration(database)
        engine = open_engine(f"sqlite:///{database}", read_only=True)
        views = Views(engine, read_catalog(), REGION)
        asked = [f"{view}{'&' if '?' in view else '?'}{area}" for view in VIEWS for area in AREAS]
        yield [found for found in map(views.content, asked) if found.figures]
        engine.dispose()


def endure(count: int, seed: int, tell: Tell = SILENT) -> Report:
    """So many files of a demonstration set; every one is opened again."""
    with contents() as known:
        return of_views(known, count, seed, tell)


def of_views(known: Sequence[ViewContent], count: int, seed: int, tell: Tell = SILENT) -> Report:
    """So many files made of these views; every one is opened again."""
    report, dice, made = Report(f"exports: {count} files"), Dice(seed), Counter[str]()
    with TemporaryDirectory(prefix="barometr-") as folder:
        waiting: list[Path] = []
        for number in range(count):
            form = FORMS[number % len(FORMS)]
            is_looked_at = form in OPENERS and number % 5 == 0
            dice.longest = LONGEST_ON_PAPER if is_looked_at or form in {"pdf", "docx"} else Dice.longest
            view = changed(dice.choice(known), dice)
            where = f"{number} {form} of {view.view}"
            try:
                options = Options(size=dice.choice(("1x", "slajd"))) if form == "png" else Options()
                file = FORMATS[form].make(view, options)
                report.add(faults_of_file(file, form), where)
            except Exception as error:
                report.add([f"{type(error).__name__}: {error!s:.200}"], where)
                continue
            made[form] += 1
            if is_looked_at:
                waiting.append(Path(folder) / f"{number}.{form}")
                waiting[-1].write_bytes(file)
            if len(waiting) == AT_ONCE:
                report.add(_refused_by_another_program(waiting), where)
                waiting.clear()
            if number % 100 == 99:
                tell(f"{number + 1} of {count}, {len(report.faults)} faults")
        report.add(_refused_by_another_program(waiting), "the end")
    report.say(", ".join(f"{form}: {n}" for form, n in sorted(made.items())))
    report.say("opened by LibreOffice, too" if shutil.which("soffice") else "LibreOffice is not installed")
    return report


def _refused_by_another_program(files: Sequence[Path]) -> Iterator[str]:
    if not files or not shutil.which("soffice"):
        return
    folder = files[0].parent
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profil", "--convert-to", "pdf"]
    with suppress(subprocess.TimeoutExpired):
        subprocess.run([*command, "--outdir", folder, *files], capture_output=True, timeout=LONGEST_LOOK_S, check=False)
    for file in files:
        paper = file.with_suffix(".pdf")
        if not paper.exists() or not paper.read_bytes().startswith(b"%PDF-"):
            yield f"LibreOffice does not open {file.name}"
        paper.unlink(missing_ok=True)
        file.unlink()
