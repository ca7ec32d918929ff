"""English pages speak English: no text of the Polish catalogue is left on them."""

from data.language import texts_in
from tests.browser.reader import PAGES, Reader

SHORTEST = 7
SPOKEN = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode.data.trim());
  for (const node of document.querySelectorAll("[aria-label], [title]")) texts.push(node.ariaLabel, node.title);
  return texts.filter(Boolean);
}"""


def polish_words() -> set[str]:
    """Texts of the Polish catalogue that differ from the English ones."""
    catalog = texts_in("pl").catalog
    assert catalog
    words = set()
    for message in catalog:
        forms = message.string if isinstance(message.string, (tuple, list)) else [message.string]
        words |= {form for form in forms if form and len(form) >= SHORTEST and form not in (message.id, *message.id)}
    return words


def test_no_polish_text_on_an_english_page(reader: Reader) -> None:
    reader.open("/?lang=en")
    for path in PAGES:
        reader.go(f"{path}?lang=en")
        assert reader.page.get_attribute("html", "lang") == "en", path
        spoken = set(reader.page.evaluate(SPOKEN))
        assert spoken & polish_words() == set(), path
        # the wall screen has no rail that names the program
        assert "Barometr ES" in spoken or path == "/ekran", path


def test_the_switch_changes_language_and_keeps_the_selection(reader: Reader) -> None:
    reader.open("/plan?subregion=polnocny&wskaznik=kpres_05")
    polish = reader.figures()
    reader.click('.switch[lang="en"]')
    assert reader.page.get_attribute("#strona", "data-wybor") == "subregion=polnocny&wskaznik=kpres_05&lang=en"
    assert reader.page.get_attribute("html", "lang") == "en"
    english = reader.figures()
    assert [name for name in polish if polish[name]["title"] == english[name]["title"]] == []
    reader.click('.switch[lang="pl"]')
    assert reader.page.get_attribute("html", "lang") == "pl"
    assert {n: f["title"] for n, f in reader.figures().items()} == {n: f["title"] for n, f in polish.items()}
