"""pl.po against the code: complete, without leftovers, with the same {places}, in Polish."""

import pytest
from babel.messages.pofile import read_po

from data.errors import UserError
from data.language import texts_in
from tests.unit.data.language.templates import ROOT, calls_with_unfilled_places, places, templates

# words that are the same in both languages, and texts made of places alone
SAME_IN_POLISH = {
    "Gmina",
    "Plan",
    "Plan {place}: {summary}.",
    "Powiat",
    "Status",
    "Subregion",
    "gminy",
    "plan",
    "powiaty",
    "{name}: {amount} {place}.",
    "{name} {place}: {amount} ({area}).",
    "{plan}: {summary}.",
    "{plan}, {place}: {summary}.",
    "{area}: {above}, {below}, {within}.",
    "{area}: {amount}; {low} {least}, {top} {most}.",
    "Powiat, gmina",
    "plan {n}",
    "{month}: {events}.",
    "{n} gmina",
    "{day}: {value} ({change})",
    "{column}: {before} → {after}",
    "{what} {first} – {last}",
    "{code}, {area}, {period}: {before} → {after} ({file})",
}


@pytest.fixture(scope="module")
def messages():
    """Messages of pl.po by their English text; a counted one by its singular."""
    with (ROOT / "data" / "language" / "pl.po").open("rb") as file:
        catalog = read_po(file, locale="pl")
    return {m.id[0] if isinstance(m.id, tuple) else m.id: m for m in catalog if m.id}


def forms(message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple) else [message.string]


def test_every_template_of_the_code_has_a_polish_text(messages):
    assert sorted({f"{t.where}: {t.singular}" for t in templates() if t.singular not in messages}) == []


def test_no_polish_text_is_left_without_its_template(messages):
    assert sorted(set(messages) - {t.singular for t in templates()}) == []


def test_counted_texts_have_their_english_plural_and_four_polish_forms(messages):
    counted = [t for t in templates() if t.plural is not None and t.singular in messages]
    wrong = [
        t.where
        for t in counted
        if messages[t.singular].id != (t.singular, t.plural)
        or len(list(filter(None, messages[t.singular].string))) != 4
    ]
    assert wrong == []


def test_plain_texts_are_not_counted(messages):
    plain = {t.singular for t in templates() if t.plural is None}
    assert [text for text in plain & set(messages) if isinstance(messages[text].id, tuple)] == []


def test_translations_keep_the_places(messages):
    differing = [
        text for text, m in messages.items() if {frozenset(places(f)) for f in forms(m)} != {frozenset(places(text))}
    ]
    assert differing == []


def test_no_text_is_empty_fuzzy_or_obsolete(messages):
    assert [text for text, m in messages.items() if not all(forms(m)) or m.fuzzy] == []


def test_no_english_is_left(messages):
    assert sorted(text for text, m in messages.items() if text in forms(m) and text not in SAME_IN_POLISH) == []


def test_the_list_of_words_that_stay_is_short_and_true(messages):
    assert sorted(text for text in SAME_IN_POLISH if text not in messages or text not in forms(messages[text])) == []


def test_every_place_gets_its_value():
    assert calls_with_unfilled_places() == []


def test_unknown_template_stays_as_it_is():
    assert texts_in("pl").say("Nobody translated {this}.", this="me") == "Nobody translated me."
    assert texts_in("pl").count("{n} unknown", "{n} unknowns", 5) == "5 unknowns"


def test_error_speaks_the_language_of_the_reader():
    error = UserError("There is no load {id}. The list is shown by: python -m etl loads", id=7)
    assert str(error).startswith("There is no load 7.")
    assert texts_in("pl").of_error(error).startswith("Nie ma wczytania 7.")


def test_values_with_braces_are_shown_as_they_are():
    error = UserError("There is no source '{source}'. Sources: {sources}.", source="{0}{id}", sources="a")
    assert "„{0}{id}”" in texts_in("pl").of_error(error)
