"""`python -m etl` as a person runs it, in a folder of its own with its own data folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from data.settings import read_settings
from etl.__main__ import main


class Answer(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Etl = Callable[..., Answer]


@contextmanager
def etl_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Etl]:
    """Runs commands in `folder`, where files are found by their names."""

    def run(*arguments: str, lang: str = "pl") -> Answer:
        code = main([*arguments, "--lang", lang])
        return Answer(code, *capsys.readouterr())

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BAROMETR_DATA_DIR", str(folder / "var"))
        patch.chdir(folder)
        read_settings.cache_clear()
        yield run
    read_settings.cache_clear()
