"""The example row of a card, which the template shows, passes the checks of its own source."""

from dataclasses import replace

import pytest

from data.areas import Area
from etl.sources import TRANSFORMS

POWIAT = Area("2416", "powiat", "zawierciański", "powiat", "24", "24-centralny", "")
GMINA = Area("241605", "gmina", "Łazy", "miejsko-wiejska", "2416", "24-centralny", "2416053")


@pytest.mark.parametrize("source_id", ["events", "attendance_counts", "plan", "plan_values"])
def test_example_of_the_card_has_no_fault(rows_of, context, source_id):
    source = context.catalog.sources[source_id]
    example = {column.name: column.example for column in source.columns}
    there = replace(context, areas=(POWIAT, GMINA))
    prepared = TRANSFORMS[source.transform](rows_of(source_id, example), there)
    assert (prepared.faults, prepared.notes, prepared.is_demo) == ([], [], False)


@pytest.mark.parametrize("source_id", ["events", "attendance_counts", "plan", "plan_values"])
def test_column_that_must_be_there_has_an_example(catalog, source_id):
    assert [c.name for c in catalog.sources[source_id].columns if c.required and not c.example] == []
