"""Closed lists of the words that columns of offices hold."""

from typing import get_args

import pytest

from data.catalog.models import Direction, Kind
from data.catalog.word_cards import Words
from etl.cleaning.vocabulary import Vocabulary, words
from etl.sample.events import STATUSES
from etl.sample.events import TYPES as EVENT_TYPES
from etl.sample.indicators import INDICATORS
from etl.sample.plan import FINAL, PRELIMINARY
from etl.sample.seats import TYPES as INSTITUTIONS


@pytest.mark.parametrize("card", get_args(Words))
def test_every_list_is_a_card_whose_spellings_mean_one_thing(card):
    assert words(card).name_by_id


@pytest.mark.parametrize(
    ("card", "text", "meaning"),
    [
        ("institution_kinds", "GOPS", "ops"), ("institution_kinds", "M-GOPS", "ops"),
        ("institution_kinds", "organizacja pozarządowa", "ngo"),
        ("institution_kinds", "os. fizyczna", "osoba_fizyczna"),
        ("institution_kinds", "Urząd Miasta i Gminy", "jst"), ("institution_kinds", "JST (gmina)", "jst"),
        ("event_kinds", "Warsztaty", "warsztat"), ("event_kinds", "WIZYTA STUDYJNA", "wizyta_studyjna"),
        ("event_statuses", "zapl.", "planowane"), ("event_statuses", "plan.", "planowane"),
        ("event_statuses", "odbyło się", "zrealizowane"), ("event_statuses", "nie odbyło się", "odwolane"),
        ("event_statuses", "odwołano", "odwolane"), ("plan_kinds", "skumulowana", "cumulative"),
        ("plan_kinds", "tak/nie", "yes_no"), ("plan_directions", "malejący", "down"),
        ("plan_frequencies", "co 2 lata", "every_two_years"), ("value_statuses", "wst.", "preliminary"),
    ],
)  # fmt: skip
def test_spellings_of_offices(card, text, meaning):
    assert words(card).find(text) == meaning


def test_plan_words_mean_what_the_cards_of_indicators_say():
    assert set(words("plan_kinds").name_by_id) == set(get_args(Kind))
    assert set(words("plan_directions").name_by_id) == set(get_args(Direction))


def test_words_of_the_demonstration_are_known():
    used: dict[Words, list[str]] = {
        "institution_kinds": list(INSTITUTIONS),
        "event_kinds": [one.name for one in EVENT_TYPES],
        "event_statuses": list(STATUSES),
        "plan_kinds": [one.kind for one in INDICATORS],
        "plan_frequencies": [one.frequency for one in INDICATORS],
        "value_statuses": [FINAL, PRELIMINARY],
    }
    unknown = [text for card, texts in used.items() for text in texts if words(card).find(text) is None]
    assert unknown == []


def test_one_spelling_of_two_words_is_refused():
    first, second = words("event_statuses").entries[:2]
    with pytest.raises(ValueError, match="means"):
        Vocabulary([first, second.model_copy(update={"spellings": first.spellings})])
