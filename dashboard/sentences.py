"""Findings in words, made by rules from the numbers: title, alternative text and caption come from here."""

from dashboard.selection import Notice
from dashboard.words import Words, first_upper
from data.catalog import Unit
from data.progress import Status
from data.progress.measure import Reason
from data.queries.progress import IndicatorState


def finding(words: Words, state: IndicatorState) -> str:
    """What an indicator says now: 'W województwie śląskim zrealizowano 24 z 24 warsztatów.'"""
    unit = words.catalog.units[state.indicator.unit]
    place = first_upper(words.in_area(state.area_code))
    name = state.indicator.name.in_language(words.language)
    if state.latest is None:
        if state.goal.target is None:
            return words.say("{name}: no data {place}.", name=name, place=words.in_area(state.area_code))
        return words.say(
            "{name}: {target} planned {place}, the source gives no result.",
            name=name,
            target=words.amount(state.goal.target, unit),
            place=words.in_area(state.area_code),
        )
    value = state.latest.value
    if state.goal.target is None:
        amount = words.amount(value, unit, state.qualifier)
        return words.say("{name}: {amount} {place}.", name=name, amount=amount, place=words.in_area(state.area_code))
    if state.indicator.kind == "cumulative":
        return words.say(
            "{place}: {qualifier}{value} of {target} delivered.",
            place=place,
            qualifier=words.qualifier(state.qualifier),
            value=words.number(value, unit),
            target=words.of_amount(state.goal.target, unit),
        )
    return words.say(
        "{name}: {value} against a target of {target}.",
        name=name,
        value=words.amount(value, unit, state.qualifier),
        target=words.amount(state.goal.target, unit),
    )


def judgement(words: Words, state: IndicatorState) -> str:
    """Why the status is what it is: distance, expectation, gap, pace needed, forecast."""
    unit, progress = words.catalog.units[state.indicator.unit], state.progress
    parts = [reason(words, progress.reason)] if progress.reason else []
    if progress.distance is not None:
        share = words.formats.percent(progress.distance)
        parts.append(words.say("{share} of the way from baseline to target is covered.", share=share))
    if progress.expected is not None and state.latest and progress.gap is not None:
        parts.append(_gap_sentence(words, state, unit))
    if progress.check_definition:
        parts.append(words.say("The result is above 150 %: check the definition before calling it a success."))
    if state.forecast:
        parts.append(_forecast_sentence(words, state, unit))
    if state.indicator.note:
        parts.append(state.indicator.note.in_language(words.language))
    return " ".join(parts)


def notice_text(words: Words, notice: Notice) -> str:
    """What was ignored in the address, and what is expected there."""
    return words.say(
        "The address has “{parameter}” = “{found}”, expected {expected}. It was left out.",
        parameter=notice.parameter,
        found=notice.found,
        expected=words.say(notice.expected),
    )


def reason(words: Words, why: Reason) -> str:
    """Why a status could not be computed."""
    sentences = {
        Reason.NO_TARGET: words.say("The source sets no target."),
        Reason.NO_BASELINE: words.say("The source gives no baseline."),
        Reason.NO_BASELINE_PERIOD: words.say(
            "The source gives the baseline without its year, so the pace cannot be computed."
        ),
        Reason.NO_TARGET_PERIOD: words.say("The source gives no date of the target."),
        Reason.TARGET_EQUALS_BASELINE: words.say("The target equals the baseline."),
        Reason.NO_TIME_BETWEEN: words.say("The target's date is not after the baseline's."),
        Reason.NO_TIME_ELAPSED: words.say("No time has passed since the baseline."),
    }
    return sentences[why]


def statuses_summary(words: Words, counts: dict[Status, int]) -> str:
    """'4 osiągnięte, 2 bez danych': counts in the order of the statuses, never an average."""
    parts = [status_counted(words, status, counts[status]) for status in Status if counts.get(status)]
    return words.formats.listing(parts) if parts else words.say("no indicators")


def status_counted(words: Words, status: Status, n: int) -> str:
    """A status with its number: '1 osiągnięty', '4 osiągnięte', '5 osiągniętych'."""
    forms = {
        Status.REACHED: words.count("{n} reached", "{n} reached", n),
        Status.ON_COURSE: words.count("{n} on course", "{n} on course", n),
        Status.SLOW: words.count("{n} slow", "{n} slow", n),
        Status.LAGGING: words.count("{n} lagging", "{n} lagging", n),
        Status.GOING_BACK: words.count("{n} going back", "{n} going back", n),
        Status.NO_DATA: words.count("{n} without data", "{n} without data", n),
        Status.STALE: words.count("{n} out of date", "{n} out of date", n),
        Status.BROKEN_SERIES: words.count("{n} with a broken series", "{n} with a broken series", n),
        Status.INCOMPUTABLE: words.count("{n} that cannot be judged", "{n} that cannot be judged", n),
    }
    return forms[status]


def _gap_sentence(words: Words, state: IndicatorState, unit: Unit) -> str:
    gap, expected = state.progress.gap, state.progress.expected
    assert gap is not None
    amount = words.amount(abs(gap), unit)
    day = words.formats.day(state.latest.on) if state.latest else ""
    if abs(gap) < 10**-unit.decimals / 2:
        return words.say("It is exactly what was expected by {day}.", day=day)
    amounts = {"amount": amount, "day": day, "expected": words.number(expected, unit)}
    if gap < 0:
        return words.say("{amount} less than expected by {day} ({expected}).", **amounts)
    return words.say("{amount} more than expected by {day} ({expected}).", **amounts)


def _forecast_sentence(words: Words, state: IndicatorState, unit: Unit) -> str:
    ahead = state.forecast
    assert ahead
    assert state.goal.target is not None
    return words.say(
        "At this pace {value} of {target} by {day} (range {low}–{high}).",
        value=words.number(ahead.value, unit),
        target=words.of_amount(state.goal.target, unit),
        day=words.formats.day(ahead.on),
        low=words.number(ahead.low, unit),
        high=words.number(ahead.high, unit),
    )
