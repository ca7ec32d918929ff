"""Barometr ES: `python app.py` serves it, `gunicorn app:server` serves it with several workers."""

import sys

from dashboard.factory import create_app
from dashboard.views import Views
from data.catalog import read_catalog
from data.catalog.office_screen import with_office_screen
from data.errors import UserError
from data.language import texts_in
from data.settings import read_settings
from data.statement import read_statement
from data.store.engine import open_engine

try:
    settings = read_settings()
    catalog = with_office_screen(read_catalog(), settings.data_dir)
    statement = read_statement(settings.data_dir)
    region = settings.region or catalog.default_region()
    if region not in catalog.regions:
        known = ", ".join(catalog.regions)
        raise UserError("BAROMETR_REGION is “{found}”, expected one of: {known}.", found=region, known=known)
except UserError as error:
    sys.exit(texts_in("pl").of_error(error))

address = settings.database_address
recorder = None if settings.public else open_engine(address)
views = Views(open_engine(address, read_only=True), catalog, region, statement, warms_up=True, recorder=recorder)
app = create_app(views)
server = app.server

if __name__ == "__main__":
    from waitress import serve

    serve(server, host=settings.host, port=settings.port, threads=8)
