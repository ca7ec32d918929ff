"""PDF: a tagged document (PDF/UA) with described vector pictures and real tables, set by Typst."""

from typing import Any

from dashboard.content import FigureContent, Twin
from dashboard.exports.font import font_folder, shown_text
from dashboard.exports.pictures import picture_svg
from dashboard.exports.safe import safe_text
from dashboard.exports.svg_shapes import cell_text, column_shares, paper_twin
from dashboard.exports.typeset import typeset
from dashboard.exports.view import PROGRAM, ViewContent
from dashboard.theme import colour
from data.language.formats import MISSING

MOST_ROWS, NARROW_COLUMNS = 40, 7
WIDTHS = {"gauge": 42, "map": 74}
USUAL_WIDTH = 88
# a brief is handed over on few sheets: upright, with a small map
BRIEF, BRIEF_WIDTHS = "skrot", {"map": 30}


def as_pdf(view: ViewContent) -> bytes:
    """The document of a view."""
    tables = [paper_twin(figure.twin, view.words) for figure in view.figures]
    is_brief = view.view == BRIEF
    widest = max((len(table.columns) for table in tables), default=0)
    content = {
        "title": _text(f"{view.title} – {view.brand}"),
        "author": PROGRAM,
        "brand": _text(view.brand),
        "language": view.words.language,
        "lead": _text(view.lead),
        "told": [_text(line) for line in (view.filters_line, *view.warnings)],
        "lying": widest > NARROW_COLUMNS and not is_brief,
        "table_size": 7.5 if is_brief else 9,
        "figures": [_figure(figure, table, view) for figure, table in zip(view.figures, tables, strict=True)],
        **{token: colour("jasny", token) for token in ("ink", "muted", "line")},
    }
    return typeset(content, font_folder())


def _figure(figure: FigureContent, twin: Twin, view: ViewContent) -> dict[str, Any]:
    words = view.words
    rows = [[_text(cell_text(cell, twin, place, words)) for place, cell in enumerate(r)] for r in twin.rows]
    told = [" · ".join(filter(None, [figure.source, figure.as_of, figure.note])), *figure.remarks]
    left = len(rows) - MOST_ROWS
    if left > 0:
        told.insert(0, words.count("and {n} row more, in the workbook", "and {n} rows more, in the workbook", left))
    return {
        "title": _text(figure.title) or _text(figure.subtitle) or MISSING,
        "subtitle": _text(figure.subtitle),
        "svg": picture_svg(figure, view, plain=True),
        "alt": _text(f"{figure.title} {figure.subtitle}"),
        "share": (BRIEF_WIDTHS if view.view == BRIEF else WIDTHS).get(figure.native().kind, USUAL_WIDTH),
        "empty": _text(figure.empty_words()),
        "columns": [_text(column.label) for column in twin.columns],
        "numeric": [column.decimals is not None for column in twin.columns],
        "widths": column_shares(twin, words),
        "rows": rows[:MOST_ROWS],
        "told": [_text(line) for line in told if line],
    }


def _text(text: str) -> str:
    """PDF/UA allows no sign that cannot be drawn, and no heading of spaces alone."""
    return shown_text(safe_text(text)).strip()
