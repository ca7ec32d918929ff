"""`/eksport/dane.zip`: the tables of the open data, their dictionary and their description, written piece by piece."""

import json
from collections.abc import Generator, Iterator, Sequence
from itertools import chain
from tempfile import TemporaryFile
from urllib.parse import parse_qsl, urlencode
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.context import Context
from dashboard.exports.addresses import LONGEST_QUERY
from dashboard.exports.csv_file import DataCell, csv_pieces
from dashboard.exports.open_data import columns_of, data_files
from dashboard.exports.open_data_description import NAME, Written, description
from dashboard.exports.view import PROGRAM
from dashboard.views import Views
from geo.names import fold

KEPT = ("region", "stan_na", "lang")
PAGE = "/rejestr"  # the selection of the whole registry
PIECE_BYTES = 64 * 1024
YES = "tak"


def open_data_address(query: str) -> str:
    """Of an address only the region, the date and the language count: the data are always whole."""
    kept = [(name, value) for name, value in parse_qsl(query[:LONGEST_QUERY]) if name in KEPT]
    return f"{PAGE}?{urlencode(kept)}"


def open_data_pieces(views: Views, address: str) -> Generator[bytes, None, None]:
    """The archive in pieces; it is kept on disk until it is sent."""
    with TemporaryFile(prefix="barometr-") as file:
        with views.opened(address) as context, ZipFile(file, "w", ZIP_DEFLATED) as archive:
            _write(context, archive)
        file.seek(0)
        while piece := file.read(PIECE_BYTES):
            yield piece


def open_data_name(context: Context) -> str:
    """'barometr-es_dane-otwarte_slaskie_2026-01-01.zip'."""
    day = context.selection.stan_na or context.state.stan_na or context.today
    parts = [PROGRAM, "dane otwarte", context.region.id]
    return f"{'_'.join('-'.join(fold(part).split()) for part in parts)}_{day.isoformat()}.zip"


def _write(context: Context, archive: ZipFile) -> None:
    written = {}
    for name, rows in data_files(context).items():
        columns = columns_of(context, name)
        told = written[name] = Written()
        with archive.open(_entry(context, name), "w") as file:
            for piece in csv_pieces(chain([columns], _counted(rows(), columns, told))):
                told.size += file.write(piece)
    text = json.dumps(description(context, written), ensure_ascii=False, indent=1)
    archive.writestr(_entry(context, NAME), text)


def _counted(rows: Iterator[Sequence[DataCell]], columns: Sequence[str], told: Written) -> Iterator[Sequence[DataCell]]:
    source = columns.index("zrodlo") if "zrodlo" in columns else None
    demo = columns.index("demonstracja") if "demonstracja" in columns else None
    for row in rows:
        told.rows += 1
        if source is not None:
            told.sources.add(str(row[source]))
        told.is_demo = told.is_demo or (demo is not None and row[demo] == YES)
        yield row


def _entry(context: Context, name: str) -> ZipInfo:
    changed = context.state.changed_at or context.today
    entry = ZipInfo(name, (changed.year, changed.month, changed.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    return entry
