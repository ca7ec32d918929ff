"""Codes and names of areas."""

import pytest

from data.areas import Area, adjective_case, level_of


@pytest.mark.parametrize(
    ("code", "level"),
    [("PL", "country"), ("24", "region"), ("24-polnocny", "subregion"), ("2464", "powiat"), ("246401", "gmina")],
)
def test_level_is_read_from_the_code(code, level):
    assert level_of(code) == level


@pytest.mark.parametrize("code", ["", "2", "246", "2464011", "PL22", "PL227"])
def test_other_codes_are_refused(code):
    with pytest.raises(ValueError, match="is no area code"):
        level_of(code)


@pytest.mark.parametrize(
    ("adjective", "genitive", "locative"),
    [
        ("śląskie", "śląskiego", "śląskim"),
        ("częstochowski", "częstochowskiego", "częstochowskim"),
        ("północny", "północnego", "północnym"),
        ("bielski", "bielskiego", "bielskim"),
    ],
)
def test_adjectives_are_inflected(adjective, genitive, locative):
    assert (adjective_case(adjective, "genitive"), adjective_case(adjective, "locative")) == (genitive, locative)


@pytest.mark.parametrize(
    ("level", "name", "kind", "polish", "english"),
    [
        ("powiat", "częstochowski", "powiat", "powiat częstochowski", "częstochowski powiat"),
        ("powiat", "m. Częstochowa", "miasto na prawach powiatu", "Częstochowa", "Częstochowa"),
        ("gmina", "Łazy", "miejsko-wiejska", "gmina Łazy", "gmina Łazy"),
        ("gmina", "Poręba", "miejska", "Poręba", "Poręba"),
    ],
)
def test_area_as_a_heading(level, name, kind, polish, english):
    area = Area("1", level, name, kind, "", "", "")
    assert (area.label("pl"), area.label("en")) == (polish, english)
