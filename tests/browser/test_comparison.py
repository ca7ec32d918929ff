"""The comparison by keyboard, on a phone, and its brief on paper."""

import re

import pytest

from tests.browser.reader import WIDTHS, Reader, plain


def test_powiat_is_chosen_in_the_strip_by_keyboard_and_its_profile_is_shown(reader: Reader) -> None:
    reader.open("/porownanie")
    link = reader.page.locator('.strip a:text-is("Tychy")')
    link.focus()
    reader.page.keyboard.press("Enter")
    reader.wait()
    assert reader.address == "/porownanie?subregion=centralny&powiat=2477"
    assert reader.page.locator(".strip a[aria-current]").inner_text() == "Tychy"
    assert reader.figure_text("profil-obszaru", ".card-title").startswith("Tychy:")


def test_group_stands_in_the_address_and_quietens_the_others(reader: Reader) -> None:
    reader.open("/porownanie?powiat=2469")
    reader.click('.segment:text-is("miasta")')
    assert "grupa=miasta" in reader.address
    quiet = reader.page.locator(".strip-other a:not(.strip-value)").all_inner_texts()
    assert quiet
    assert all(name.startswith("powiat") for name in quiet)


def test_numbers_of_the_strip_are_those_of_its_table(reader: Reader) -> None:
    reader.open("/porownanie")
    shown = dict(
        zip(
            reader.page.locator(".strip a:not(.strip-value)").all_inner_texts(),
            reader.page.locator(".strip-value").all_inner_texts(),
            strict=True,
        )
    )
    in_table = {row[0]: row[2] for row in reader.table("porownanie-obszarow")}
    assert shown
    for area, number in shown.items():
        assert amount(in_table[area]) == amount(plain(number))


def amount(written: str) -> float:
    return float(written.replace(" ", "").replace(",", "."))


@pytest.mark.parametrize("query", ["powiat=2404", "powiat=2416&gmina=2416103&widok=skrot", "widok=skrot"])
def test_nothing_sticks_out_on_a_phone(reader: Reader, query: str) -> None:
    width, height = WIDTHS["phone"]
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.open(f"/porownanie?{query}")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("screen", "below_the_name"), [("phone", True), ("laptop", False)])
def test_days_of_a_brief_stand_where_there_is_room_and_no_word_is_broken(
    reader: Reader, screen: str, below_the_name: bool
) -> None:
    width, height = WIDTHS[screen]
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.open("/porownanie?powiat=2464&widok=skrot")
    table = reader.page.locator("figure[data-wykres=skrot-liczby] .brief-table")
    assert table.locator(".brief-period").first.is_visible() is below_the_name
    assert table.locator("thead th").last.is_visible() is not below_the_name
    assert table.evaluate("(table) => table.scrollWidth <= table.parentElement.clientWidth")
    assert (
        table.locator("thead th")
        .nth(3)
        .evaluate("(head) => head.clientHeight < 2 * parseInt(getComputedStyle(head).lineHeight)")
    )


@pytest.mark.parametrize("query", ["subregion=polnocny", "powiat=2404", "powiat=2416&gmina=2416103", "powiat=2469"])
def test_brief_prints_on_one_sheet_of_a4(reader: Reader, query: str) -> None:
    reader.open(f"/porownanie?{query}&widok=skrot")
    document = reader.page.pdf(prefer_css_page_size=True)
    pages = re.findall(rb"/Type\s*/Page\b", document)
    (box,) = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", document))
    _left, _top, width, height = (float(part) for part in box.split())
    assert len(pages) == 1
    assert (round(width), round(height)) == (595, 842)
