"""The path from information meeting to pact and new PES, and what to hold next where."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import html
from dashboard.components.card import Cell, Column, Twin, empty, figure_card
from dashboard.components.events.missing import no_lists, reach_source
from dashboard.components.events.parts import link, plain_table, share_bar
from dashboard.components.events.places import Places
from dashboard.components.progress import amount_of_target, as_of_line, cited, state_twin
from dashboard.context import Context
from dashboard.event_sentences import gminy_counted, inhabitants_counted
from dashboard.html import Element
from dashboard.states import states_of
from data.progress import Status
from data.queries.event_progress import month_start

STEPS = ("spotkanie informacyjne", "warsztat", "wizyta studyjna")
PACT = "podpisanie paktu"
UNITS_OF_STEPS = ("spotkanie", "grupa", "warsztat", "wizyta", "pakt")
MOST_SUGGESTIONS = 12
QUIET_MONTHS = 12


def path_cards(context: Context, places: Places) -> list[Element]:
    """All cards of the view."""
    cards: list[Element] = [_funnel_card(context, places)] if places.has_lists else []
    cards += _documents_card(context)
    cards.append(_next_card(context, places) if places.has_lists else no_lists(context))
    return cards


@dataclass(frozen=True)
class Step:
    """A step of the path: gminy that made it, of them those that made all steps before; None where nobody counts."""

    name: str
    gminy: int | None
    on_path: int | None


def _steps(context: Context, places: Places) -> list[Step]:
    words, kinds = context.words, context.catalog.spellings.names("event_kinds")
    english = {kind.pl: kind.in_language(words.language) for kind in kinds.values()}
    steps, on_path = [], set(places.gminy)
    for place, kind in enumerate(STEPS):
        made = {code for code in places.gminy if kind in places.kinds.get(code, frozenset())}
        on_path &= made
        steps.append(Step(english.get(kind, kind), len(made), len(on_path)))
        if place == 0:
            steps.append(Step(words.say("workshop group"), None, None))
    pacts = {code for code in places.gminy if PACT in places.kinds.get(code, frozenset())}
    steps.append(Step(english.get(PACT, PACT), len(pacts) or None, len(on_path & pacts) if pacts else None))
    has_pes = {code for code in places.gminy if places.entities.get(code)}
    steps.append(
        Step(words.say("PES in the registry"), len(has_pes) or None, len(on_path & has_pes) if has_pes else None)
    )
    return steps


def _funnel_card(context: Context, places: Places) -> Element:
    words = context.words
    steps = _steps(context, places)
    counted = [step for step in steps[:4] if step.on_path is not None]
    title = words.say(
        "Of {all} gminy {first} came to an information meeting, and {last} went on to a workshop and a study visit.",
        all=len(places.gminy),
        first=counted[0].gminy,
        last=counted[-1].on_path,
    )
    nobody = words.say("no data")
    rows: list[list[Element | str]] = []
    for step in steps:
        share = step.on_path / len(places.gminy) if step.on_path is not None and places.gminy else None
        texts = [nobody if value is None else words.formats.number(value) for value in (step.gminy, step.on_path)]
        rows.append([step.name, *texts, share_bar(share)])
    columns = [
        words.say("Step"),
        words.say("Gminy that made it"),
        words.say("of them after all steps before"),
        words.say("Share"),
    ]
    twin_rows: list[Sequence[Cell]] = [[step.name, step.gminy, step.on_path] for step in steps]
    return figure_card(
        words,
        name="sciezka",
        span=12,
        title=title,
        subtitle=words.say(
            "Gminy whose institutions came to each kind of event, in all years · {area}",
            area=words.area_name(context.selection.powiat or context.area_code),
        ),
        body=plain_table(columns, rows, caption=title),
        source=reach_source(context, places),
        as_of=words.as_of(places.file_day),
        note=words.say(
            "Lists do not tell of workshop groups. A gmina with PES need not have them thanks to the path: this counts "
            "places, it proves no cause."
        ),
        twin=Twin(title, [Column(columns[0]), Column(columns[1], 0), Column(columns[2], 0)], twin_rows),
    )


def _documents_card(context: Context) -> list[Element]:
    """The same steps as project documents plan and report them."""
    words, catalog = context.words, context.catalog
    of_plans = [i for plan in context.region.plans for i in catalog.indicators_of_plan(plan)]
    counted = [i for i in of_plans if i.measure.way == "plan_actions"]
    indicators = [i for unit in UNITS_OF_STEPS for i in counted if i.unit == unit]
    if not indicators:
        return []
    states = states_of(context, indicators)
    reached = sum(state.progress.status is Status.REACHED for state in states)
    title = words.say("The project documents report {n} of {all} steps as reached.", n=reached, all=len(states))
    rows: list[list[Element | str]] = []
    for state in states:
        name = link(
            state.indicator.name.in_language(words.language), context.link(page="/plan", wskaznik=state.indicator.id)
        )
        target, latest = state.goal.target, state.latest
        share = latest.value / target if latest and target else None
        rows.append([name, words.area_name(state.area_code), amount_of_target(words, state), share_bar(share)])
    columns = [words.say("Step"), words.say("Area"), words.say("Delivered of planned"), words.say("Share")]
    return [
        figure_card(
            words,
            name="sciezka-dokumenty",
            span=12,
            title=title,
            subtitle=words.say("From information meeting through group, workshop and study visit to pact"),
            body=plain_table(columns, rows, caption=title, numbers_from=2),
            source=cited(words, states),
            as_of=as_of_line(words, states[0]),
            note=words.say("New PES that followed are in no document, so this path ends with the pact."),
            twin=state_twin(words, states),
        )
    ]


@dataclass(frozen=True)
class Suggestion:
    """A gmina, what to hold for it, and the facts that speak for it."""

    code: str
    kind: str
    months_quiet: int | None
    reasons: tuple[str, ...]


def _suggestions(context: Context, places: Places) -> list[Suggestion]:
    """Never reached first, the largest of them first; then quiet for a year, by inhabitants times months."""
    found = []
    for code in places.gminy:
        last = places.last_came.get(code)
        quiet = None if last is None else places.month - last
        if quiet is not None and quiet < QUIET_MONTHS:
            continue
        kinds = places.kinds.get(code, frozenset())
        kind = next((step for step in STEPS if step not in kinds), STEPS[0])
        found.append(Suggestion(code, kind, quiet, _reasons(context, places, code, quiet)))
    weight = places.population
    return sorted(
        found,
        key=lambda one: (one.months_quiet is not None, -weight.get(one.code, 0.0) * (one.months_quiet or 1)),
    )


def _reasons(context: Context, places: Places, code: str, quiet: int | None) -> tuple[str, ...]:
    words = context.words
    reasons = []
    if quiet is None:
        reasons.append(words.say("nobody ever came from here"))
    else:
        month = words.formats.month(month_start(places.month - quiet))
        reasons.append(
            words.count(
                "nobody came for {n} month (last: {month})",
                "nobody came for {n} months (last: {month})",
                quiet,
                month=month,
            )
        )
    people = places.population.get(code)
    if people is not None:
        reasons.append(inhabitants_counted(words, people))
    held = places.held.get(code)
    if held is None:
        reasons.append(words.say("no event was ever held here"))
    else:
        month = words.formats.month(month_start(held[1]))
        reasons.append(words.say("last event here: {month}", month=month))
    if places.kinds.get(code, frozenset()).issuperset(STEPS):
        reasons.append(words.say("all steps made, so the path begins anew"))
    entities = places.entities.get(code)
    if entities is not None:
        reasons.append(words.count("{n} PES here", "{n} PES here", entities, n=words.formats.number(entities)))
    return tuple(reasons)


def _next_card(context: Context, places: Places) -> Element:
    words = context.words
    found = _suggestions(context, places)
    shown = found[:MOST_SUGGESTIONS]
    kinds = {
        kind.pl: kind.in_language(words.language) for kind in context.catalog.spellings.names("event_kinds").values()
    }
    people = sum(places.population.get(one.code, 0.0) for one in found)
    title = (
        words.say(
            "{gminy} with {people} wait for an event; first: {first}.",
            gminy=gminy_counted(words, len(found)),
            people=inhabitants_counted(words, people),
            first=words.area_name(found[0].code),
        )
        if found
        else words.say("Somebody came from every gmina here within the last 12 months.")
    )
    items = [
        html.Li(
            [
                html.Span(
                    [
                        link(words.area_name(one.code), context.area_link(one.code)),
                        f": {kinds.get(one.kind, one.kind)}",
                    ],
                    className="suggestion-what",
                ),
                html.Span("; ".join(one.reasons), className="event-about"),
            ],
            className="suggestion",
        )
        for one in shown
    ]
    twin_rows: list[Sequence[Cell]] = [
        [
            words.area_name(one.code),
            kinds.get(one.kind, one.kind),
            one.months_quiet,
            places.population.get(one.code),
            places.entities.get(one.code),
            "; ".join(one.reasons),
        ]
        for one in found
    ]
    columns = [
        Column(words.say("Gmina")), Column(words.say("Suggestion")), Column(words.say("Months since anybody came"), 0),
        Column(words.say("Inhabitants"), 0), Column(words.say("PES in the registry"), 0), Column(words.say("Reasons")),
    ]  # fmt: skip
    rules = words.say(
        "Rules: 1. gminy nobody ever came from, the largest first; 2. gminy quiet for {months} months or more, by "
        "inhabitants times months; the event is the first step of the path (information meeting, workshop, study "
        "visit) that the gmina has not made. It is a suggestion, not a decision.",
        months=QUIET_MONTHS,
    )
    return figure_card(
        words,
        name="co-dalej",
        span=12,
        title=title,
        subtitle=words.say(
            "What to hold next where, with reasons · {area}",
            area=words.area_name(context.selection.powiat or context.area_code),
        ),
        body=[html.P(rules, className="judgement"), html.Ol(items, className="suggestions")]
        if items
        else empty(title, words.say("Choose a larger area to see more.")),
        source=reach_source(context, places),
        as_of=words.as_of(places.file_day),
        note=words.say("Inhabitants of {year}.", year=places.population_year) if places.population_year else "",
        twin=Twin(title, columns, twin_rows),
    )
