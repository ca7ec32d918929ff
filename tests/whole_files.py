"""A file read whole, with its facts in one frame for each table."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from etl.pipeline import FileResult, SourceFile
from etl.prepared import Context


class Whole(NamedTuple):
    """What became of a file, and its facts by table."""

    result: FileResult
    facts: dict[str, pd.DataFrame]


def read_whole(path: Path, context: Context, source_id: str | None = None) -> Whole:
    """UserError when the file is refused."""
    file = SourceFile(path, context, source_id)
    facts: dict[str, list[pd.DataFrame]] = {}
    for piece in file.pieces():
        for name, frame in piece.facts.items():
            facts.setdefault(name, []).append(frame)
    return Whole(file.result(), {name: pd.concat(frames) for name, frames in facts.items()})
