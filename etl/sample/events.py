"""Events of an office: planned, held, called off; by subregion and topic, on working days."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from etl.sample.days import (
    HISTORY_END,
    HISTORY_START,
    working_day,
    written,
    year_end,
    year_start,
    years_of,
)
from etl.sample.draws import Cells, Draws, Flags, Ints
from etl.sample.table import MARK, MARK_COLUMN, Piece, Table, cells, chosen, in_pieces, whole
from etl.sample.territory import Territory
from etl.sample.words import TOPICS

COLUMNS = (
    "wydarzenie_id", "typ", "tytul", "temat", "data_od", "data_do", "miejscowosc", "gmina", "teryt", "subregion",
    "godziny", "planowane_osoby", "status", "dzialanie", MARK_COLUMN,
)  # fmt: skip
HELD, CALLED_OFF, PLANNED = 0, 1, 2
STATUSES = ("zrealizowane", "odwołane", "planowane")
CALLED_OFF_SHARE, HEAD_COUNT_SHARE = 0.06, 0.14
TURNOUT_PCT = (55, 110)
FEWEST_EVENTS = 24
ONE_PLANNED_FOR = 25
FIRST_PLANNED_DAY, LAST_PLANNED_DAY = year_start(HISTORY_END + 1) + 10, year_end(HISTORY_END + 1) - 10
# events by year from HISTORY_START; 2020 was the year of closed rooms
YEAR_WEIGHTS = (4, 5, 6, 8, 10, 9, 7, 8, 10, 11, 4, 7, 10, 12, 12, 13)


@dataclass(frozen=True)
class EventType:
    """One type of event; a regional one has no subregion."""

    name: str
    heading: str
    weight: int
    people: tuple[int, int]
    hours: tuple[int, int]
    days: int
    action: str
    regional: bool = False


TYPES = (
    EventType("spotkanie informacyjne", "Spotkanie informacyjne", 28, (12, 30), (2, 4), 1, "4.1"),
    EventType("warsztat", "Warsztat", 20, (10, 18), (6, 8), 1, "2.1"),
    EventType("wizyta studyjna", "Wizyta studyjna", 8, (12, 24), (12, 16), 2, "2.2"),
    EventType("szkolenie", "Szkolenie", 22, (12, 24), (6, 16), 2, "3.1"),
    EventType("doradztwo", "Doradztwo grupowe", 12, (4, 10), (2, 6), 1, "3.2"),
    EventType("seminarium", "Seminarium", 5, (30, 60), (5, 7), 1, "2.3"),
    EventType("posiedzenie", "Posiedzenie zespołu", 3, (12, 30), (2, 4), 1, "1.1", regional=True),
    EventType("konferencja", "Konferencja", 1, (60, 120), (6, 8), 1, "4.2", regional=True),
    EventType("kongres", "Kongres", 1, (90, 160), (8, 14), 2, "4.2", regional=True),
)


@dataclass(frozen=True)
class Events:
    """Events as columns, by first day; `attended` is how many people a list or a head-count names."""

    territory: Territory
    ids: Cells
    type: Ints
    topic: Ints
    first_day: Ints
    last_day: Ints
    gmina: Ints
    subregion: Ints
    hours: Ints
    planned: Ints
    status: Ints
    has_list: Flags
    attended: Ints

    def __len__(self) -> int:
        return len(self.type)


def events(draws: Draws, territory: Territory, attendance: int) -> Events:
    """As many events as the wanted number of rows on attendance lists needs, and some still to come."""
    count = _count(draws, attendance)
    to_come = max(4, count // ONE_PLANNED_FOR)
    places = np.arange(count + to_come)
    is_to_come = places >= count
    year = HISTORY_START + draws.shares("event year", count, YEAR_WEIGHTS)
    starts = np.array([year_start(one) for one in year.tolist()], dtype=np.int64)
    past = np.maximum(working_day(starts + draws.below("event day", places[:count], 364)), starts)
    future = working_day(draws.between("event to come", places[count:], FIRST_PLANNED_DAY, LAST_PLANNED_DAY))
    first_day = np.concatenate([past, future])

    kind = _types(draws, places)
    regional = np.array([one.regional for one in TYPES])[kind]
    gmina = draws.pick("event gmina", places, territory.population)
    status = np.where(is_to_come, PLANNED, np.where(_called_off(draws, places), CALLED_OFF, HELD))
    has_list = (status == HELD) & ~_head_counted(draws, places)
    attended = _attended(draws, places, status == HELD, has_list, attendance)
    order = np.argsort(first_day, kind="stable")
    days = np.array([one.days for one in TYPES])[kind]
    return Events(
        territory=territory,
        ids=_ids(first_day[order]),
        type=kind[order],
        topic=draws.below("event topic", places, len(TOPICS))[order],
        first_day=first_day[order],
        last_day=(first_day + days - 1)[order],
        gmina=gmina[order],
        subregion=np.where(regional, -1, territory.subregion_index[gmina])[order],
        hours=_between(draws, "event hours", places, np.array([one.hours for one in TYPES])[kind])[order],
        planned=_planned(draws, places)[order],
        status=status[order],
        has_list=has_list[order],
        attended=attended[order],
    )


def _types(draws: Draws, places: Ints) -> Ints:
    return draws.pick("event type", places, [one.weight for one in TYPES])


def _between(draws: Draws, name: str, places: Ints, limits: Ints) -> Ints:
    return draws.between(name, places, limits[:, 0], limits[:, 1])


def _planned(draws: Draws, places: Ints) -> Ints:
    """People an event is planned for."""
    people = np.array([one.people for one in TYPES])[_types(draws, places)]
    return _between(draws, "event people", places, people)


def _turnout(draws: Draws, places: Ints) -> Ints:
    """People who come, if the event is held."""
    return _planned(draws, places) * draws.between("event turnout", places, *TURNOUT_PCT) // 100


def _called_off(draws: Draws, places: Ints) -> Flags:
    return draws.chance("event called off", places, CALLED_OFF_SHARE)


def _head_counted(draws: Draws, places: Ints) -> Flags:
    return draws.chance("event head-counted", places, HEAD_COUNT_SHARE)


def _count(draws: Draws, attendance: int) -> int:
    """The smallest number of past events whose lists hold all rows; never below FEWEST_EVENTS."""
    rows = 0
    for start in range(0, attendance + FEWEST_EVENTS, 4096):
        places = np.arange(start, start + 4096)
        with_list = ~_called_off(draws, places) & ~_head_counted(draws, places)
        sums = rows + np.cumsum(np.where(with_list, _turnout(draws, places), 0))
        if sums[-1] >= attendance:
            return max(int(places[np.searchsorted(sums, attendance)]) + 1, FEWEST_EVENTS)
        rows = int(sums[-1])
    raise AssertionError("every event with a list holds at least one row")


def _attended(draws: Draws, places: Ints, held: Flags, has_list: Flags, attendance: int) -> Ints:
    """People of each held event; those of the lists add up to the wanted number of rows."""
    turnout = _turnout(draws, places)
    bounds = np.cumsum(np.where(has_list, turnout, 0))
    on_lists = np.diff(bounds * attendance // max(int(bounds[-1]), 1), prepend=0)
    return np.where(has_list, on_lists, np.where(held, turnout, 0))


def _ids(first_days: Ints) -> Cells:
    """'DEMO/2014/00017': numbers follow the calendar and begin anew each year."""
    years = years_of(first_days)
    firsts = np.searchsorted(years, years, side="left")
    numbers = (np.arange(len(years)) - firsts + 1).tolist()
    return np.array([f"DEMO/{year}/{no:05d}" for year, no in zip(years.tolist(), numbers, strict=True)], dtype=object)


def table(found: Events) -> Table:
    """The file of events."""
    return Table("demo_wydarzenia", COLUMNS, _pieces(found))


def _pieces(found: Events) -> Iterator[Piece]:
    territory = found.territory
    subregions = (*(territory.subregion_name(one) for one in territory.subregions), "")
    for places in in_pieces(np.arange(len(found))):
        kind, gmina = found.type[places], found.gmina[places]
        headings = chosen(tuple(one.heading for one in TYPES), kind)
        topics = chosen(TOPICS, found.topic[places])
        yield {
            "wydarzenie_id": cells(found.ids[places]),
            "typ": chosen(tuple(one.name for one in TYPES), kind),
            "tytul": [f"{heading}: {topic}" for heading, topic in zip(headings, topics, strict=True)],
            "temat": topics,
            "data_od": cells(written(found.first_day[places])),
            "data_do": cells(written(found.last_day[places])),
            "miejscowosc": cells(territory.names[gmina]),
            "gmina": cells(territory.names[gmina]),
            "teryt": cells(territory.codes[gmina]),
            "subregion": chosen(subregions, found.subregion[places]),
            "godziny": whole(found.hours[places]),
            "planowane_osoby": whole(found.planned[places]),
            "status": chosen(STATUSES, found.status[places]),
            "dzialanie": chosen(tuple(one.action for one in TYPES), kind),
            MARK_COLUMN: [MARK] * len(places),
        }
