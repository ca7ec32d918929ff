"""Phrases of the comparison: groups, standings, trends, periods and inhabitants."""

from collections.abc import Sequence

from dashboard.compared import Compared, Row
from dashboard.words import Words
from data.areas import AreaLevel
from data.comparison.peers import GROUPS, Group, Peers
from data.language import Language
from data.progress import Reading, trend_direction
from data.progress.funnel import Standing

STANDING_SHAPES = {
    Standing.FAR_ABOVE: "▲",
    Standing.ABOVE: "△",
    Standing.WITHIN: "·",
    Standing.BELOW: "▽",
    Standing.FAR_BELOW: "▼",
}


def row_name(row: Row, language: Language) -> str:
    """'Podmioty w próbie publicznej', of a kind: 'spółdzielnie socjalne'."""
    return (row.indicator.breakdowns[row.kind] if row.kind else row.indicator.name).in_language(language)


def short_name(row: Row, language: Language) -> str:
    """The short name, or the kind, where there is little room."""
    return (row.indicator.breakdowns[row.kind] if row.kind else row.indicator.short).in_language(language)


def measure_name(row: Row, language: Language) -> str:
    """Indicator and kind: 'Podmioty w próbie publicznej: CIS'."""
    name = row.indicator.name.in_language(language)
    return f"{name}: {row.indicator.breakdowns[row.kind].in_language(language)}" if row.kind else name


def standing_words(words: Words, standing: Standing) -> str:
    """What the limits say, in words."""
    return {
        Standing.FAR_ABOVE: words.say("clearly above the region"),
        Standing.ABOVE: words.say("above the region"),
        Standing.WITHIN: words.say("within the limits of chance"),
        Standing.BELOW: words.say("below the region"),
        Standing.FAR_BELOW: words.say("clearly below the region"),
    }[standing]


def trend_words(words: Words, readings: Sequence[Reading]) -> str:
    """The arrow where the trend test holds, else what the test says."""
    return {
        1: words.say("↗ rising"),
        -1: words.say("↘ falling"),
        0: words.say("no clear trend"),
        None: words.say("too few values"),
    }[trend_direction(readings)]


def period_line(words: Words, row: Row, codes: Sequence[str]) -> str:
    """'2024, ludność z 30 czerwca 2020'; empty where no area has a value."""
    cell = row.period(codes)
    if cell is None:
        return ""
    period = words.formats.period(cell.period_start, cell.period_end)
    people = row.population_on(codes)
    return (
        words.say("{period}, population of {day}", period=period, day=words.formats.day(people)) if people else period
    )


def group_name(words: Words, group: Group, level: AreaLevel) -> str:
    """The group as a choice."""
    is_gmina = level == "gmina"
    return {
        "wszystkie": words.say("all"),
        "podobne": words.say("alike"),
        "miasta": words.say("urban gminy") if is_gmina else words.say("cities"),
        "ziemskie": words.say("other gminy") if is_gmina else words.say("land powiaty"),
    }[group]


def group_rule(words: Words, level: AreaLevel, peers: Peers) -> str:
    """The rule of the group in words, and how many areas meet it."""
    is_gmina = level == "gmina"
    n = len(peers.codes)
    if peers.group == GROUPS[0]:
        return (
            words.count("All {n} gmina of the voivodeship.", "All {n} gminy of the voivodeship.", n)
            if is_gmina
            else words.count("All {n} powiat of the voivodeship.", "All {n} powiaty of the voivodeship.", n)
        )
    if peers.are_cities is None:
        return words.say("Which areas are alike can be told once a powiat or a gmina is chosen.")
    if is_gmina:
        kind = words.say("urban gminy") if peers.are_cities else words.say("rural and urban-rural gminy")
    else:
        kind = words.say("cities with powiat rights") if peers.are_cities else words.say("land powiaty")
    if peers.quarter is None or peers.smallest is None or peers.largest is None:
        return words.say("Group: {kind} of the voivodeship ({n}).", kind=kind, n=n)
    return words.say(
        "Group: {kind} with {low} to {high} inhabitants, quarter {quarter} of 4 by population ({n}). "
        "The data hold no unemployment, so it is not used.",
        kind=kind,
        low=words.formats.number(peers.smallest),
        high=words.formats.number(peers.largest),
        quarter=peers.quarter,
        n=n,
    )


def level_of_group(compared: Compared) -> AreaLevel:
    """The level that the choice of a group speaks of."""
    return "gmina" if compared.profile_level == "gmina" else "powiat"


def funnel_method(words: Words) -> str:
    """How limits are made and what they do not say."""
    return words.say(
        "Limits of chance: the range in which 95 % of areas with so many inhabitants would lie if all had the rate of "
        "the voivodeship (▲ and ▼: 99.8 %). Exact quantiles of the Poisson distribution, after Spiegelhalter (2005). "
        "People who come in groups scatter more than that."
    )
