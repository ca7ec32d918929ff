"""Small random contents of files of an office, with the facts they stand for, written as CSV or XLSX."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tests.workbooks import csv_text, xlsx

Cells = tuple[str, ...]
Fact = tuple[object, ...]


class Gmina(NamedTuple):
    """A gmina with the codes that the store knows it by."""

    name: str
    code: str
    subregion: str


GMINY = (
    Gmina("Cieszyn", "240301", "24-poludniowy"),
    Gmina("Sosnowiec", "247501", "24-centralny"),
    Gmina("Częstochowa", "246401", "24-polnocny"),
    Gmina("", "", ""),
)
NAMES = ("Żuraw", "Kwarta", "Obręb", "Lipiec", "Tartak", "Deszczowa Brama")
KINDS = ("warsztat", "szkolenie")
DAYS = tuple(date(year, month, 5) for year in (2023, 2024, 2025) for month in (2, 5, 11))
PERIODS = {
    "2023": (date(2023, 1, 1), date(2023, 12, 31)),
    "I kwartał 2024": (date(2024, 1, 1), date(2024, 3, 31)),
    "2024-03-06": (None, date(2024, 3, 6)),
}
INSTITUTIONS = (("Urząd Miejski", "1234563218"), ("Ośrodek Kultury", "5252344078"), ("Dom Sąsiedzki", ""))
PEOPLE = (
    ("Anna Maj", "anna.maj@example.org"),
    ("Maj Anna", "anna.maj.druga@example.org"),
    ("Jan Sowa", "jan@example.org"),
    ("Ewa Lis", ""),
    ("Piotr Kos", "p.kos@example.org"),
    ("", ""),
)


@dataclass(frozen=True)
class Row:
    """A row as written and the fact it stands for; `person` is what is said of somebody: name, e-mail, NIP, area."""

    cells: Cells
    fact: Fact
    person: tuple[str, str, str, str] | None = None


@dataclass(frozen=True)
class Form:
    """How a source is written: its header, and a random row for one of a few keys."""

    header: Cells
    keys: Sequence[object]
    row: Callable[[random.Random, object], Row]
    most_of_a_key: int = 1

    def rows(self, dice: random.Random) -> list[Row]:
        """Random rows of some keys, at least one."""
        keys = [key for key in self.keys if dice.random() < 0.6] or [dice.choice(self.keys)]
        return [self.row(dice, key) for key in keys for _ in range(dice.randint(1, self.most_of_a_key))]


def _entity(dice: random.Random, key: object) -> Row:
    number, gmina, employed = NAMES.index(str(key)), dice.choice(GMINY[:3]), dice.randint(1, 3)
    krs = f"00007{number}0{number}11"
    cells = (f"Fundacja {key}", "fundacja", krs, gmina.name, str(employed))
    return Row(cells, (f"krs-{krs}-fundacja", f"Fundacja {key}", gmina.code, float(employed)))


def _event(dice: random.Random, key: object) -> Row:
    kind, gmina, day = dice.choice(KINDS), dice.choice(GMINY), dice.choice(DAYS)
    status = dice.choice(("planowane", "odwołane"))
    cells = (str(key), kind, "Spotkanie", day.isoformat(), gmina.name, status)
    return Row(cells, (key, kind, day, gmina.code or "24", status))


def _value(dice: random.Random, key: object) -> Row:
    assert isinstance(key, tuple)
    code, period, gmina = key
    value = dice.randint(1, 4)
    start, end = PERIODS[period]
    return Row((code, period, str(value), gmina.name), (code, gmina.code or "24", start, end, float(value)))


def _attendance(dice: random.Random, key: object) -> Row:
    (name, e_mail), (institution, nip) = dice.choice(PEOPLE), dice.choice(INSTITUTIONS)
    gmina, hours = dice.choice(GMINY), dice.randint(1, 3)
    name = name.upper() if dice.random() < 0.3 else name
    e_mail = e_mail if dice.random() < 0.5 else ""
    cells = (str(key), institution, nip, gmina.name, str(hours), name, e_mail)
    fact = (key, institution, nip, gmina.code, float(hours))
    return Row(cells, fact, (" ".join(sorted(name.lower().split())), e_mail, nip, gmina.subregion))


EVENTS = tuple(f"SP/{number}" for number in range(1, 6))
VALUES = tuple(
    (code, period, gmina) for code in ("I.1", "II.2") for period in PERIODS for gmina in (GMINY[0], GMINY[3])
)
FORMS = {
    "pes_registry": Form(("Nazwa podmiotu", "Rodzaj podmiotu", "KRS", "Gmina", "Zatrudnienie"), NAMES, _entity),
    "events": Form(("Nr wydarzenia", "Typ wydarzenia", "Tytuł", "Data", "Gmina", "Status"), EVENTS, _event),
    "plan_values": Form(("Kod wskaźnika", "Okres", "Wartość", "Obszar"), VALUES, _value),
    "attendance": Form(
        ("Nr wydarzenia", "Instytucja", "NIP", "Gmina", "Godziny", "Imię i nazwisko", "E-mail"), EVENTS, _attendance, 4
    ),
}
FAULTY: dict[str, Cells] = {
    "pes_registry": ("Fundacja Bez Rodzaju", "nie wiadomo co", "", "Cieszyn", "1"),
    "events": ("SP/9", "warsztat", "Bez daty", "kiedyś", "Cieszyn", "planowane"),
    "plan_values": ("I.1", "2022", "dużo", ""),
    "attendance": ("SP/1", "Urząd Miejski", "123", "Cieszyn", "1", "Anna Maj", ""),
}


@dataclass(frozen=True)
class Written:
    """A file: its bytes, its format, and the sound rows in it."""

    source: str
    suffix: str
    content: bytes
    rows: tuple[Row, ...]
    is_sound: bool = True


def written(source: str, rows: Sequence[Row], suffix: str = ".csv", *, faulty: bool = False) -> Written:
    """The rows as a file; `faulty` adds one that is rejected."""
    lines = [FORMS[source].header, *(row.cells for row in rows), *([FAULTY[source]] if faulty else [])]
    content = csv_text(lines).encode() if suffix == ".csv" else xlsx(lines)
    return Written(source, suffix, content, tuple(rows), not faulty)
