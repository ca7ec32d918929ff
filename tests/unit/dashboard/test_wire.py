"""Maps and tables by columns: what comes out is what went in, whatever it holds."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dashboard.wire import from_wire, to_wire

CELLS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text()
TABLES = st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width)))
CODES = st.from_regex(r"\A(24[0-9]{2}|24[0-9]{4}|24-[a-z]{3,9}|24)\Z")
QUERIES = st.sampled_from(["", "wskaznik=a&", "lang=en&powiat=9999&"])
LOOKS = st.fixed_dictionaries({"class": st.integers(0, 5) | st.just("missing"), "name": st.text()})


@given(TABLES)
def test_rows_come_back(rows):
    assert from_wire(to_wire({"caption": "a", "rows": rows}))["rows"] == rows


@given(st.dictionaries(CODES, LOOKS), QUERIES, st.text("0123456789", max_size=1))
def test_areas_come_back_with_their_links(looks, query, digit):
    areas = {
        code: look | {"href": f"/mapa?{query}subregion=x&powiat={code[:4]}&gmina={code}{digit}"}
        for code, look in looks.items()
    }
    assert from_wire(to_wire({"level": "gmina", "areas": areas})) == {"level": "gmina", "areas": areas}


def test_links_that_differ_by_the_area_only_are_written_once():
    areas = {
        code: {"terc": f"{code}1", "href": f"/mapa?powiat={code[:4]}&gmina={code}1"} for code in ("240101", "246401")
    }
    written = json.loads(to_wire({"areas": areas}))["areas"]
    assert written["code"] == ["2401011", "2464011"]
    assert written["links"] == ["/mapa?powiat=*&gmina=*"]
    found = from_wire(to_wire({"areas": areas}))["areas"]
    assert {code: area["href"] for code, area in found.items()} == {c: a["href"] for c, a in areas.items()}


def test_what_only_some_areas_have_is_none_for_the_others():
    areas = {"2401": {"sign": "+", "href": "/rejestr"}, "2464": {"class": 1}}
    assert from_wire(to_wire({"areas": areas}))["areas"] == {
        "2401": {"sign": "+", "class": None, "href": "/rejestr"},
        "2464": {"sign": None, "class": 1, "href": None},
    }
