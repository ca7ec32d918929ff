"""The report for programs; its keys are described in docs/loading-files.md and stay."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TextIO

from etl.progress import Progress
from etl.reports.content import Report

TOLD_EVERY = 1_000


def write_json(report: Report, file: TextIO, progress: Progress) -> None:
    """The whole report, one fault a line."""
    result = report.result
    head = {
        "file": report.file_name,
        "sha256": report.digest,
        "source": result.source.id,
        "encoding": result.encoding,
        "delimiter": result.delimiter,
        "sheet": report.sheet_name(result.sheet),
        "checked": report.day.isoformat(),
        "language": report.texts.language,
        "counts": {name: getattr(result.counts, name) for name in ("read", "accepted", "rejected", "blank")},
        "warnings": report.warnings(),
    }
    file.write(_text(head)[:-1] + ', "faults": [')
    file.writelines(_faults(report, progress))
    file.write("\n]}\n")


def _faults(report: Report, progress: Progress) -> Iterator[str]:
    total = len(report.result.faults)
    for place, entry in enumerate(report.entries()):
        if place % TOLD_EVERY == 0:
            progress.advance(place, total)
        yield ("," if place else "") + "\n" + _text(asdict(entry))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
