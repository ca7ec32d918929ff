"""Findings of a map in words: what is most, what is beyond chance, what rose and fell, where nothing is."""

from collections.abc import Mapping, Sequence

from dashboard.area_values import AreaValues, can_be_rate
from dashboard.comparison_words import standing_words
from dashboard.context import Context
from dashboard.words import Words
from data.areas import AreaLevel, level_of
from data.catalog import Unit

MOST_NAMED = 3


def focus_area(context: Context) -> str:
    """The area that the map looks at; for a chosen gmina its powiat, so that it is seen among its neighbours, and for
    a city that is powiat and gmina in one what lies around it."""
    powiat = context.selection.powiat
    if powiat and len(context.territory.at_level("gmina", powiat)) == 1:
        return context.territory.chain(powiat)[1]
    return powiat or context.area_code


def in_focus(context: Context, code: str) -> bool:
    """Whether an area lies inside the area that the map looks at."""
    return context.territory.is_inside(code, focus_area(context))


def name_of(words: Words, found: AreaValues) -> str:
    """The indicator with its kind: 'Podmioty ekonomii społecznej w rejestrze (CIS)'."""
    name = found.indicator.name.in_language(words.language)
    if not found.breakdown:
        return name
    return f"{name} ({found.indicator.breakdowns[found.breakdown].in_language(words.language)})"


def map_title(context: Context, found: AreaValues, known: Mapping[str, float]) -> str:
    """The finding of a map; `known` are the values inside the area in focus."""
    words = context.words
    name, place = name_of(words, found), words.in_area(focus_area(context))
    if not known:
        return words.say("{name}: no data {place}.", name=name, place=place)
    if found.measure == "zmiana":
        return _change_title(context, found, known)
    if found.measure == "na_10_tys":
        return _rate_title(context, found, known)
    return _number_title(context, found, known)


def _number_title(context: Context, found: AreaValues, known: Mapping[str, float]) -> str:
    words, unit = context.words, found.unit
    name, place = name_of(words, found), words.in_area(focus_area(context))
    if context.area_code in known and len(known) > 1:
        rank = 1 + sum(value > known[context.area_code] for value in known.values())
        return words.say(
            "{name}: {amount} {here}, place {rank} of {n} {place}.",
            name=name,
            amount=words.amount(known[context.area_code], unit),
            here=words.in_area(context.area_code),
            rank=rank,
            n=len(known),
            place=place,
        )
    top = max(known, key=lambda code: known[code])
    if len(known) == 1:
        return words.say(
            "{name} {place}: {amount} ({area}).",
            name=name,
            place=place,
            amount=words.amount(known[top], unit),
            area=words.area_name(top),
        )
    low = min(known, key=lambda code: known[code])
    if known[low] == known[top]:
        return words.say(
            "{name} {place}: {amount} in every area.", name=name, place=place, amount=words.amount(known[top], unit)
        )
    return words.say(
        "{name} {place}: most {top} ({most}), least {low} ({least}).",
        name=name,
        place=place,
        top=words.area_name(top),
        most=words.number(known[top], unit),
        low=words.area_name(low),
        least=words.number(known[low], unit),
    )


def _rate_title(context: Context, found: AreaValues, known: Mapping[str, float]) -> str:
    """Names only areas that chance alone would not put there."""
    words = context.words
    name, place = name_of(words, found), words.in_area(focus_area(context))
    about = {"name": name, "place": place, "rate": words.number(found.rate, found.unit)}
    here = context.area_code
    if here in known and level_of(here) == found.level:
        return words.say(
            "{name}: {amount} {here}, {standing} (voivodeship: {rate}).",
            here=words.in_area(here),
            amount=words.amount(known[here], found.unit),
            standing=standing_words(words, found.standings[here]),
            **about,
        )
    above = sorted((code for code in known if found.is_far(code, above=True)), key=lambda code: -known[code])
    below = sorted((code for code in known if found.is_far(code, above=False)), key=lambda code: known[code])
    if above:
        areas = named(words, above)
        return words.say(
            "{name} per 10,000 inhabitants {place}: clearly above the voivodeship ({rate}): {areas}.",
            areas=areas,
            **about,
        )
    if below:
        areas = named(words, below)
        return words.say(
            "{name} per 10,000 inhabitants {place}: clearly below the voivodeship ({rate}): {areas}.",
            areas=areas,
            **about,
        )
    return words.say(
        "{name} per 10,000 inhabitants {place}: no area clearly differs from the voivodeship ({rate}).",
        **about,
    )


def named(words: Words, codes: Sequence[str]) -> str:
    """'Katowice, Gliwice i gmina Łazy', with the number of those left out."""
    return first_names(words, [words.area_name(code) for code in codes], most=MOST_NAMED)


def first_names(words: Words, names: Sequence[str], *, most: int) -> str:
    """The first names of a list, with the number of those left out."""
    more = len(names) - most
    if more <= 0:
        return words.formats.listing(names)
    return words.count("{areas} and {n} more", "{areas} and {n} more", more, areas=", ".join(names[:most]))


