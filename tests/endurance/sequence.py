"""One random sequence of loads, corrections and withdrawals, checked against the model after every step."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from data.errors import UserError
from data.store.attendance_tables import attendance, attendance_list, institution, unique_people
from data.store.columns import visible
from data.store.loads import content_digest
from data.store.tables import SUMMARIES, entity_review, entity_state, event, plan_value
from etl.loading import Target, load_file, resummarise, withdraw
from tests.endurance.contents import FORMS, Written, written
from tests.endurance.homes import Home
from tests.endurance.model import Model
from tests.endurance.states import leftovers

DAYS = (date(2023, 3, 31), date(2024, 6, 30), date(2024, 12, 31), date(2025, 9, 30))
ASKED = (date(1990, 1, 1), *DAYS, date(2024, 8, 1), date(2030, 1, 1), None)
COLUMNS: dict[str, tuple[Table, tuple[str, ...]]] = {
    "pes_registry": (entity_state, ("entity_key", "name", "area_code", "employed")),
    "events": (event, ("event_key", "kind", "date_from", "area_code", "status")),
    "plan_values": (plan_value, ("code", "area_code", "period_start", "period_end", "value")),
}
OF_A_CELL = (
    "year", "area_code", "kind", "period_start", "period_end",
    "people", "people_by_name_only", "attendances", "unnamed",
)  # fmt: skip


class BrokenPromiseError(Exception):
    """What a home shows is not what the model says."""


def equal(found: object, expected: object, what: str) -> None:
    """BrokenPromiseError when they differ."""
    if found == expected:
        return
    if isinstance(found, Counter) and isinstance(expected, Counter):
        raise BrokenPromiseError(f"{what}: too much {dict(found - expected)}, missing {dict(expected - found)}")
    raise BrokenPromiseError(f"{what}: {found}, expected {expected}")


def known(db: Connection, source: str, asked: date | None) -> Counter[Any]:
    """Facts of a source with the date since which they are known."""
    if source == "attendance":
        c = attendance_list.c
        query = (
            select(c.event_key, institution.c.name, institution.c.nip, institution.c.area_code, attendance.c.hours)
            .add_columns(c.known_from)
            .join(attendance, attendance.c.list_id == c.id)
            .join(institution, institution.c.id == attendance.c.institution_id)
            .where(visible(attendance_list, asked))
        )
    else:
        table, columns = COLUMNS[source]
        query = select(*(table.c[name] for name in columns), table.c.known_from).where(visible(table, asked))
    return Counter((tuple(row[:-1]), row[-1]) for row in db.execute(query))


def cells(db: Connection, asked: date | None) -> Counter[Any]:
    """Counts of people known at a date."""
    query = select(*(unique_people.c[name] for name in OF_A_CELL)).where(visible(unique_people, asked))
    return Counter(tuple(row) for row in db.execute(query))


class Sequence:
    """A home, the model beside it, and the steps taken so far."""

    def __init__(self, target: Target, folder: Path, dice: random.Random) -> None:
        self.target, self.folder, self.dice = target, folder, dice
        self.model, self.steps, self.files = Model(), list[str](), list[tuple[Written, date]]()
        self.withdrawn: list[int] = []

    def step(self) -> None:
        """One thing that somebody may do."""
        ways: list[Callable[[], None]] = [self.new, self.new, self.faulty]
        if self.files:
            ways += [self.again, self.another_day, self.corrected, self.corrected, self.shuffled, self.other_format]
            ways += [self.undo, self.undo]
        self.dice.choice(ways)()
        self.check()

    def new(self) -> None:
        """A file with anything in it."""
        source = self.dice.choice(list(FORMS))
        self.load(written(source, FORMS[source].rows(self.dice), self.suffix()), self.dice.choice(DAYS), "new")

    def again(self) -> None:
        """A file that was loaded before, as of the same day."""
        self.load(*self.dice.choice(self.files), "again")

    def another_day(self) -> None:
        """A file that was loaded before, as of another day."""
        self.load(self.dice.choice(self.files)[0], self.dice.choice(DAYS), "as of another day")

    def corrected(self) -> None:
        """Some rows of an earlier file gone and some of another content, as of the same or another day."""
        file, stan_na = self.dice.choice(self.files)
        kept = [row for row in file.rows if self.dice.random() < 0.7]
        keys = {row.fact[:4] if file.source == "plan_values" else row.fact[0] for row in kept}
        for row in FORMS[file.source].rows(self.dice):
            if (row.fact[:4] if file.source == "plan_values" else row.fact[0]) not in keys and self.dice.random() < 0.5:
                kept.append(row)
        if kept:
            self.load(written(file.source, kept, file.suffix), self.dice.choice((stan_na, *DAYS)), "corrected")

    def shuffled(self) -> None:
        """The same rows in another order."""
        file, stan_na = self.dice.choice(self.files)
        rows = self.dice.sample(file.rows, len(file.rows))
        self.load(written(file.source, rows, file.suffix), stan_na, "shuffled")

    def other_format(self) -> None:
        """The same rows as a workbook instead of a text, or the reverse."""
        file, stan_na = self.dice.choice(self.files)
        self.load(
            written(file.source, file.rows, ".csv" if file.suffix == ".xlsx" else ".xlsx"), stan_na, "reformatted"
        )

    def faulty(self) -> None:
        """A file with a row that is rejected, accepted as lost or not."""
        source = self.dice.choice(list(FORMS))
        file = written(source, FORMS[source].rows(self.dice), faulty=True)
        self.load(file, self.dice.choice(DAYS), "faulty", accept_rejects=self.dice.random() < 0.5)

    def undo(self) -> None:
        """A withdrawal; a load that is withdrawn already is refused."""
        standing = [load.number for load in self.model.loads]
        number = self.dice.choice([*standing, *self.withdrawn])
        self.steps.append(f"undo {number}")
        refused = False
        try:
            withdraw(self.target, number, by="test")
        except UserError:
            refused = True
        equal(refused, number not in standing, "refused to withdraw")
        self.withdrawn += [number] * (not refused)
        self.model.withdraw(number)

    def suffix(self) -> str:
        """Mostly text, which is read faster."""
        return self.dice.choice((".csv", ".csv", ".csv", ".xlsx"))

    def load(self, file: Written, stan_na: date, why: str, *, accept_rejects: bool = False) -> None:
        """Loads a file into the home and into the model."""
        path = self.folder / f"plik{file.suffix}"
        path.write_bytes(file.content)
        self.steps.append(f"{why} {file.source}{file.suffix} {stan_na} {[row.cells for row in file.rows]}")
        known_load = self.model.find(file, stan_na)
        loaded = load_file(
            self.target, path, source_id=file.source, stan_na=stan_na, by="test", accept_rejects=accept_rejects
        ).load
        if loaded is None:
            equal(file.is_sound or accept_rejects, False, "loaded nothing")
            return
        self.steps[-1] += f" -> {loaded.load_id}"
        equal(loaded.is_new, known_load is None, "is a new load")
        if loaded.is_new:
            self.model.add(loaded.load_id, file, stan_na)
            self.files.append((file, stan_na))
        else:
            equal(loaded.load_id, known_load and known_load.number, "number of the load")

    def check(self) -> None:
        """Everything that is known at every date, and nothing left behind."""
        with self.target.engine.connect() as db:
            for asked in ASKED:
                for source in FORMS:
                    rows = Counter((row.fact, since) for row, since in self.model.visible(source, asked))
                    equal(known(db, source, asked), rows, f"{source} as of {asked}")
                equal(cells(db, asked), self.model.cells(asked), f"people as of {asked}")
            equal(db.execute(select(entity_review)).all(), [], "pairs for review")
        equal(leftovers(self.target), [], "left behind")

    def check_summaries(self) -> None:
        """What loads counted step by step is what is counted from nothing."""
        before = self.summaries()
        resummarise(self.target)
        equal(self.summaries(), before, "summaries")

    def summaries(self) -> Counter[Any]:
        """Rows of the summaries without their numbers."""
        with self.target.engine.connect() as db:
            return Counter(tuple(row[1:]) for table in SUMMARIES for row in db.execute(select(table)))

    def rebuilt_in(self, home: Home) -> str:
        """The digest of the same standing loads, loaded elsewhere in another order."""
        waiting = {source: [load for load in self.model.loads if load.file.source == source] for source in FORMS}
        with home.target() as target:
            while left := [source for source, loads in waiting.items() if loads]:
                loads = waiting[self.dice.choice(left)]
                # only loads of one date must keep their order
                load = loads[self.dice.randrange(len(loads))]
                load = next(one for one in loads if one.stan_na == load.stan_na)
                loads.remove(load)
                path = self.folder / f"plik{load.file.suffix}"
                path.write_bytes(load.file.content)
                load_file(
                    target, path, source_id=load.file.source, stan_na=load.stan_na, by="test", accept_rejects=True
                )
            return content_digest(target.engine)
