"""What is planned and what was delivered, of rows as the database gives them."""

from dashboard.components.events.measures import MEASURES, delivery, totals
from data.store.event_tables import COUNTS

JANUARY = 2024 * 12


def row(status: str, month: int | None, **counts: float) -> dict[str, object]:
    """A row of sums, zero where nothing is said."""
    return dict.fromkeys(COUNTS, 0.0) | {"kind": "warsztat", "status": status, "month": month} | counts


def window(rows, measure: int, *, told: int = JANUARY + 1):
    return delivery(rows, MEASURES[measure], since=JANUARY, until=JANUARY + 2, told=told, has_plan=True)


def test_called_off_events_are_no_part_of_the_plan():
    rows = [
        row("zrealizowane", JANUARY, events=3),
        row("planowane", JANUARY + 2, events=2),
        row("odwołane", JANUARY, events=9),
    ]
    found = window(rows, 0)
    assert (found.plan, found.done, list(found.delivered)) == (5, 3, [3, 0])


def test_months_after_the_file_are_unknown_and_not_zero():
    assert len(window([row("zrealizowane", JANUARY, events=3)], 0, told=JANUARY).delivered) == 1


def test_people_of_lists_and_head_counts_add_up_and_silent_events_are_told():
    rows = [row("zrealizowane", JANUARY, events=4, attendances=20, head_count=5, with_people=3, planned_people=40)]
    found = window(rows, 2)
    assert (found.done, found.plan, found.not_told) == (25, 40, 1)


def test_event_without_a_date_counts_in_no_month():
    assert window([row("zrealizowane", None, events=3)], 0).done == 0
    assert totals([row("zrealizowane", None, events=3)]).held == 3
