"""The files that ship with the program."""

from datetime import date

import pandas as pd
import pytest

from data.errors import UserError
from data.store.columns import metadata
from etl.bundle import RAW, bundled_files
from etl.pipeline import prepare
from etl.prepared import Context
from etl.readers.reading import read_file
from etl.sources import TRANSFORMS
from tests.whole_files import read_whole


def test_every_raw_file_is_bundled_once():
    assert sorted(bundled.file for bundled in bundled_files()) == sorted(path.name for path in RAW.glob("*.csv"))


def test_every_raw_file_is_described():
    described = (RAW / "SOURCES.md").read_text(encoding="utf-8")
    assert [path.name for path in RAW.glob("*.csv") if path.name not in described] == []


def test_areas_come_before_what_lies_in_them():
    order = [bundled.source for bundled in bundled_files()]
    assert max(order.index("territory"), order.index("powiaty")) < order.index("entities_sample")


def test_every_bundled_file_is_of_its_source(catalog, context):
    for bundled in bundled_files():
        file = prepare(bundled.path, context)
        assert (file.source.id, file.warnings) == (bundled.source, [])


def test_counts_explain_every_row(tmp_path, catalog):
    path = tmp_path / "t.csv"
    path.write_text("terc,name,kind,powiat,x\n2403011,Cieszyn,miejska,2403,\n,,,,\n2403,Zły,miejska,2403,\n", "utf-8")
    file, facts = read_whole(path, Context(catalog, date(2024, 1, 1)), "territory")
    assert (file.counts.read, file.counts.accepted, file.counts.rejected, file.counts.blank) == (3, 1, 1, 1)
    assert (len(facts["area"]), [str(warning) for warning in file.warnings]) == (
        1,
        ["t.csv: columns that this source does not know are left out: x."],
    )


def test_file_without_rows_is_refused(tmp_path, catalog):
    path = tmp_path / "t.csv"
    path.write_text("terc,name,kind,powiat\n", "utf-8")
    with pytest.raises(UserError, match="no rows below the header"):
        prepare(path, Context(catalog, date(2024, 1, 1)), "territory")


def test_file_of_only_misshapen_rows_is_reported_row_by_row(tmp_path, catalog):
    path = tmp_path / "t.csv"
    path.write_text("terc,name,kind,powiat\n2403011,Cieszyn\n", "utf-8")
    file = prepare(path, Context(catalog, date(2024, 1, 1)), "territory")
    assert (file.counts.rejected, [fault.row for fault in file.faults]) == (1, [2])


@pytest.mark.parametrize("cell", ["", "x", "-5", "2014", "24", "ąć", "nan", "1,5", "12.345", "2403011", "PL", "a-b"])
def test_any_cell_of_any_column_is_accepted_or_a_fault_but_never_stops_the_file(catalog, context, cell):
    for bundled in bundled_files():
        header, row, *_ = read_file(bundled.path).sheets[0].rows
        first = pd.Series(row, index=header)
        rows = [first.where(first.index != column, cell) for column in first.index]
        frame = pd.DataFrame(rows).reset_index(drop=True).astype(object)
        prepared = TRANSFORMS[catalog.sources[bundled.source].transform](frame, context)
        rejected = {fault.row for fault in prepared.faults}
        assert rejected <= set(frame.index)
        for name, facts in prepared.facts.items():
            accepted = facts[~facts["row_no"].isin(rejected)]
            needed = [c.name for c in metadata.tables[name].c if not c.nullable and c.name not in {"id", "load_id"}]
            assert accepted[needed].notna().all(axis=None), (bundled.source, name)


def test_faults_name_the_header_of_the_file(tmp_path, catalog):
    path = tmp_path / "t.csv"
    path.write_text("TERYT;Nazwa;Rodzaj;powiat\n2403011;;miejska;2403\n", "utf-8")
    file = prepare(path, Context(catalog, date(2024, 1, 1)), "territory")
    assert [(fault.row, fault.column) for fault in file.faults] == [(2, "Nazwa")]
