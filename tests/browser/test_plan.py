"""Plan: the list leads to the gauge, the path and the reasons of one indicator, with the numbers of the sources."""

import pytest

from tests.browser.reader import Reader

VALUES = {
    "sl_warsztaty": ("24 z 24 warsztatów", "osiągnięty"),
    "sl_szkolenia": ("20 z 12 szkoleń", "sprawdź definicję"),
    "sl_doradztwo": ("brak danych z 400 godzin", "brak danych"),
}


@pytest.mark.parametrize("indicator", VALUES)
def test_list_shows_value_and_status(reader: Reader, indicator: str) -> None:
    reader.open("/plan")
    row = reader.page.locator(f'.bullet-row:has(a[href*="wskaznik={indicator}"])')
    amount, status = VALUES[indicator]
    assert " ".join(row.locator("div.bullet-value").inner_text().split()) == amount
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
    assert "Theil" in reader.page.locator('figure[data-wykres="sciezka"] .method').text_content()


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
    for path, name in (("/", "szereg-ngo_na_10_tys"), ("/", "szereg-wydarzenia_kronika"), ("/plan?wskaznik=kpres_05", "sciezka")):
        reader.go(path)
        drawn: list[float] = reader.page.evaluate(
            """(name) => document.querySelector(`figure[data-wykres="${name}"] .js-plotly-plot`)._fullData
                .filter((trace) => trace.hoverinfo !== "skip").flatMap((trace) => [...trace.y]).filter((y) => y !== null)""",
            name,
        )
        cells = {cell for row in reader.table(name) for cell in row[1:]}
        numbers = {float(c.replace(" ", "").replace(",", ".")) for c in cells if c[:1].isdigit()}
        assert drawn, name
        if name != "sciezka":
            assert {round(y, 1) for y in drawn} == numbers, name
        else:
            values = reader.page.evaluate(
                """[...document.querySelector('figure[data-wykres="sciezka"] .js-plotly-plot').data].find(
                    (trace) => trace.name === "wartość").y"""
            )
            assert set(values) <= numbers
