"""Invented people whose every trace can be told, and rows of lists with them in their columns and in wrong ones."""

import random
from collections.abc import Callable
from typing import NamedTuple

from etl.sample.words import FEMALE_FIRST_NAMES, MALE_FIRST_NAMES, SYLLABLES
from geo.names import fold

STEM, HOST, PESEL_START, PHONE_START = "Kanarżół", "ptaszarnia.example", "440514", "79988"
HEADER = (
    "Nr wydarzenia", "Instytucja", "Typ instytucji", "NIP", "Gmina", "Rola", "Godziny", "Imię i nazwisko", "E-mail",
    "PESEL", "Telefon", "Uwagi",
)  # fmt: skip
APART_HEADER = ("Nr wydarzenia", "Nazwisko", "Imię", "Rola", "E-mail")
EVENT, INSTITUTION, KIND, NIP, GMINA, ROLE, HOURS, NAME, MAIL = range(9)
EVENTS = tuple(f"SP/2024/{number:03}" for number in range(1, 21))
Row = list[str]


class Canary(NamedTuple):
    """A person; no other text of these tests has the beginning of the surname or the host of the e-mail."""

    first: str
    surname: str
    mail: str
    pesel: str
    phone: str

    @property
    def name(self) -> str:
        """First name and surname."""
        return f"{self.first} {self.surname}"


def flock(count: int) -> list[Canary]:
    """Different people, half of them women."""
    return [_canary(number) for number in range(count)]


def _canary(number: int) -> Canary:
    is_woman = number % 2 == 0
    names = FEMALE_FIRST_NAMES if is_woman else MALE_FIRST_NAMES
    first = names[number // 2 % len(names)]
    parts, rest = [], number
    for _ in range(2):
        rest, place = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[place])
    surname = STEM + "".join(parts) + ("ska" if is_woman else "ski")
    digits = f"{PESEL_START}{number:04}"
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
    check = -sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 10
    mail = f"{fold(first)}.{fold(surname)}@{HOST}"
    return Canary(first, surname, mail, f"{digits}{check}", f"{PHONE_START}{number:04}")


def sound(canary: Canary, dice: random.Random) -> Row:
    """A row with everything in its place."""
    institution, nip = dice.choice((("Urząd Miejski", "1234563218"), ("Dom Kultury", ""), ("Fundacja Razem", "")))
    remark = f"dzwonić do {canary.name}, tel. {canary.phone}"
    row = [dice.choice(EVENTS), institution, "JST", nip, "Cieszyn", "uczestnik", "6", canary.name, canary.mail]
    return [*row, canary.pesel, canary.phone, remark]


def _with(place: int, part: Callable[[Canary], str]) -> Callable[[Canary, random.Random], Row]:
    """A sound row with a part of the person in one wrong cell."""

    def make(canary: Canary, dice: random.Random) -> Row:
        row = sound(canary, dice)
        row[place] = part(canary)
        return row

    return make


def shifted(canary: Canary, dice: random.Random) -> Row:
    """All cells some places to the left or to the right."""
    row, by = sound(canary, dice), dice.choice((1, 2, 3, 7, 8, 9, 11))
    return [*row[by:], *row[:by]]


def too_long(canary: Canary, dice: random.Random) -> Row:
    """A cell too many in the middle."""
    row = sound(canary, dice)
    return [*row[:4], canary.name, *row[4:]]


def _name(canary: Canary) -> str:
    return canary.name


def _mail(canary: Canary) -> str:
    return canary.mail


def _backwards(canary: Canary) -> str:
    return f"{canary.surname.upper()} {canary.first}"


def _surname(canary: Canary) -> str:
    return canary.surname


WRONG: dict[str, Callable[[Canary, random.Random], Row]] = {
    "sole trader": _with(INSTITUTION, _name),
    "surname first": _with(INSTITUTION, _backwards),
    "with remark": _with(INSTITUTION, lambda canary: f"mgr {canary.name} (GOPS Kozy)"),
    "e-mail of institution": _with(INSTITUTION, lambda canary: f"kontakt: {canary.mail}"),
    "pesel of institution": _with(INSTITUTION, lambda canary: canary.pesel),
    "kind": _with(KIND, _name),
    "nip": _with(NIP, _name),
    "pesel as nip": _with(NIP, lambda canary: canary.pesel),
    "gmina": _with(GMINA, _name),
    "role": _with(ROLE, _name),
    "role backwards": _with(ROLE, _backwards),
    "surname as role": _with(ROLE, _surname),
    "e-mail as role": _with(ROLE, _mail),
    "hours": _with(HOURS, _name),
    "event": _with(EVENT, _name),
    "surname as event": _with(EVENT, _surname),
    "e-mail as event": _with(EVENT, _mail),
    "pesel as event": _with(EVENT, lambda canary: canary.pesel),
    "phone as event": _with(EVENT, lambda canary: f"tel. {canary.phone} {canary.surname}"),
    "shifted": shifted,
    "too long": too_long,
}


def wrong(canary: Canary, number: int, dice: random.Random) -> Row:
    """A row with the person in a wrong place, another one for each number."""
    ways = list(WRONG.values())
    return ways[number % len(ways)](canary, dice)


def apart(canary: Canary, number: int, dice: random.Random) -> Row:
    """Surname and first name in columns of their own; every third row without its first cell."""
    row = [dice.choice(EVENTS), canary.surname, canary.first, "uczestnik", canary.mail]
    return [*row[1:], ""] if number % 3 == 2 else row
