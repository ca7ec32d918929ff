"""Nasty but honest files, built by code, each with what must become of it."""

from tests.corpus.case import Case
from tests.corpus.csv_files import csv_files
from tests.corpus.open_files import old_workbooks, open_workbooks
from tests.corpus.refused import refused_csv, refused_workbooks
from tests.corpus.workbooks import layouts, values

__all__ = ["Case", "cases"]


def cases() -> list[Case]:
    """All files of the corpus."""
    makers = (csv_files, refused_csv, layouts, values, old_workbooks, open_workbooks, refused_workbooks)
    return [case for make in makers for case in make()]
