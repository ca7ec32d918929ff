"""The whole set of an order: its tables, and the numbers that a reader of the files should find again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from etl.sample.attendance import Attendance
from etl.sample.days import HISTORY_END, day_number
from etl.sample.draws import Draws
from etl.sample.events import HELD, STATUSES, Events, events
from etl.sample.events import table as events_table
from etl.sample.noise import Noise
from etl.sample.order import Order
from etl.sample.organisations import Organisations, organisations
from etl.sample.plan import PlanData
from etl.sample.registry import rows_on, snapshot
from etl.sample.seats import seats
from etl.sample.table import Table
from etl.sample.territory import Territory, read_territory

Facts = dict[str, object]


@dataclass(frozen=True)
class DemoSet:
    """Everything that the files of an order are made of."""

    order: Order
    draws: Draws
    organisations: Organisations
    events: Events
    attendance: Attendance
    noise: Noise

    @property
    def snapshot_days(self) -> list[date]:
        """Ends of the last years, the oldest first."""
        return [date(year, 12, 31) for year in range(HISTORY_END - self.order.snapshots + 1, HISTORY_END + 1)]

    def tables(self) -> Iterator[Table]:
        """Tables in the order in which an office would load them; each is read before the next is asked for."""
        before = None
        for day in self.snapshot_days:
            yield snapshot(self.draws, self.organisations, day, before)
            before = day
        yield events_table(self.events)
        yield self.attendance.lists()
        yield self.attendance.counts()
        plan = PlanData(self.draws, self.organisations, self.events)
        yield plan.plan()
        yield plan.values()

    def facts(self) -> Facts:
        """Counts under the names of the files."""
        held = self.events.status == HELD
        return {
            "rejestr": self._registry_facts(),
            "wydarzenia": {name: int((self.events.status == no).sum()) for no, name in enumerate(STATUSES)},
            "listy_obecnosci": self._list_facts(),
            "liczby_obecnych": {"osoby": int(self.events.attended[held & ~self.events.has_list].sum())},
        }

    def _registry_facts(self) -> Facts:
        found: Facts = {}
        before = None
        for day in self.snapshot_days:
            rows = rows_on(self.organisations, day, before)
            existing = rows[self.organisations.exists(rows, day_number(day))]
            kinds = Counter(self.organisations.kind[existing].tolist())
            found[day.isoformat()] = {
                "wiersze": len(rows),
                "istniejace": len(existing),
                "ps": int(self.organisations.has_ps(rows, day_number(day)).sum()),
                "wg_rodzaju": {kind.kind: kinds[number] for number, kind in enumerate(self.organisations.kinds)},
            }
            before = day
        return found

    def _list_facts(self) -> Facts:
        seen = np.zeros(len(self.attendance.seats), dtype=bool)
        rows, hours = 0, 0
        for part in self.attendance.rows():
            seen[part.seat] = True
            rows += len(part.place)
            hours += int(self.attendance.hours(part).sum())
        return {"wiersze": rows, "rozne_osoby": int(seen.sum()), "godziny": hours}


def demo_set(order: Order, territory: Territory | None = None) -> DemoSet:
    """Draws the set, for the region of the order or another territory; nothing is written."""
    draws = Draws(order.seed)
    territory = territory or read_territory(order.region)
    entities = organisations(draws, territory, order.entities)
    found = events(draws, territory, order.attendance)
    lists = Attendance(draws, found, seats(draws, entities, order.attendance))
    return DemoSet(order, draws, entities, found, lists, Noise(draws, territory, order.noise))
