"""Rows on their way into a table."""

import pandas as pd

from data.store.bulk import in_order_of_key
from data.store.tables import entity_state, indicator_value


def test_rows_go_by_the_key_of_an_index():
    frame = pd.DataFrame({"entity_key": ["krs-2", "krs-10", "krs-1", "Ł"], "row_no": [2, 3, 4, 5]})
    found = in_order_of_key(entity_state, frame)
    assert list(zip(found["entity_key"], found["row_no"], strict=True)) == [
        ("krs-1", 4), ("krs-10", 3), ("krs-2", 2), ("Ł", 5)
    ]  # fmt: skip


def test_rows_without_such_a_key_stay_as_they_are():
    frame = pd.DataFrame({"indicator_id": ["b", "a"]})
    assert in_order_of_key(indicator_value, frame) is frame
