"""Who may come to an event: seats of people in entities and in other institutions, by subregion.

A seat is one invented person. Institutions get seats by chance, so in a small set some gminy are never reached.
"""

from dataclasses import dataclass

import numpy as np

from etl.sample.days import NO_DAY
from etl.sample.draws import Cells, Draws, Ints
from etl.sample.identifiers import nips
from etl.sample.organisations import LAST_DAY, Organisations
from etl.sample.territory import Gmina, Territory

TYPES = ("PES", "JST", "OPS", "PCPR", "PUP", "szkoła", "przedsiębiorca", "osoba fizyczna")
PES, PRIVATE_PERSON = 0, len(TYPES) - 1
# The institutions of one gmina: an office, a welfare centre, two of the powiat, three schools, five firms.
SLOT_TYPES = np.array([1, 2, 3, 4, 5, 5, 5, 6, 6, 6, 6, 6], dtype=np.int64)
SLOT_WEIGHTS = (6, 6, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1)
SLOTS = len(SLOT_TYPES)
POWIAT_SLOTS = (2, 3)
FIRST_FIRM_SLOT = 7

FEWEST_SEATS = 1_200
ROWS_PER_SEAT = 4
PES_SEATS_PCT = 60


@dataclass(frozen=True)
class Seats:
    """Seats sorted by subregion: the institution of each (an entity, or `entities` + gmina * SLOTS + slot)."""

    organisations: Organisations
    institution: Ints
    bounds: Ints
    names: Cells
    nip: Cells

    def __len__(self) -> int:
        return len(self.institution)

    def first_and_count(self, subregions: Ints) -> tuple[Ints, Ints]:
        """The first seat and the number of seats of subregions; -1 is the whole region."""
        first = np.where(subregions < 0, 0, self.bounds[np.maximum(subregions, 0)])
        last = np.where(subregions < 0, len(self), self.bounds[np.maximum(subregions, 0) + 1])
        return first, last - first


def seats(draws: Draws, organisations: Organisations, attendance: int) -> Seats:
    """Enough seats for the rows of the lists, a fourth of them at least."""
    territory = organisations.territory
    count = max(attendance // ROWS_PER_SEAT, FEWEST_SEATS)
    of_pes = count * PES_SEATS_PCT // 100
    entity = _long_lived(draws, organisations, of_pes)
    others = np.arange(of_pes, count)
    gmina = draws.pick("seat gmina", others, territory.population)
    slot = draws.pick("seat slot", others, SLOT_WEIGHTS)
    gmina = np.where(np.isin(slot, POWIAT_SLOTS), _first_of_powiat(territory)[gmina], gmina)
    institution = np.concatenate([entity, len(organisations) + gmina * SLOTS + slot])
    subregion = territory.subregion_index[np.concatenate([organisations.gmina[entity], gmina])]
    order = draws.shuffled("seats", count)
    order = order[np.argsort(subregion[order], kind="stable")]
    bounds = np.searchsorted(subregion[order], np.arange(len(territory.subregions) + 1)).astype(np.int64)
    names = np.array([_name(one, slot) for one in territory.gminy for slot in range(SLOTS)], dtype=object)
    return Seats(organisations, institution[order], bounds, names, _nips(draws, organisations))


def _long_lived(draws: Draws, organisations: Organisations, count: int) -> Ints:
    """An entity for each seat: of three drawn ones the one that lives longest, for it sends people most often."""
    places = np.arange(count)
    drawn = np.stack([draws.below(f"seat entity {turn}", places, len(organisations)) for turn in range(3)])
    life = np.where(organisations.closed == NO_DAY, LAST_DAY, organisations.closed) - organisations.founded
    chosen: Ints = drawn[np.argmax(life[drawn], axis=0), places]
    return chosen


def _first_of_powiat(territory: Territory) -> Ints:
    first: dict[str, int] = {}
    for place, gmina in enumerate(territory.gminy):
        first.setdefault(gmina.powiat, place)
    return np.array([first[gmina.powiat] for gmina in territory.gminy], dtype=np.int64)


def _name(gmina: Gmina, slot: int) -> str:
    """Names of places are real, so every such name says that it is a demonstration."""
    office = "Urząd Miasta" if gmina.kind == "miejska" else "Urząd Gminy"
    powiat = gmina.powiat_name if gmina.powiat_name.startswith("m. ") else f"powiat {gmina.powiat_name}"
    start = (
        f"{office} {gmina.name}",
        f"Ośrodek Pomocy Społecznej {gmina.name}",
        f"Powiatowe Centrum Pomocy Rodzinie – {powiat}",
        f"Powiatowy Urząd Pracy – {powiat}",
    )
    if slot < len(start):
        return f"{start[slot]} (demo)"
    if slot < FIRST_FIRM_SLOT:
        return f"Szkoła nr {slot - len(start) + 1} {gmina.name} (demo)"
    return f"Zakład Usługowy nr {slot - FIRST_FIRM_SLOT + 1} {gmina.name} (demo)"


def _nips(draws: Draws, organisations: Organisations) -> Cells:
    """Tax numbers of firms, after those of the entities; public institutions give none."""
    gminy = len(organisations.territory.gminy)
    firms = SLOTS - FIRST_FIRM_SLOT
    numbers = nips(draws, len(organisations) + gminy * firms)[len(organisations) :]
    found = np.full((gminy, SLOTS), "", dtype=object)
    found[:, FIRST_FIRM_SLOT:] = np.array(numbers, dtype=object).reshape(gminy, firms)
    return found.reshape(-1)
