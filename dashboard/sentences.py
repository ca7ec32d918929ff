"""Findings in words, made by rules from the numbers: title, alternative text and caption come from here."""

from collections.abc import Mapping
from datetime import date

from dashboard.selection import Notice
from dashboard.words import Words, first_upper
from data.catalog import Unit
from data.progress import Status, Weakest, growth_ratio
from data.progress.measure import Reason
from data.progress.summary import GOOD, JUDGED, total
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


def shortfall(words: Words, state: IndicatorState, today: date) -> str:
    """'Do celu brakuje 14 podmiotów: potrzeba 7 podmiotów rocznie, dotąd było 3,2.'"""
    unit, progress, goal = words.catalog.units[state.indicator.unit], state.progress, state.goal
    if goal.target is None:
        return words.say("The source sets no target, so nobody can say how much is missing.")
    if state.latest is None:
        return words.say("There is no value yet: {target} are the target.", target=words.amount(goal.target, unit))
    if progress.missing is None:
        return words.say("What is missing cannot be computed.")
    missing = words.of_amount(abs(progress.missing), unit)
    if progress.status == Status.REACHED:
        if abs(progress.missing) < 10**-unit.decimals / 2:
            return words.say("The target is reached exactly.")
        return words.say(
            "The target is reached, with {amount} to spare.", amount=words.amount(abs(progress.missing), unit)
        )
    if goal.target_on and goal.target_on < today:
        return words.say(
            "The target was missed by {amount}: its date was {day}.",
            amount=missing,
            day=words.formats.day(goal.target_on),
        )
    needed, achieved = progress.needed_per_year, progress.achieved_per_year
    if needed is None or achieved is None:
        return words.say("{amount} are missing to the target.", amount=missing)
    return words.say(
        "{amount} are missing to the target: {needed} per year are needed, {achieved} were achieved.",
        amount=missing,
        needed=words.formats.number(needed, decimals=max(unit.decimals, 1)),
        achieved=words.formats.number(achieved, decimals=max(unit.decimals, 1)),
    )


def years_finding(words: Words, counts_by_year: Mapping[int, Mapping[Status, int]]) -> str:
    """'Rok 2025: na kursie lub osiągnięte 9 z 20 wskaźników; rok 2024: 11 z 20 wskaźników.'

    The newest year in which anything could be judged is told, with the one before.
    """
    years = sorted(counts_by_year)
    if not years:
        return words.say("No year of this plan can be judged yet.")
    newest = next((year for year in reversed(years) if total(counts_by_year[year], JUDGED)), years[-1])
    told = {"year": newest, "share": good_share(words, counts_by_year[newest])}
    before = max((year for year in years if year < newest), default=None)
    if before is None:
        return words.say("In {year} on course or reached: {share}.", **told)
    return words.say(
        "In {year} on course or reached: {share}; in {before}: {earlier}.",
        **told,
        before=before,
        earlier=good_share(words, counts_by_year[before]),
    )


def good_share(words: Words, counts: Mapping[Status, int]) -> str:
    """'9 z 20 wskaźników': those on course or reached, of all."""
    everything = sum(counts.values())
    return words.count("{good} of {n} indicator", "{good} of {n} indicators", everything, good=total(counts, GOOD))


def weakest_sentence(words: Words, name: str, found: Weakest | None) -> str:
    """Which priority is worst and why; `name` is that of the priority."""
    if found is None:
        return words.say("No priority is behind.")
    return words.say("Weakest priority: {name} ({why}).", name=name, why=weakness(words, found))


def weakness(words: Words, found: Weakest) -> str:
    """'w tyle lub wstecz: 2 z 3 ocenionych wskaźników'; where none is behind, how many are slow."""
    if not found.behind:
        return words.count(
            "{slow} of {n} judged indicator is slow",
            "{slow} of {n} judged indicators are slow",
            found.judged,
            slow=found.slow,
        )
    return words.count(
        "{behind} of {n} judged indicator lags or goes back",
        "{behind} of {n} judged indicators lag or go back",
        found.judged,
        behind=found.behind,
    )


def opinions(words: Words, state: IndicatorState) -> str:
    """Why the second opinions differ from the distance covered."""
    goal = state.goal
    if state.latest is None or goal.target is None:
        return ""
    parts = []
    if goal.baseline == 0:
        parts.append(words.say("The baseline is zero, so value over target equals the distance covered."))
    else:
        parts.append(
            words.say(
                "Value over target leaves out the baseline, so it can be high even where the indicator goes back."
            )
        )
    if growth_ratio(goal, state.latest) is None:
        parts.append(
            words.say("The growth ratio needs a baseline, a value and a target above zero, each with its date.")
        )
    else:
        parts.append(
            words.say(
                "The growth ratio compares yearly growth rates, not distances: 1 is exactly the rate that the target "
                "needs, and early gains count for more."
            )
        )
    return " ".join(parts)


def changes_finding(words: Words, since: date, counts: Mapping[str, int] | None, moved: int) -> str:
    """'Od 31 grudnia 2024 przybyło 112 podmiotów, ubyło 70; status zmieniło 5 wskaźników.'"""
    indicators = words.count("{n} indicator changed its status", "{n} indicators changed their status", moved)
    if not moved:
        indicators = words.say("no indicator changed its status")
    day = words.formats.day(since)
    if counts is None:
        return words.say("Since {day} {indicators}.", day=day, indicators=indicators)
    return words.say(
        "Since {day} {begun} and {closed}; {indicators}.",
        day=day,
        begun=words.count("{n} entity was registered", "{n} entities were registered", counts["begun"]),
        closed=words.count("{n} entity was closed", "{n} entities were closed", counts["closed"]),
        indicators=indicators,
    )
