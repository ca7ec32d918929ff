"""What a journal of a meeting amounts to."""

from datetime import date

from data.meetings import Entry, Meeting, earlier_meetings, open_tasks

DAY = date(2026, 11, 26)


def entry(number, kind, about=None, **values):
    return Entry(kind, "Anna", id=number, about_id=about, **values)


def meeting(*entries, number=1):
    return Meeting(number, "Komitet", DAY, "slaskie", "Anna", entries)


def texts(one):
    return [item.text for item in one.items]


def test_agenda_follows_what_was_added_moved_and_removed():
    added = [entry(n, "item", text=text) for n, text in enumerate("abc", 1)]
    assert texts(meeting(*added)) == ["a", "b", "c"]
    assert texts(meeting(*added, entry(4, "earlier", 3))) == ["a", "c", "b"]
    assert texts(meeting(*added, entry(4, "earlier", 3), entry(5, "removed", 1))) == ["c", "b"]


def test_first_item_stays_first_and_a_removed_one_cannot_be_moved():
    added = [entry(1, "item", text="a"), entry(2, "item", text="b")]
    assert texts(meeting(*added, entry(3, "earlier", 1))) == ["a", "b"]
    assert texts(meeting(*added, entry(3, "removed", 2), entry(4, "earlier", 2))) == ["a"]


def test_beginning_freezes_the_day_and_the_end_closes():
    prepared = meeting()
    running = meeting(entry(1, "start", stan_na=date(2025, 12, 31)))
    over = meeting(entry(1, "start", stan_na=date(2025, 12, 31)), entry(2, "end"))
    assert (prepared.stan_na, running.stan_na) == (None, date(2025, 12, 31))
    assert (prepared.is_over, running.is_over, over.is_over) == (False, False, True)


def test_title_of_a_removed_item_is_still_known():
    found = meeting(entry(1, "item", text="a"), entry(2, "decision", 1, text="d"), entry(3, "removed", 1))
    assert (texts(found), found.titles) == ([], {1: "a"})


def test_meetings_of_one_day_follow_each_other_as_they_were_written_down():
    first, second = meeting(number=1), meeting(number=2)
    assert earlier_meetings([second, first], second) == [first]
    assert earlier_meetings([second, first], first) == []


def test_task_is_open_until_any_meeting_calls_it_done():
    later, sooner = date(2027, 5, 1), date(2027, 1, 1)
    first = meeting(
        entry(1, "task", text="bez terminu"),
        entry(2, "task", text="później", due_on=later),
        entry(3, "task", text="wcześniej", due_on=sooner),
        entry(4, "decision", text="decyzja"),
    )
    assert [task.text for task in open_tasks([first])] == ["wcześniej", "później", "bez terminu"]
    second = meeting(entry(5, "done", 3), number=2)
    assert [task.text for task in open_tasks([second, first])] == ["później", "bez terminu"]
