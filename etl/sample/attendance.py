"""Attendance lists and head-counts: people of the right subregion, nobody twice at one event."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from etl.sample.draws import Cells, Draws, Ints
from etl.sample.events import HELD, Events
from etl.sample.people import People
from etl.sample.seats import PES, PRIVATE_PERSON, SLOT_TYPES, SLOTS, TYPES, Seats
from etl.sample.table import MARK, MARK_COLUMN, Piece, Table, cells, chosen, in_pieces, whole

LIST_COLUMNS = (
    "wydarzenie_id", "instytucja", "typ_instytucji", "nip", "gmina", "teryt", "rola", "godziny", "osoba", "e_mail",
    MARK_COLUMN,
)  # fmt: skip
COUNT_COLUMNS = ("wydarzenie_id", "osoby", "typ_instytucji", "gmina", "teryt", MARK_COLUMN)
ROLES = ("uczestnik", "prowadzący", "ekspert", "organizator")
ROLE_WEIGHTS = (90, 4, 3, 3)
LEFT_EARLY = 0.12
# Primes larger than any number of seats: stepping by one of them visits every seat before the first comes again.
STEPS = (1_000_000_007, 1_000_000_009, 1_000_000_021, 1_000_000_033, 1_000_000_087, 1_000_000_093, 1_000_000_097)


@dataclass(frozen=True)
class Rows:
    """Rows of the lists: the event and the seat of each."""

    place: Ints
    event: Ints
    seat: Ints


@dataclass(frozen=True)
class Attendance:
    """All lists, made piece by piece from the events and the seats."""

    draws: Draws
    events: Events
    seats: Seats

    def rows(self) -> Iterator[Rows]:
        """Rows in the order of the events."""
        events, draws = self.events, self.draws
        on_list = np.where(events.has_list, events.attended, 0)
        bounds = np.cumsum(on_list)
        numbers = np.arange(len(events))
        first, count = self.seats.first_and_count(events.subregion)
        start = draws.below("first seat", numbers, count)
        step = np.array(STEPS, dtype=np.int64)[draws.below("seat step", numbers, len(STEPS))]
        for places in in_pieces(np.arange(int(bounds[-1]))):
            event = np.searchsorted(bounds, places, side="right").astype(np.int64)
            within = places - (bounds[event] - on_list[event])
            seat = first[event] + (start[event] + within * step[event]) % count[event]
            yield Rows(places, event, seat)

    def lists(self) -> Table:
        """The file of attendance lists."""
        return Table("demo_listy_obecnosci", LIST_COLUMNS, self._list_pieces())

    def counts(self) -> Table:
        """The file of head-counts, for held events without a list."""
        return Table("demo_liczby_obecnych", COUNT_COLUMNS, self._count_pieces())

    def _list_pieces(self) -> Iterator[Piece]:
        people = People(self.draws)
        territory = self.events.territory
        for rows in self.rows():
            kind, gmina, names, nip = self._institutions(rows)
            persons, mails = people.named(rows.seat)
            yield {
                "wydarzenie_id": cells(self.events.ids[rows.event]),
                "instytucja": cells(names),
                "typ_instytucji": chosen(TYPES, kind),
                "nip": cells(nip),
                "gmina": cells(territory.names[gmina]),
                "teryt": cells(territory.codes[gmina]),
                "rola": chosen(ROLES, self.draws.pick("role", rows.place, ROLE_WEIGHTS)),
                "godziny": whole(self.hours(rows)),
                "osoba": persons,
                "e_mail": mails,
                MARK_COLUMN: [MARK] * len(rows.place),
            }

    def hours(self, rows: Rows) -> Ints:
        """Hours of the event, fewer for those who left early."""
        hours = self.events.hours[rows.event]
        part = hours * self.draws.between("hours part", rows.place, 40, 90) // 100
        return np.where(self.draws.chance("left early", rows.place, LEFT_EARLY), np.maximum(part, 1), hours)

    def _institutions(self, rows: Rows) -> tuple[Ints, Ints, Cells, Cells]:
        """Type, gmina, name and tax number; whoever came from an entity before or after its life came privately."""
        seats, organisations = self.seats, self.seats.organisations
        institution, day = seats.institution[rows.seat], self.events.first_day[rows.event]
        is_entity = institution < len(organisations)
        entity = np.where(is_entity, institution, 0)
        other = np.where(is_entity, 0, institution - len(organisations))
        exists = is_entity & organisations.exists(entity, day)
        kind = np.where(is_entity, np.where(exists, PES, PRIVATE_PERSON), SLOT_TYPES[other % SLOTS])
        gmina = np.where(is_entity, organisations.gmina_on(entity, day), other // SLOTS)
        name = np.where(exists, organisations.name_on(entity, day), "")
        nip = np.where(exists, organisations.nip[entity], "")
        return kind, gmina, np.where(is_entity, name, seats.names[other]), np.where(is_entity, nip, seats.nip[other])

    def _count_pieces(self) -> Iterator[Piece]:
        events, territory = self.events, self.events.territory
        for places in in_pieces(np.flatnonzero((events.status == HELD) & ~events.has_list)):
            attended = events.attended[places]
            pes, offices = attended * 6 // 10, attended * 3 // 10
            parts = np.stack([pes, offices, attended - pes - offices], axis=1)
            kept = parts.reshape(-1) > 0
            event = np.repeat(places, 3)[kept]
            gmina = events.gmina[event]
            yield {
                "wydarzenie_id": cells(events.ids[event]),
                "osoby": whole(parts.reshape(-1)[kept]),
                "typ_instytucji": chosen(("PES", "JST", "osoba fizyczna"), np.tile(np.arange(3), len(places))[kept]),
                "gmina": cells(territory.names[gmina]),
                "teryt": cells(territory.codes[gmina]),
                MARK_COLUMN: [MARK] * len(event),
            }