def _change_title(context: Context, found: AreaValues, known: Mapping[str, float]) -> str:
    words, unit = context.words, found.unit
    assert found.earlier
    since = words.formats.period(found.earlier.period_start, found.earlier.period_end)
    name = name_of(words, found)
    here = context.area_code
    if here in known and level_of(here) == found.level:
        return words.say(
            "{name} {place} against {since}: {change}.",
            name=name,
            place=words.in_area(here),
            since=since,
            change=signed(words, known[here], unit),
        )
    parts = [
        (sum(value > 0 for value in known.values()), words.say("a rise")),
        (sum(value < 0 for value in known.values()), words.say("a fall")),
        (sum(value == 0 for value in known.values()), words.say("no change")),
    ]
    told = words.formats.listing([f"{what} {counted_in(words, found.level, n)}" for n, what in parts if n])
    return words.say(
        "{name} {place} against {since}: {told}.",
        name=name,
        place=words.in_area(focus_area(context)),
        since=since,
        told=told,
    )


def counted_in(words: Words, level: AreaLevel, n: int) -> str:
    """'w 1 gminie', 'w 5 powiatach'."""
    if level == "gmina":
        return words.count("in {n} gmina", "in {n} gminy", n)
    if level == "powiat":
        return words.count("in {n} powiat", "in {n} powiaty", n)
    return words.count("in {n} subregion", "in {n} subregions", n)


def signed(words: Words, value: float, unit: Unit) -> str:
    """'+3', '−2', '0': a change with its sign."""
    return ("+" if value > 0 else "") + words.number(value, unit)


def shown_value(words: Words, found: AreaValues, code: str) -> str:
    """The value of an area as the map speaks it."""
    value = found.values[code]
    if value is None:
        return words.say("no data")
    if found.measure == "zmiana":
        arrow = "▲ " if value > 0 else "▼ " if value < 0 else ""
        return f"{arrow}{signed(words, value, found.unit)}"
    return words.amount(value, found.unit)


def measure_name(words: Words, found: AreaValues) -> str:
    """What the numbers are: the unit, the rate with the year of its denominator, or the change."""
    if found.measure == "na_10_tys" and found.population:
        day = words.formats.day(found.population.day)
        return words.say("per 10,000 inhabitants (population of {day})", day=day)
    if found.measure == "zmiana":
        return words.say("change, {unit}", unit=words.unit_name(found.unit))
    return words.unit_name(found.unit)


def period_name(words: Words, found: AreaValues) -> str:
    """The period of the values; of a change both."""
    if found.period is None:
        return ""
    now = words.formats.period(found.period.period_start, found.period.period_end)
    if found.earlier is None:
        return now
    return f"{words.formats.period(found.earlier.period_start, found.earlier.period_end)} → {now}"


def map_notes(context: Context, found: AreaValues) -> str:
    """What a reader has to know: why a measure is not shown, breaks, years under way, the note of the card."""
    words = context.words
    asked = context.selection.own.get("miara")
    notes = []
    if asked == "na_10_tys" and found.measure == "liczba" and found.period:
        notes.append(
            words.say("No population of this level is loaded, so numbers are shown.")
            if can_be_rate(context, found.indicator)
            else words.say(
                "Only things counted one by one can be given per inhabitant, so values are shown as they are."
            )
        )
    if asked == "zmiana" and found.measure == "liczba" and found.period:
        notes.append(words.say("There is no earlier date to compare with, so values are shown as they are."))
    if found.earlier and found.period:
        notes += [
            words.say("Not comparable across {day}: {reason}", day=words.formats.day(one.date), reason=reason)
            for one in found.indicator.series_breaks
            if found.earlier.period_end < one.date <= found.period.period_end
            for reason in [one.reason.in_language(words.language)]
        ]
    if found.areas_of_rate:
        notes.append(
            words.count(
                "The rate of the voivodeship is that of the {n} area that has data.",
                "The rate of the voivodeship is that of the {n} areas that have data.",
                found.areas_of_rate,
            )
        )
    if found.indicator.kind == "cumulative" and found.period and _is_under_way(found):
        notes.append(words.say("The newest year is not over in the data."))
    if found.indicator.note:
        notes.append(found.indicator.note.in_language(words.language))
    return " ".join(notes)


def _is_under_way(found: AreaValues) -> bool:
    assert found.period
    start, end = found.period.period_start, found.period.period_end
    return start is not None and (start.month, start.day) == (1, 1) and (end.month, end.day) != (12, 31)


def ranking_title(words: Words, found: AreaValues, ordered: Sequence[str]) -> str:
    """Names the first of a ranking; of rates only those that are not there by chance."""
    if not ordered:
        return words.say("No area has a value here.")
    if found.measure == "na_10_tys":
        above = [code for code in ordered if found.is_far(code, above=True)]
        if not above:
            return words.say("No area clearly stands out.")
        return words.say("Clearly above: {areas}.", areas=named(words, above))
    leaders = words.formats.listing([words.area_name(code) for code in ordered[:MOST_NAMED]])
    if found.measure == "zmiana":
        rising = [code for code in ordered[:MOST_NAMED] if (found.values[code] or 0) > 0]
        if not rising:
            return words.say("No area rose.")
        listed = words.formats.listing([words.area_name(code) for code in rising])
        return words.say("Largest rise: {areas}.", areas=listed)
    return words.say("Highest: {areas}.", areas=leaders)
