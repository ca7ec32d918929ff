"""The store in a few lines: which rows are known at a date, by a list of standing loads; and who is counted where."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from tests.endurance.contents import GMINY, Fact, Row, Written

KEYS = {"events": 1, "attendance": 1, "plan_values": 4, "pes_registry": 0}
"""How many of the first values of a fact a later file replaces it by; none means that it replaces all."""
REGION = "24"
SUBREGION = {gmina.code: gmina.subregion for gmina in GMINY}


@dataclass(frozen=True)
class Standing:
    """A load that was not withdrawn; `year_by_event` are the years of its events when it was loaded."""

    number: int
    stan_na: date
    file: Written
    year_by_event: dict[object, int] = field(default_factory=dict)

    @property
    def place(self) -> tuple[date, int]:
        """Loads are ordered by this."""
        return self.stan_na, self.number


def key_of(source: str, fact: Fact) -> Fact:
    """What a later version of a fact has in common with it: for values of a plan code, area and period."""
    return fact[: KEYS[source]]


class Model:
    """Standing loads and what follows from them."""

    def __init__(self) -> None:
        self.loads: list[Standing] = []

    def find(self, file: Written, stan_na: date) -> Standing | None:
        """The standing load of this very file as of the same date."""
        same = (load for load in self.loads if (load.file.content, load.stan_na) == (file.content, stan_na))
        return next((load for load in same if load.file.source == file.source), None)

    def add(self, number: int, file: Written, stan_na: date) -> None:
        """A new load; lists keep the years of their events as they are known now, else that of their date."""
        years = {row.fact[0]: row.fact[2].year for row, _since in self.visible("events", None)}  # type: ignore[attr-defined]
        of_file = {row.fact[0]: years.get(row.fact[0], stan_na.year) for row in file.rows}
        self.loads.append(Standing(number, stan_na, file, of_file if file.source == "attendance" else {}))

    def withdraw(self, number: int) -> None:
        """Takes a load away."""
        self.loads = [load for load in self.loads if load.number != number]

    def versions(self, source: str, asked: date | None) -> Iterator[tuple[Standing, date | None, list[Row]]]:
        """What each load still shows at a date (None: now), and since when it is known."""
        loads = sorted((load for load in self.loads if load.file.source == source), key=lambda load: load.place)
        newest: dict[Fact, Standing] = {}
        for load in loads:
            if asked is None or load.stan_na <= asked or load is loads[0]:
                newest |= dict.fromkeys((key_of(source, row.fact) for row in load.file.rows), load)
        for load in loads:
            rows = [row for row in load.file.rows if newest.get(key_of(source, row.fact)) is load]
            if rows:
                yield load, None if load is loads[0] else load.stan_na, rows

    def visible(self, source: str, asked: date | None) -> list[tuple[Row, date | None]]:
        """Rows known at a date, each with the date since which."""
        return [(row, since) for _load, since, rows in self.versions(source, asked) for row in rows]

    def content(self) -> frozenset[tuple[object, int]]:
        """All that is known now and the dates of the loads; equal contents must have equal digests."""
        found: Counter[object] = Counter((load.file.source, load.stan_na) for load in self.loads)
        found.update((source, row.fact, since) for source in KEYS for row, since in self.visible(source, None))
        return frozenset(found.items())

    def cells(self, asked: date | None) -> Counter[tuple[object, ...]]:
        """Rows of `unique_people` known at a date: year, area, kind, first day, last day, and the four counts."""
        events = {row.fact[0]: row.fact for row, _since in self.visible("events", asked)}
        rows_by_year: dict[int, list[Row]] = defaultdict(list)
        for load, _since, rows in self.versions("attendance", asked):
            for row in rows:
                rows_by_year[load.year_by_event[row.fact[0]]].append(row)
        return Counter(cell for year, rows in rows_by_year.items() for cell in _cells(year, rows, events))


def _cells(year: int, rows: list[Row], events: dict[object, Fact]) -> Iterator[tuple[object, ...]]:
    people = people_of([row.person for row in rows if row.person is not None])
    together = defaultdict(list)
    for row, person in zip(rows, people, strict=True):
        event = events.get(row.fact[0])
        if event is None or event[2].year != year:  # type: ignore[attr-defined]
            continue
        for cell in _cells_of(event):
            together[cell].append((person, row))
    for (area, kind, start, end), found in together.items():
        persons = {person for person, _row in found if person is not None}
        sure = {
            person for row, person in zip(rows, people, strict=True) if row.person and (row.person[1] or row.person[2])
        }
        unnamed = sum(person is None for person, _row in found)
        yield year, area, kind, start, end, len(persons), len(persons - sure), len(found), unnamed


def _cells_of(event: Fact) -> Iterator[tuple[object, object, date, date]]:
    _key, kind, day, area, _status = event
    assert isinstance(day, date)
    for months in (12, 3):
        first = (day.month - 1) // months * months + 1
        start = date(day.year, first, 1)
        end = (date(day.year, first + months - 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        for place in filter(None, (REGION, SUBREGION.get(str(area), ""))):
            for named in ("", kind):
                yield place, named, start, end


def people_of(said: list[tuple[str, str, str, str]]) -> list[int | None]:
    """Who is who: the same e-mail, or the same name and NIP; a name and subregion for rows that say nothing else."""
    marks = [list(_marks(*of_row)) for of_row in said]
    person: list[int | None] = [place if mark else None for place, mark in enumerate(marks)]
    changed = True
    while changed:
        changed = False
        pairs = sorted((mark, place) for place, of_row in enumerate(marks) for mark in of_row)
        for _mark, group in groupby(pairs, key=lambda pair: pair[0]):
            places = [place for _same, place in group]
            lowest = min(known for place in places if (known := person[place]) is not None)
            changed = changed or any(person[place] != lowest for place in places)
            for place in places:
                person[place] = lowest
    return person


def _marks(name: str, e_mail: str, nip: str, subregion: str) -> Iterable[str]:
    if e_mail:
        yield f"e-mail {e_mail}"
    if " " in name and nip:
        yield f"firm {name} {nip}"
    elif " " in name and subregion and not e_mail:
        yield f"weak {name} {subregion}"
