"""Every file of the corpus is read exactly, or refused or faulted with the right message."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.catalog import Catalog, read_catalog
from data.errors import UserError
from data.language import texts_in
from etl.prepared import Context
from tests.corpus import Case, cases
from tests.whole_files import Whole, read_whole


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog()


def outcome(case: Case, folder: Path, catalog: Catalog) -> Whole:
    path = folder / case.file_name
    path.write_bytes(case.content)
    return read_whole(path, Context(catalog, date(2024, 6, 30)), case.source)


def in_file_order(facts: dict[str, pd.DataFrame]) -> list[tuple[object, ...]]:
    """(code, name) of areas, or (code, value, day) of observations, in the order of the file."""
    columns = {"area": ["code", "name"], "observation": ["area_code", "value", "period_end"]}
    return [
        tuple(row) for name, frame in facts.items() for row in frame[columns[name]].itertuples(index=False, name=None)
    ]


def test_the_corpus_is_large_and_names_every_file_once():
    names = [case.name for case in cases()]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_nasty_file(case, tmp_path, catalog):
    if case.refused:
        with pytest.raises(UserError) as refused:
            outcome(case, tmp_path, catalog)
        assert case.refused in str(refused.value)
        assert case.file_name in str(refused.value)
        assert texts_in("pl").of_error(refused.value) != str(refused.value)
        return
    file, facts = outcome(case, tmp_path, catalog)
    warnings = [str(warning) for warning in file.warnings]
    assert in_file_order(facts) == case.facts
    assert sorted({(fault.row, fault.column) for fault in file.faults}) == case.faults
    assert [part for part in case.warned if not any(part in warning for warning in warnings)] == []
    assert bool(warnings) == bool(case.warned)
    assert file.counts.blank == case.blank
    assert file.counts.read == file.counts.accepted + file.counts.rejected + file.counts.blank
