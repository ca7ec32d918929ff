"""From an address to a selection: what is known is chosen, what is not is reported and left out."""

from datetime import date

import pytest

from dashboard.selection import Selection, address_of, area_choice, area_code, query_of


def notices(reader, search) -> list[tuple[str, str]]:
    return [(notice.parameter, notice.found) for notice in reader.read("/", search)[1]]


def test_empty_address_is_the_whole_region_of_the_settings(reader):
    assert reader.read("/", "") == (Selection(region="slaskie"), [])


def test_gmina_names_its_powiat_and_subregion(reader):
    selection, found = reader.read("/mapa", "?gmina=2464011")
    assert (selection.subregion, selection.powiat, selection.gmina) == ("polnocny", "2464", "246401")
    assert found == []


def test_six_and_seven_digits_are_the_same_gmina(reader):
    assert reader.read("/", "?gmina=246401")[0] == reader.read("/", "?gmina=2464011")[0]


def test_address_holds_seven_digits(reader, territory):
    selection, _ = reader.read("/mapa", "?gmina=246401")
    assert address_of(selection, default_region="slaskie", territory=territory).endswith("gmina=2464011")


def test_powiat_of_another_subregion_is_left_out(reader):
    selection, _ = reader.read("/", "?subregion=zachodni&powiat=2464")
    assert (selection.subregion, selection.powiat) == ("zachodni", "")
    assert notices(reader, "?subregion=zachodni&powiat=2464") == [("powiat", "2464")]


def test_gmina_of_another_subregion_is_left_out(reader):
    selection, _ = reader.read("/", "?subregion=zachodni&gmina=2464011")
    assert (selection.subregion, selection.gmina) == ("zachodni", "")
    assert notices(reader, "?subregion=zachodni&gmina=2464011") == [("gmina", "2464011")]


def test_gmina_of_another_powiat_is_left_out_and_shown_as_typed(reader):
    selection, found = reader.read("/", "?powiat=2461&gmina=2464011")
    assert (selection.powiat, selection.gmina) == ("2461", "")
    assert [(notice.parameter, notice.found) for notice in found] == [("gmina", "2464011")]


@pytest.mark.parametrize("code", ["1801032", "24", "24640", "2499", "999999", "2464018", "Częstochowa", "24-polnocny"])
def test_gmina_that_is_not_there_is_left_out(reader, code):
    assert reader.read("/", f"?gmina={code}")[0] == Selection(region="slaskie")
    assert notices(reader, f"?gmina={code}") == [("gmina", code)]


@pytest.mark.parametrize(
    "name",
    ["region", "subregion", "powiat", "gmina", "poziom", "typ", "od", "do", "stan_na", "wskaznik", "lang", "motyw"],
)
def test_unknown_value_of_every_parameter_is_reported_and_ignored(reader, name):
    assert reader.read("/", f"?{name}=abc")[0] == Selection(region="slaskie")
    assert notices(reader, f"?{name}=abc") == [(name, "abc")]


def test_unknown_parameter_is_reported(reader):
    assert notices(reader, "?kolor=zielony&page=x") == [("kolor", "zielony"), ("page", "x")]


def test_every_fault_of_an_address_is_reported(reader):
    assert len(notices(reader, "?lang=de&stan_na=jutro&gmina=1&x=y")) == 4


def test_period_that_ends_before_it_begins_is_reported_and_ignored(reader):
    selection, found = reader.read("/", "?od=2015-01-01&do=2014-01-01")
    assert (selection.od, selection.do, len(found)) == (None, None, 1)


def test_period_of_one_day_is_a_period(reader):
    selection, found = reader.read("/", "?od=2014-01-01&do=2014-01-01")
    assert (selection.od, selection.do, found) == (date(2014, 1, 1), date(2014, 1, 1), [])


@pytest.mark.parametrize("day", ["2014-13-01", "2014-02-30", "31.12.2014", "0001-01-01", "9999-12-31", "2014"])
def test_day_that_cannot_be_is_ignored(reader, day):
    assert reader.read("/", f"?stan_na={day}")[0].stan_na is None
    assert notices(reader, f"?stan_na={day}") == [("stan_na", day)]


@pytest.mark.parametrize("search", [None, 7, ["?lang=en"], {"lang": "en"}, b"?lang=en", True])
def test_search_that_is_no_text_is_an_empty_one(reader, search):
    assert reader.read("/", search) == (Selection(region="slaskie"), [])


@pytest.mark.parametrize("page", [None, 7, ["/"], "/" + "x" * 100])
def test_page_that_is_no_address_is_the_first(reader, page):
    assert reader.read(page, "")[0].page == "/"


def test_absurdly_long_values_are_cut(reader):
    found = notices(reader, f"?gmina={'2' * 5000}&{'x' * 5000}=1")
    assert found
    assert max(len(name) + len(value) for name, value in found) <= 160


def test_absurdly_many_parameters_are_survived(reader):
    assert len(notices(reader, "?" + "&".join(f"p{n}=1" for n in range(10_000)))) < 1000


def test_other_region_forgets_the_areas_of_the_first(reader):
    selection, found = reader.read("/", "?region=podkarpackie&gmina=2464011")
    assert (selection.region, selection.gmina, len(found)) == ("podkarpackie", "", 1)


def test_other_region_forgets_what_only_the_first_one_has():
    chosen = Selection("/wydarzenia", "slaskie", wskaznik="sl_szkolenia", own={"widok": "wykaz", "wydarzenie": "SP/1"})
    other = chosen.with_(region="podkarpackie")
    assert (other.region, other.wskaznik, other.own) == ("podkarpackie", "", {"widok": "wykaz"})


def test_area_code_is_that_of_the_smallest_chosen_area():
    chosen = Selection(subregion="polnocny")
    codes = [area_code(c, "24") for c in (Selection(), chosen, chosen.with_(powiat="2464"))]
    assert codes == ["24", "24-polnocny", "2464"]


def test_larger_area_forgets_the_smaller_ones():
    chosen = Selection(region="slaskie", subregion="polnocny", powiat="2464", gmina="246401")
    assert chosen.with_(powiat="2404").gmina == ""
    assert chosen.with_(subregion="zachodni") == Selection(region="slaskie", subregion="zachodni")
    assert chosen.with_(region="podkarpackie") == Selection(region="podkarpackie")


def test_choice_of_an_area_names_all_above_it(territory):
    assert area_choice(territory, "246401") == {"subregion": "polnocny", "powiat": "2464", "gmina": "246401"}
    assert area_choice(territory, "24") == {"subregion": "", "powiat": "", "gmina": ""}


def test_defaults_are_left_out_of_the_address():
    assert query_of(Selection(region="slaskie"), default_region="slaskie") == ""
    assert query_of(Selection(region="slaskie"), default_region="podkarpackie") == "region=slaskie"
    assert query_of(Selection(lang="en", stan_na=date(2014, 12, 31)), default_region="slaskie") == (
        "stan_na=2014-12-31&lang=en"
    )
