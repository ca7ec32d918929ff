"""The registry as it stood on a day: who exists, and who closed since the snapshot before."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from etl.sample.days import NO_DAY, date_of, day_number, written
from etl.sample.draws import Cells, Draws, Flags, Ints
from etl.sample.organisations import Organisations
from etl.sample.table import MARK, MARK_COLUMN, Piece, Table, cells, chosen, in_pieces, whole
from etl.sample.territory import Territory
from etl.sample.words import PRODUCTS, STREETS

COLUMNS = (
    "nazwa", "rodzaj", "forma_prawna", "krs", "nip", "regon", "teryt", "gmina", "powiat", "miejscowosc", "ulica",
    "kod_pocztowy", "status_ps", "ps_od", "ps_do", "data_rejestracji", "data_wykreslenia", "prowadzacy", "owes",
    "zakup_prospoleczny_od", "zakup_prospoleczny_do", "zatrudnieni", "miejsca", "produkty_uslugi", "www", MARK_COLUMN,
)  # fmt: skip
HAS_PS, HAS_NO_PS = "tak", "nie"
POWIATY_OF_AN_OWES = 8
POSTAL_PREFIXES = {"24": (40, 44), "18": (35, 39), "26": (25, 29)}
STAFF_CHANGES_EVERY_YEARS = 3


def rows_on(organisations: Organisations, day: date, before: date | None) -> Ints:
    """Places of the entities in the snapshot of a day: existing ones, and those closed after the one before."""
    places = np.arange(len(organisations))
    number = day_number(day)
    since = number - 365 if before is None else day_number(before)
    closed = organisations.closed
    lately = (closed != NO_DAY) & (closed > since) & (closed <= number)
    return np.flatnonzero(organisations.exists(places, number) | lately)


def snapshot(draws: Draws, organisations: Organisations, day: date, before: date | None) -> Table:
    """The file of one day."""
    rows = rows_on(organisations, day, before)
    return Table(f"demo_rejestr_pes_{day.isoformat()}", COLUMNS, _pieces(draws, organisations, rows, day_number(day)))


def _pieces(draws: Draws, organisations: Organisations, rows: Ints, day: int) -> Iterator[Piece]:
    kinds = organisations.kinds
    names = tuple(kind.kind for kind in kinds)
    forms = tuple(kind.legal_form for kind in kinds)
    territory = organisations.territory
    owes, postal = owes_by_gmina(territory), _postal_codes(draws, territory)
    for places in in_pieces(rows):
        kind, gmina = organisations.kind[places], organisations.gmina_on(places, day)
        ps_from = _until(organisations.ps_from[places], day)
        mark_from = _until(organisations.mark_from[places], day)
        yield {
            "nazwa": cells(organisations.name_on(places, day)),
            "rodzaj": chosen(names, kind),
            "forma_prawna": chosen(forms, kind),
            "krs": cells(organisations.krs[places]),
            "nip": cells(organisations.nip[places]),
            "regon": cells(organisations.regon[places]),
            "teryt": cells(territory.codes[gmina]),
            "gmina": cells(territory.names[gmina]),
            "powiat": cells(territory.powiat_names[gmina]),
            "miejscowosc": cells(territory.names[gmina]),
            "ulica": _streets(draws, organisations, places, day),
            "kod_pocztowy": cells(postal[gmina]),
            "status_ps": chosen((HAS_NO_PS, HAS_PS), organisations.has_ps(places, day).astype(np.int64)),
            "ps_od": cells(written(ps_from)),
            "ps_do": cells(written(np.where(ps_from == NO_DAY, NO_DAY, _until(organisations.ps_to[places], day)))),
            "data_rejestracji": cells(written(organisations.founded[places])),
            "data_wykreslenia": cells(written(_until(organisations.closed[places], day))),
            "prowadzacy": _operators(organisations, places, day),
            "owes": cells(owes[gmina]),
            "zakup_prospoleczny_od": cells(written(mark_from)),
            # the end of the mark is known from its first day
            "zakup_prospoleczny_do": cells(
                written(np.where(mark_from == NO_DAY, NO_DAY, organisations.mark_to[places]))
            ),
            "zatrudnieni": whole(_staff(draws, organisations, places, day)),
            "miejsca": _places(draws, organisations, places),
            "produkty_uslugi": _products(draws, places),
            "www": [f"https://demo{place + 1}.example.org" for place in places.tolist()],
            MARK_COLUMN: [MARK] * len(places),
        }


def _until(days: Ints, day: int) -> Ints:
    """Only what had happened by that day."""
    return np.where(days <= day, days, NO_DAY)


def owes_by_gmina(territory: Territory) -> Cells:
    """Support centres, each for up to eight powiaty of a subregion: 'OWES demo centralny 2'."""
    found = np.empty(len(territory.gminy), dtype=object)
    for subregion in territory.subregions:
        members = [place for place, gmina in enumerate(territory.gminy) if gmina.subregion == subregion]
        powiaty = sorted({territory.gminy[place].powiat for place in members})
        name = territory.subregion_name(subregion) or territory.region.name.pl
        for place in members:
            number = powiaty.index(territory.gminy[place].powiat) // POWIATY_OF_AN_OWES + 1
            found[place] = f"OWES demo {name} {number}"
    return found


def _postal_codes(draws: Draws, territory: Territory) -> Cells:
    """One invented code for each gmina, in the range of the region."""
    first, last = POSTAL_PREFIXES.get(territory.region.teryt, (10, 99))
    places = np.arange(len(territory.gminy))
    prefixes = draws.between("postal prefix", places, first, last).tolist()
    rests = draws.between("postal rest", places, 100, 989).tolist()
    return np.array([f"{prefix:02d}-{rest:03d}" for prefix, rest in zip(prefixes, rests, strict=True)], dtype=object)


def _streets(draws: Draws, organisations: Organisations, places: Ints, day: int) -> list[str]:
    """Street and number; an entity that moved has another one."""
    moved = (organisations.moved[places] != NO_DAY) & (organisations.moved[places] <= day)
    keys = places * 2 + moved
    streets = chosen(STREETS, draws.below("street", keys, len(STREETS)))
    numbers = draws.between("house", keys, 1, 120).tolist()
    return [
        f"{street} {number}" if street == "Rynek" else f"ul. {street} {number}"
        for street, number in zip(streets, numbers, strict=True)
    ]


def _operators(organisations: Organisations, places: Ints, day: int) -> list[str]:
    """An association or foundation by its name on that day, else the gmina; '' where nobody runs the entity."""
    operator = organisations.operator[places]
    known: Flags = (operator >= 0) & organisations.exists(np.maximum(operator, 0), day)
    names = organisations.name_on(np.maximum(operator, 0), day)
    gminy = np.array([f"gmina {gmina.name}" for gmina in organisations.territory.gminy], dtype=object)
    by_gmina = np.where(operator == -2, "", gminy[organisations.gmina_on(places, day)])
    return cells(np.where(known, names, by_gmina))


def _staff(draws: Draws, organisations: Organisations, places: Ints, day: int) -> Ints:
    """People employed; the number of an entity changes once in three years."""
    kind = organisations.kind[places]
    least = np.array([one.staff[0] for one in organisations.kinds])[kind]
    most = np.array([one.staff[1] for one in organisations.kinds])[kind]
    usual = draws.between("staff", places, least, most)
    step = (date_of(day).year + draws.below("staff phase", places, STAFF_CHANGES_EVERY_YEARS)) // 3
    change = draws.between("staff change", places * 4096 + step, -2, 2)
    return np.maximum(usual + np.where(usual == 0, 0, change), 0)


def _places(draws: Draws, organisations: Organisations, places: Ints) -> list[str]:
    """Places for participants in reintegration units, '' elsewhere."""
    kind = organisations.kind[places]
    least = np.array([one.places[0] for one in organisations.kinds])[kind]
    most = np.array([one.places[1] for one in organisations.kinds])[kind]
    return [str(n) if n else "" for n in draws.between("places", places, least, most).tolist()]


def _products(draws: Draws, places: Ints) -> list[str]:
    """One to three products or services: 'catering, transport'."""
    first = draws.below("product", places, len(PRODUCTS))
    second = (first + draws.between("second product", places, 1, 12)) % len(PRODUCTS)
    third = (second + draws.between("third product", places, 1, 12)) % len(PRODUCTS)
    count = draws.pick("products", places, (3, 4, 2)) + 1
    columns = (first.tolist(), second.tolist(), third.tolist(), count.tolist())
    return [
        ", ".join(PRODUCTS[p] for p in ((a,), (a, b), (a, b, c))[n - 1]) for a, b, c, n in zip(*columns, strict=True)
    ]
