"""Colours of the three themes: there, and readable."""

import re
from itertools import product

import pytest

from dashboard.selection import THEMES
from dashboard.theme import TOKENS, colour
from data.catalog import read_catalog
from data.progress import Status

TEXTS = ("ink", "muted", "accent-text")
SURFACES = ("page", "card", "raised")
FOR_FIGURES = ("ink", "muted", "grid", "card", *(f"series-{place}" for place in range(1, 6)))


def brightness(tone: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = (int(tone[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([brightness(one), brightness(other)])
    return (light + 0.05) / (dark + 0.05)


def too_close(theme, pairs, least: float) -> list[tuple[str, str]]:
    return [(one, other) for one, other in pairs if contrast(colour(theme, one), colour(theme, other)) < least]


def test_contrast_of_black_and_white():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
def test_theme_has_every_colour_of_the_figures(theme):
    assert all(re.fullmatch("#[0-9A-Fa-f]{6}", colour(theme, token)) for token in FOR_FIGURES)


def test_themes_have_the_same_tokens():
    blocks = {theme: set(tokens_of(theme)) for theme in THEMES}
    assert blocks["ciemny"] == blocks["jasny"] == blocks["kontrast"]


def tokens_of(theme: str) -> list[str]:
    block = re.search(rf'\.shell\[data-theme="{theme}"\] \{{([^}}]*)\}}', TOKENS.read_text(encoding="utf-8"))
    assert block
    return re.findall(r"--([\w-]+):\s*#", block[1])


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable_on_every_surface(theme):
    assert too_close(theme, product(TEXTS, SURFACES), 4.5) == []


@pytest.mark.parametrize("theme", THEMES)
def test_statuses_are_readable_on_the_card_and_on_their_badge(theme):
    pairs = [(f"status-{s}", ground) for s in Status for ground in ("card", f"status-{s}-soft")]
    assert too_close(theme, pairs, 4.5) == []


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_accent_are_readable(theme):
    assert too_close(theme, [("on-accent", "accent"), ("accent-text", "accent-soft")], 4.5) == []


@pytest.mark.parametrize("theme", THEMES)
def test_lines_of_figures_stand_out(theme):
    lines = [
        ("series-1", "card"),
        ("series-2", "card"),
        ("border-firm", "card"),
        ("focus", "page"),
        ("control", "card"),
    ]
    assert too_close(theme, lines, 3) == []


def test_every_series_stands_out_or_has_its_own_dash():
    assert too_close("jasny", [(f"series-{place}", "card") for place in (1, 2, 3, 5)], 3) == []


def test_high_contrast_text_is_meant_for_walls():
    assert too_close("kontrast", product(TEXTS, SURFACES), 7) == []


@pytest.mark.parametrize("region", list(read_catalog().regions.values()), ids=lambda region: region.id)
def test_accent_of_a_region_is_readable_on_light_surfaces(region):
    grounds = [colour("jasny", token) for token in ("page", "card", "raised", "accent-soft")]
    assert [ground for ground in grounds if contrast(region.accent, ground) < 4.5] == []


def test_unknown_token_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        colour("jasny", "purple")
