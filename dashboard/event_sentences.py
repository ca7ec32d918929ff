"""Sentences about events, made by rules from the numbers."""

from dashboard.components.events.measures import Delivery
from dashboard.words import Words
from data.progress.finish import NoFinish
from data.queries.event_progress import month_start


def counted_events(words: Words, n: float) -> str:
    """'1 wydarzenie', '2 wydarzenia', '5 wydarzeń'."""
    return words.count("{n} event", "{n} events", n, n=words.formats.number(n))


def people_counted(words: Words, n: float) -> str:
    """'1 osoba', '2 osoby', '5 osób'."""
    return words.count("{n} person", "{n} people", n, n=words.formats.number(n))


def measure_name(words: Words, name: str) -> str:
    """'wydarzenia', 'godziny', 'obecności'."""
    return {"events": words.say("events"), "hours": words.say("hours"), "people": words.say("attendances")}[name]


def grown(words: Words, found: Delivery) -> str:
    """'Odbyło się 1 387 z 2 006 zaplanowanych wydarzeń.'"""
    number, plan = words.formats.number, found.plan
    done = number(found.done)
    if plan is None:
        return words.count("{n} event was held.", "{n} events were held.", found.done, n=done)
    values = {"done": done, "plan": number(plan)}
    if found.measure.name == "events":
        return words.say("{done} of {plan} planned events were held.", **values)
    if found.measure.name == "hours":
        return words.say("{done} of {plan} planned hours were delivered.", **values)
    return words.say("{done} attendances; the plan of all events is {plan} people.", **values)


def finish_sentence(words: Words, found: Delivery, told: int, *, is_short: bool = False) -> str:
    """When the plan is filled at the run-rate, or why that cannot be said; short is for a table."""
    finish = found.finish
    if finish.reason is not None:
        return _reason(words, finish.reason, is_short=is_short)
    assert finish.per_month is not None
    assert finish.months_left is not None
    month = words.formats.month(month_start(told + finish.months_left))
    if is_short:
        return month
    return words.count(
        "At the rate of the last 12 months ({rate} a month) the plan is filled in {n} month: {month}.",
        "At the rate of the last 12 months ({rate} a month) the plan is filled in {n} months: {month}.",
        finish.months_left,
        rate=words.formats.number(finish.per_month, decimals=1),
        month=month,
    )


def _reason(words: Words, reason: NoFinish, *, is_short: bool) -> str:
    short = {
        NoFinish.NO_PLAN: words.say("no plan"),
        NoFinish.DONE: words.say("filled"),
        NoFinish.TOO_FEW: words.say("too few months"),
        NoFinish.STANDS_STILL: words.say("stands still"),
    }
    long = {
        NoFinish.NO_PLAN: words.say("The source has no plan, so there is no forecast."),
        NoFinish.DONE: words.say("The plan of this period is filled."),
        NoFinish.TOO_FEW: words.say("No forecast: fewer than three months have a result."),
        NoFinish.STANDS_STILL: words.say("No forecast: nothing was delivered in the last 12 months."),
    }
    return (short if is_short else long)[reason]


def trend_sentence(words: Words, found: Delivery) -> str:
    """The robust trend to the end of the window, beside the run-rate; nothing where there is no plan or rest."""
    ahead = found.trend
    if ahead is None or found.finish.reason is not None:
        return ""
    number = words.formats.number
    return words.say(
        "The trend of the growing sum (Theil-Sen) leads to {value} by {day} (range {low}–{high}).",
        value=number(ahead.value),
        day=words.formats.day(ahead.on),
        low=number(ahead.low),
        high=number(ahead.high),
    )


def gminy_counted(words: Words, n: int) -> str:
    """'1 gmina', '2 gminy', '5 gmin'."""
    return words.count("{n} gmina", "{n} gminy", n)


def attendances_counted(words: Words, n: float) -> str:
    """'1 obecność', '2 obecności', '5 obecności'."""
    return words.count("{n} attendance", "{n} attendances", n, n=words.formats.number(n))


def inhabitants_counted(words: Words, n: float) -> str:
    """'1 mieszkaniec', '4 mieszkańców'."""
    return words.count("{n} inhabitant", "{n} inhabitants", n, n=words.formats.number(n))
