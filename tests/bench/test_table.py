"""The table of the benchmarks; times themselves are not tested."""

import json

from tests.bench.__main__ import MEASUREMENTS
from tests.bench.selections import PAGES, varied
from tests.bench.table import Row, as_json, as_text, row


def test_a_row_gives_median_percentile_and_ratio() -> None:
    result = row("change", "ms", [10, 20, 30, 40, 100], [5, 10, 15])
    assert (result.median, result.p95, result.ratio) == (30, 88, 3)
    assert row("once", "s", [2.5]) == Row("once", "s", 2.5, 2.5, None)


def test_table_is_aligned_and_says_what_has_no_reference() -> None:
    rows = [Row("server, /", "ms", 12.345, 20, 4), Row("bytes", "bytes", 123456, 200000)]
    assert as_text(rows).splitlines() == [
        "what        median      p95  unit   reference  ratio",
        "server, /    12.35    20.00  ms          4.00   3.09",
        "bytes      123,456  200,000  bytes          –      –",
    ]


def test_json_holds_the_same_rows() -> None:
    kept = json.loads(as_json([Row("server, /", "ms", 12, 20, 4)]))
    assert kept == [{"what": "server, /", "unit": "ms", "median": 12, "p95": 20, "reference": 4, "ratio": 3}]


def test_selections_differ_and_come_in_the_same_order_each_time() -> None:
    for page in PAGES:
        assert len(set(varied(page, 200))) == 200
        assert varied(page, 20) == varied(page, 20)
    assert len({measure.__name__ for measure in MEASUREMENTS}) == len(MEASUREMENTS)
