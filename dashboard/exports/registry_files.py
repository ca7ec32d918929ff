"""The whole registry of a selection as CSV and XLSX: read, written and sent in pieces, whatever its size."""

from collections.abc import Generator, Iterator
from itertools import chain
from tempfile import TemporaryFile

from dashboard.exports.csv_file import csv_pieces
from dashboard.exports.options import Options
from dashboard.exports.registry_rows import WIDTHS, entity_column_names, entity_rows
from dashboard.exports.view import ViewContent
from dashboard.registry import Asked, asked
from dashboard.views import Views

FIGURE = "rejestr"
FORMS = frozenset({"csv", "xlsx"})
PIECE_BYTES = 64 * 1024
USUAL_WIDTH = 13


def is_whole_registry(view: ViewContent, form: str, options: Options) -> bool:
    """Whether a file is to hold all entities of the selection, not the page of them that is shown."""
    return (
        view.view == FIGURE
        and form in FORMS
        and options.figure in {"", FIGURE}
        and any(figure.name == FIGURE for figure in view.figures)
    )


def registry_pieces(views: Views, view: ViewContent, form: str, options: Options) -> Generator[bytes, None, None]:
    """The file in pieces; the database is let go when the last is taken, or the iterator closed."""
    with views.opened(view.address) as context:
        found = asked(context)
        if found is None:  # the registry was withdrawn since the view was made
            return
        yield from _workbook(found, view) if form == "xlsx" else _csv(found, options)


def _csv(found: Asked, options: Options) -> Iterator[bytes]:
    head = entity_column_names(found.context.catalog)
    yield from csv_pieces(chain([head], entity_rows(found)), "pl" if options.notation == "pl" else "")


def _workbook(found: Asked, view: ViewContent) -> Iterator[bytes]:
    from dashboard.exports.workbook import LongTable, write_xlsx

    names = entity_column_names(found.context.catalog)
    columns = {name: WIDTHS.get(name, USUAL_WIDTH) for name in names}
    with TemporaryFile(prefix="barometr-") as file:
        write_xlsx(view, file, LongTable(FIGURE, columns, entity_rows(found), found.table.size))
        file.seek(0)
        while piece := file.read(PIECE_BYTES):
            yield piece
