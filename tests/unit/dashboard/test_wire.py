"""Maps and tables by columns: what comes out is what went in, whatever it holds."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dashboard.gazetteer import Gazetteer
from dashboard.wire import to_wire
from tests.wired import read_content

CELLS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text()
TABLES = st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width)))
CODES = st.from_regex(r"\A(24[0-9]{2}|24[0-9]{4}|24-[a-z]{3,9}|24)\Z")
QUERIES = st.sampled_from(["", "wskaznik=a&", "lang=en&powiat=9999&"])
ENDINGS = st.sampled_from(["", "\u00a0podmioty", "\u00a0podmiotów", " entities", "\u00a0000", ",5\u00a0%"])
AMOUNTS = st.builds(
    lambda value, group, ending: f"{value:,}".replace(",", group) + ending,
    st.integers(0, 10**9),
    st.sampled_from(["\u00a0", ",", " "]),
    ENDINGS,
)
VALUES = AMOUNTS | st.sampled_from(["", "brak danych", "▲ +1\u00a0234 osoby", "01", "1\u00a023", "１２"]) | st.text()
LOOKS = st.fixed_dictionaries({"class": st.integers(0, 5) | st.just("missing"), "name": st.text(), "value": VALUES})
COMMON = {"towns": [{"code": "246401", "name": "Częstochowa"}], "words": {"fit": "Pokaż całą mapę"}}
KNOWN = {
    "240101": ("2401011", "Będzin"),
    "240102": ("2401022", "gmina Psary"),
    "246401": ("2464011", "Częstochowa"),
}
GMINY = Gazetteer("/geo/24.json?lang=pl&v=1", "gmina", KNOWN, COMMON)


def file_at(address):
    assert address == GMINY.address
    return {"names": {"gmina": list(KNOWN.values())}, "common": COMMON}


def came(content):
    return read_content(to_wire(content), file_at)


def on_map(areas, **more):
    return {"gazetteer": GMINY, "level": "gmina", **COMMON, "areas": areas, **more}


@given(TABLES)
def test_rows_come_back(rows):
    assert came({"caption": "a", "rows": rows})["rows"] == rows
    assert came({"caption": "a", "rows": rows, "gazetteer": GMINY})["rows"] == rows


@given(st.lists(st.sampled_from(list(KNOWN))))
def test_rows_of_known_areas_tell_places_only(codes):
    rows = [[KNOWN[code][1], KNOWN[code][0], place] for place, code in enumerate(codes)]
    content = {"caption": "a", "rows": rows, "gazetteer": GMINY}
    assert came(content)["rows"] == rows
    assert not any(name in to_wire(content) for _code, name in KNOWN.values())


def test_whole_numbers_have_no_decimals_on_the_way():
    assert '"cells":[["a"],[8423],[2.5],[null],[1e+300]]' in to_wire({"rows": [["a", 8423.0, 2.5, None, 1e300]]})


def test_a_row_whose_name_is_another_keeps_all_names():
    rows = [["Będzin", "2401011", 1], ["Częstochowa w roku 1998", "2464011", 2]]
    assert came({"caption": "a", "rows": rows, "gazetteer": GMINY})["rows"] == rows


@given(st.dictionaries(CODES, LOOKS), QUERIES, st.text("0123456789", max_size=1))
def test_areas_come_back_with_their_links(looks, query, digit):
    areas = {
        code: look | {"href": f"/mapa?{query}subregion=x&powiat={code[:4]}&gmina={code}{digit}"}
        for code, look in looks.items()
    }
    assert came(on_map(areas))["areas"] == areas


@given(st.permutations(list(KNOWN)), st.lists(VALUES, min_size=3, max_size=3))
def test_areas_of_the_gazetteer_come_back_without_their_names_on_the_way(codes, values):
    areas = {
        code: {"terc": KNOWN[code][0], "name": KNOWN[code][1], "value": value, "href": f"/mapa?gmina={KNOWN[code][0]}"}
        for code, value in zip(codes, values, strict=True)
    }
    content = on_map(areas, focus=codes[:2], selected=None)
    written = json.loads(to_wire(content))
    assert not {"code", "name"} & set(written["areas"])
    assert not {"towns", "words"} & set(written)
    found = came(content)
    assert {code: {**area, "terc": KNOWN[code][0]} for code, area in found["areas"].items()} == areas
    assert (found["focus"], found["towns"], found["words"]) == (codes[:2], COMMON["towns"], COMMON["words"])


def test_a_map_without_towns_says_so():
    assert came(on_map({}, towns=[]))["towns"] == []


def test_links_that_differ_by_the_area_only_are_written_once():
    areas = {
        code: {"terc": f"{code}1", "href": f"/mapa?powiat={code[:4]}&gmina={code}1"} for code in ("240101", "246401")
    }
    written = json.loads(to_wire(on_map(areas)))["areas"]
    assert written["code"] == ["2401011", "2464011"]
    assert written["links"] == ["/mapa?powiat=*&gmina=*"]
    found = came(on_map(areas))["areas"]
    assert {code: area["href"] for code, area in found.items()} == {c: a["href"] for c, a in areas.items()}


def test_amounts_go_as_numbers_with_their_unit_said_once():
    values = ["8\u00a0423\u00a0podmioty", "1\u00a0225\u00a0podmiotów", "184\u00a0podmioty"]
    areas = {code: {"value": value} for code, value in zip(KNOWN, values, strict=True)}
    written = json.loads(to_wire(on_map(areas)))["areas"]
    assert (written["value"], written["ending"]) == ([8423, 1225, 184], [0, 1, 0])
    assert written["endings"] == ["\u00a0podmioty", "\u00a0podmiotów"]


def test_what_only_some_areas_have_is_none_for_the_others():
    areas = {"2401": {"sign": "+", "href": "/rejestr"}, "2464": {"class": 1}}
    assert came(on_map(areas))["areas"] == {
        "2401": {"sign": "+", "class": None, "href": "/rejestr"},
        "2464": {"sign": None, "class": 1, "href": None},
    }
