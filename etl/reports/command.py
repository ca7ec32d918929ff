"""`--report` of check and load, and the command template."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from data.settings import today
from etl.arguments import Request
from etl.columns import source_named
from etl.faults import shown
from etl.pipeline import FileResult, SourceFile
from etl.program import DONE, Program
from etl.reports.target import checked_ending, reserved

ENDINGS = (".xlsx", ".json")
TEMPLATE_ENDINGS = (".xlsx",)

Write = Callable[[FileResult, SourceFile | None], None]
"""Takes what became of the file, and the file itself where it is still at hand, so that it is not read once more."""


@contextmanager
def reporting(program: Program, request: Request) -> Iterator[Write]:
    """A function that writes the report that was asked for, if any; it can be written, or UserError says so at once."""
    out = request.report
    if out is None:
        yield lambda _result, _file: None
        return
    checked_ending(out, ENDINGS)
    with reserved(out, request.path) as place:

        def write(result: FileResult, file: SourceFile | None) -> None:
            # the libraries of workbooks take longer to import than most commands take to run
            from etl.reports.content import Report
            from etl.reports.original import original_of, read_original
            from etl.reports.writing import write_report

            with program.console.progress(out.name) as progress:
                original = original_of(request.path, file) if file else read_original(request.path, result)
                report = Report(result, original, program.console.texts, today())
                write_report(place, out, report, progress)

        yield write
    program.console.say("Report: {out}", out=shown(str(out)))


def template(program: Program, request: Request) -> int:
    """Writes an empty workbook of a source."""
    from etl.reports.template import write_template

    source = source_named(request.template_source, program.catalog)
    out = request.required_out
    checked_ending(out, TEMPLATE_ENDINGS)
    with reserved(out, replaces=False) as place:
        write_template(place, out, source, program.console.texts)
    program.console.say("Template: {out}", out=shown(str(out)))
    return DONE
