"""The accessibility statement carries every element that its monitoring looks for, whatever the office has written."""

from datetime import date

import pytest

from dashboard.views import Views
from data.statement import Statement
from tests.integration.bundled import CATALOG, bundle_in
from tests.integration.views_markup import Shown

# technical conditions of accessibility statements, version 2.0 of 31 July 2024
LOOKED_FOR = {
    "a11y-wstep", "a11y-podmiot", "a11y-url", "a11y-data-publikacja", "a11y-data-aktualizacja", "a11y-status",
    "a11y-data-sporzadzenie", "a11y-data-przeglad", "a11y-audytor", "a11y-kontakt", "a11y-osoba", "a11y-email",
    "a11y-telefon", "a11y-procedura", "a11y-architektura", "a11y-aplikacje",
}  # fmt: skip
WRITTEN = Statement(
    publisher="Urząd <Próbny>",
    address="https://barometr.example.pl",
    published=date(2026, 1, 1),
    changed=date(2026, 2, 1),
    compliance="partial",
    inaccessible=["Skany bez tekstu"],
    prepared=date(2026, 1, 1),
    reviewed=date(2100, 1, 1),
    method="self",
    contact="Zespół ES",
    email="es@example.pl",
    telephone="32 000 00 00",
    building="Winda",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory):
    with bundle_in(f"sqlite:///{tmp_path_factory.mktemp('statement') / 'barometr.sqlite'}") as engine:
        yield engine


@pytest.mark.parametrize("statement", [Statement(), WRITTEN], ids=["nothing written", "all written"])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_element_is_there(engine, statement, language):
    shown = Shown(Views(engine, CATALOG, "slaskie", statement), f"/dostepnosc?lang={language}")
    assert set(shown.attribute("id")) >= LOOKED_FOR


def test_what_is_missing_is_said(engine):
    shown = Shown(Views(engine, CATALOG, "slaskie"), "/dostepnosc")
    assert any("Deklaracja jest niepełna" in text and "deklaracja.yml" in text for text in shown.texts)


def test_what_is_written_is_shown_and_nothing_is_missing(engine):
    shown = Shown(Views(engine, CATALOG, "slaskie", WRITTEN), "/dostepnosc")
    assert {"Urząd <Próbny>", "Skany bez tekstu", "Winda"} <= set(shown.texts)
    assert "mailto:es@example.pl" in shown.links()
    assert not shown.has_class("gap")
