"""Every kind of chart can be taken away as a picture and as numbers."""

import struct
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.reader import Reader

CHARTS = {
    "gauge": ("/", "wskaznik-sl_warsztaty"),
    "map": ("/mapa", "mapa"),
    "line": ("/", "szereg-ngo_na_10_tys"),
}
ROWS = {
    "gauge": "Warsztaty wyjazdowe dla partnerstw;warsztaty;województwo śląskie;",
    "map": "Katowice;2469011;294510",
    "line": "2024;21,5;",
}


def download(reader: Reader, name: str, form: str) -> tuple[str, bytes]:
    """Name and content of the file behind a button of the download menu."""
    menu = reader.page.locator(f'figure[data-wykres="{name}"] details.menu')
    menu.locator("summary").click()
    with reader.page.expect_download() as waiting:
        menu.locator(f'button[data-download="{form}"]').click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("chart", CHARTS)
def test_png_svg_and_csv(reader: Reader, chart: str) -> None:
    address, name = CHARTS[chart]
    reader.open(address)
    title = reader.page.locator(f'figure[data-wykres="{name}"] .card-title').inner_text()

    file_name, png = download(reader, name, "png")
    assert file_name == f"{name}.png"
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (2560, 1440)
    assert len(png) > 20_000

    _file_name, svg = download(reader, name, "svg")
    picture = svg.decode("utf-8")
    assert " ".join(title.split())[:20] in " ".join(picture.split())
    assert "http" not in picture.replace("http://www.w3.org/", "")

    file_name, csv = download(reader, name, "csv")
    assert file_name == f"{name}.csv"
    assert csv.startswith(b"\xef\xbb\xbf")
    lines = csv.decode("utf-8-sig").split("\r\n")
    assert any(line.startswith(ROWS[chart]) for line in lines), lines[:40]


def test_file_name_and_content_follow_the_selection(reader: Reader) -> None:
    reader.open("/mapa?subregion=polnocny&lang=en")
    file_name, csv = download(reader, "mapa", "csv")
    assert file_name == "mapa_subregion-polnocny_lang-en.csv"
    lines = csv.decode("utf-8-sig").split("\r\n")
    assert any(line.endswith(",2464011,222292") for line in lines)
    assert not any("2469011" in line for line in lines)


def test_table_can_be_sorted(reader: Reader) -> None:
    reader.open("/mapa")
    table = reader.page.locator('figure[data-wykres="mapa"] details.twin')
    table.locator("summary").click()
    head = table.locator("thead button").nth(2)
    head.click()
    largest = reader.table("mapa")[0]
    head.click()
    assert largest[:2] == ["Katowice", "2469011"]
    assert reader.table("mapa")[-1] == largest
    assert table.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"


def test_page_is_taken_away_by_keyboard_with_its_selection(reader: Reader) -> None:
    reader.open("/mapa?subregion=polnocny")
    menu = reader.page.locator("details.page-menu")
    menu.locator("summary").focus()
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    with reader.page.expect_download() as waiting:
        reader.page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.startswith("barometr-es_mapa_subregion-polnocny_")
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
    reader.page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None


def test_a_picture_goes_to_the_clipboard_for_a_slide(reader: Reader, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open("/mapa")
    menu = reader.page.locator('figure[data-wykres="mapa"] details.menu')
    menu.locator("summary").click()
    button = menu.locator('button[data-download="kopia"]')
    button.click()
    expect(button).to_have_text("Skopiowano")
    kept = reader.page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const picture = await createImageBitmap(await item.getType("image/png"));
          return [picture.width, picture.height];
        }"""
    )
    assert kept == [2560, 1440]
    expect(menu).not_to_have_attribute("open", "")


def test_without_a_clipboard_nothing_is_offered(reader: Reader) -> None:
    reader.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    reader.open("/mapa")
    reader.page.locator('figure[data-wykres="mapa"] details.menu summary').click()
    expect(reader.page.locator('figure[data-wykres="mapa"] button[data-download="kopia"]')).to_be_hidden()
    expect(reader.page.locator('figure[data-wykres="mapa"] button[data-download="png"]')).to_be_visible()
