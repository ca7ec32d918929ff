"""Plan: the list leads to the gauge, the path and the reasons of one indicator, with the numbers of the sources."""

import json

from playwright.sync_api import expect

from tests.browser.reader import Reader, plain

VALUES = {
    "sl_warsztaty": ("24 z 24 warsztatów", "osiągnięty"),
    "sl_szkolenia": ("20 z 12 szkoleń", "sprawdź definicję"),
    "sl_doradztwo": ("brak danych z 400 godzin", "brak danych"),
}


def test_list_shows_value_and_status(reader: Reader) -> None:
    reader.open("/plan")
    for indicator, (amount, status) in VALUES.items():
        row = reader.page.locator(f'.bullet-row:has(a[href*="wskaznik={indicator}"])')
        assert plain(row.locator("div.bullet-value").inner_text()) == amount
        assert status in row.locator(".statuses").inner_text()


def test_choosing_changes_gauge_path_and_reasons(reader: Reader) -> None:
    reader.open("/plan")
    before = reader.figures()
    reader.click('.bullet-name a:text-is("Szkolenia uzupełniające")')
    assert reader.address == "/plan?wskaznik=sl_szkolenia"
    after = reader.figures()
    assert "wskaznik-sl_szkolenia" in after
    assert after["wskaznik-sl_szkolenia"]["title"] == "W województwie śląskim zrealizowano 20 z 12\xa0szkoleń."
    assert "To różne okresy" in after["wskaznik-sl_szkolenia"]["note"]
    for name in ("sciezka", "uzasadnienie"):
        for part in ("title", "subtitle", "drawn"):
            assert before[name][part] != after[name][part], (name, part)
    assert "167" in reader.page.inner_text(".judgement")
    assert "sprawdź definicję" in reader.figure_text("wskaznik-sl_szkolenia", ".statuses")


def test_missing_value_is_said_and_never_drawn_as_zero(reader: Reader) -> None:
    reader.open("/plan?wskaznik=sl_doradztwo")
    gauge = 'figure[data-wykres="wskaznik-sl_doradztwo"]'
    assert reader.page.locator(f"{gauge} svg .gauge-words").text_content() == "brak danych"
    assert reader.page.locator(f"{gauge} svg .gauge-value").count() == 0
    assert reader.table("wskaznik-sl_doradztwo")[0][6] == "–brak danych"


def test_forecast_is_said_in_a_sentence(reader: Reader) -> None:
    reader.open("/plan?wskaznik=kpres_05")
    title = reader.figure_text("sciezka", ".card-title")
    assert title.startswith("W tym tempie")
    assert "–" in title
    reader.page.click('figure[data-wykres="sciezka"] .method summary')
    assert "Theil" in reader.figure_text("sciezka", ".method")


def test_gauges_say_the_same_as_their_tables(reader: Reader) -> None:
    reader.open("/")
    gauges = [name for name in reader.figures() if name.startswith("wskaznik-")]
    assert len(gauges) == 6
    for name in gauges:
        numbers = reader.page.locator(f'figure[data-wykres="{name}"] svg text').all_text_contents()
        target, value = reader.table(name)[0][4], reader.table(name)[0][6]
        assert (value.removesuffix(",00") if "," in value else value.removeprefix("–")) in numbers, name
        assert target == "–brak danych" or target.removesuffix(",00") in numbers, name


def test_lines_and_bars_say_the_same_as_their_tables(reader: Reader) -> None:
    reader.open("/")
    for name in ("szereg-ngo_na_10_tys", "szereg-wydarzenia_kronika"):
        told = [line for lines in moments(reader, name) for line in lines[1:]]
        drawn = {number(line.rpartition(": ")[2]) for line in told}
        assert drawn, name
        assert drawn == numbers_of_table(reader, name), name
    reader.go("/plan?wskaznik=kpres_05")
    told = [line for lines in moments(reader, "sciezka") for line in lines[1:]]
    assert {number(line.partition(": ")[2]) for line in told} <= numbers_of_table(reader, "sciezka")
    assert any(line.startswith("plan: ") for line in told)


def test_pointer_is_told_what_was_on_the_nearest_day(reader: Reader) -> None:
    reader.open("/plan?wskaznik=kpres_05")
    picture = reader.page.locator('figure[data-wykres="sciezka"] .drawing-svg')
    picture.hover()
    told = picture.locator(".moment-words").all_text_contents()
    assert told in moments(reader, "sciezka")
    reader.page.mouse.move(0, 0)
    expect(picture.locator(".moment")).to_have_count(0)


def test_another_plan_is_chosen_by_its_name(reader: Reader) -> None:
    reader.open("/plan")
    reader.click('.segment:text-is("KPRES do 2023")')
    assert reader.address == "/plan?plan=kpres_2023"
    assert reader.page.locator('figure[data-wykres="plan-kpres_2023"] .bullet-row').count() == 13


def test_amounts_stay_clear_of_the_badges(reader: Reader) -> None:
    for width in (390, 1366):
        reader.page.set_viewport_size({"width": width, "height": 800})
        reader.open("/plan?plan=kpres_2023")
        for row in reader.page.locator(".bullet-row").all():
            amount, badge = row.locator("div.bullet-value").bounding_box(), row.locator(".status").first.bounding_box()
            assert amount
            assert badge
            is_above = amount["y"] + amount["height"] <= badge["y"]
            assert is_above or amount["x"] + amount["width"] <= badge["x"]


def test_message_of_what_is_owed_is_selected_to_be_copied(reader: Reader) -> None:
    reader.open("/plan?plan=kpres_2023")
    section = reader.page.locator('figure[data-wykres="kompletnosc"] section').first
    section.locator("summary").click()
    section.locator("[data-copy]").click()
    assert reader.page.evaluate("String(getSelection())").startswith("Dzień dobry,")


def moments(reader: Reader, name: str) -> list[list[str]]:
    """What a picture over time tells of each of its days: the day, then a line for each series."""
    spec = reader.page.locator(f'figure[data-wykres="{name}"] [data-drawing]').first.get_attribute("data-drawing")
    return [words.split("\n") for _x, words in json.loads(spec or "{}")["moments"]]


def number(words: str) -> float:
    """'1 234,5 podmiotu' -> 1234.5."""
    return float("".join(sign for sign in words.replace(",", ".") if sign.isdigit() or sign == "."))


def numbers_of_table(reader: Reader, name: str) -> set[float]:
    """All numbers of a figure's table except the heads of its rows."""
    cells = {cell for row in reader.table(name) for cell in row[1:]}
    return {number(cell) for cell in cells if cell[:1].isdigit()}
