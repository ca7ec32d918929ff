"""Barometr ES: `python app.py` serves it, `gunicorn app:server` serves it with several workers."""

import sys

from dashboard.factory import create_app
from dashboard.heap import keep_small, settle
from dashboard.operation.logs import set_up_log
from dashboard.operation.serving import serve
from dashboard.operation.wiring import operate
from dashboard.views import Views
from data.catalog import read_catalog
from data.catalog.offered_regions import with_offered_regions
from data.catalog.office_screen import with_office_screen
from data.errors import UserError
from data.language import read_ahead, texts_in
from data.settings import read_settings
from data.statement import read_statement
from data.store.engine import open_engine
from data.store.guard import Guard

try:
    settings = read_settings()
    catalog = with_office_screen(read_catalog(), settings.data_dir)
    statement = read_statement(settings.data_dir)
    region = settings.region or catalog.default_region()
    catalog = with_offered_regions(catalog, region, settings.regions)
except UserError as error:
    sys.exit(texts_in("pl").of_error(error))

set_up_log(settings.log_format)
keep_small()
read_ahead()
recorder = None if settings.public else open_engine(settings.database_address)
reader = open_engine(settings.read_address, read_only=True)
guard = Guard(reader, settings.copies_folder)
views = Views(
    reader,
    catalog,
    region,
    statement,
    warms_up=True,
    recorder=recorder,
    guard=guard,
    pairs_screens=settings.screens == "paired",
    data_dir=settings.data_dir,
)
app = create_app(views)
server = app.server
operate(server, views, settings)

if __name__ == "__main__":
    settle()
    serve(server, host=settings.host, port=settings.port)
