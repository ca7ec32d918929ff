"""The command `python -m etl sample`."""

from data.language.formats import Formats
from etl.arguments import Request
from etl.program import DONE, Program
from etl.sample.demo_set import demo_set
from etl.sample.order import order_from
from etl.sample.write import write_set


def sample(program: Program, request: Request) -> int:
    """Writes a demonstration set and says what it writes."""
    console = program.console
    formats = Formats(console.texts.language)

    def progress(file: str, rows: int, finished: bool) -> None:
        if finished:
            console.say("{file}: written, rows: {rows}", file=file, rows=formats.number(rows))
        else:
            console.say("{file}: rows so far: {rows}", file=file, rows=formats.number(rows))

    order = order_from(request.options, program.catalog, program.settings.region or program.catalog.default_region())
    console.say("Demonstration set, seed {seed}, into {folder}", seed=order.seed, folder=order.out)
    write_set(demo_set(order), progress)
    console.say("Done: everything in {folder} is invented and marked as a demonstration.", folder=order.out)
    return DONE
