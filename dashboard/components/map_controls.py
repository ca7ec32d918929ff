"""What is chosen on the map: the way down and back, indicator, kind, measure, level, white spots, and the time."""

from collections.abc import Sequence

from dashboard import html
from dashboard.area_values import AreaValues, can_be_rate, levels_of
from dashboard.compact_json import compact
from dashboard.components.attributes import aria, data
from dashboard.components.map import level_name
from dashboard.components.shell import select_field
from dashboard.context import Context
from dashboard.html import Element
from dashboard.parameter_readers import ANY_ENTITY, MONTHS_WITHOUT_EVENTS, white_spots
from data.catalog import Indicator
from data.queries.mapped import AreaPeriod


def map_controls(context: Context, found: AreaValues, offered: Sequence[Indicator], kinds: set[str]) -> Element:
    """Controls of a map of values; `kinds` are those that have values."""
    words, indicator = context.words, found.indicator
    names = dict.fromkeys([*(card.id for card in offered), indicator.id])
    options = [(name, context.catalog.indicators[name].name.in_language(words.language)) for name in names]
    controls: list[Element] = [
        breadcrumb(context),
        *_levels(context, found),
        select_field(
            "wskaznik",
            words.say("Indicator"),
            options,
            indicator.id,
            context.link(wskaznik="", poziom="", typ="", do=None, od=None),
        ),
    ]
    shown = {key: name for key, name in indicator.breakdowns.items() if key in kinds or key == found.breakdown}
    if shown:
        choices = [
            ("", words.say("all kinds")),
            *((key, name.in_language(words.language)) for key, name in shown.items()),
        ]
        controls.append(select_field("typ", words.say("Kind"), choices, found.breakdown, context.link(typ="")))
    controls += [_measures(context, found), white_spots_field(context)]
    return html.Div(controls, className="controls controls-map span-12")


def _levels(context: Context, found: AreaValues) -> list[Element]:
    levels = levels_of(context, found.indicator)
    if len(levels) < 2:
        return []
    words = context.words
    segments = [
        html.A(
            level_name(words, level),
            href=context.link(poziom=level),
            className="segment",
            **data(go=""),
            **aria(current="true" if level == found.level else None),
        )
        for level in reversed(levels)
    ]
    return [html.Div(segments, className="segmented", role="group", **aria(label=words.say("Level")))]


def _measures(context: Context, found: AreaValues) -> Element:
    words = context.words
    asked = context.selection.own.get("miara", "liczba")
    options = [("", words.say("value")), ("zmiana", words.say("change"))]
    if can_be_rate(context, found.indicator):
        options.insert(1, ("na_10_tys", words.say("per 10,000 inhabitants")))
    return select_field("miara", words.say("Measure"), options, asked, context.link(miara="", od=None))


def _name(context: Context, period: AreaPeriod) -> str:
    return context.words.formats.period(period.period_start, period.period_end)


def spots_controls(context: Context) -> Element:
    """Controls of white spots: they know no indicator, measure or level."""
    return html.Div([breadcrumb(context), white_spots_field(context)], className="controls controls-map span-12")


def white_spots_field(context: Context) -> Element:
    """The list of white spots that can be asked for."""
    words, catalog = context.words, context.catalog
    entities = catalog.used_as("entities")
    options = [("", words.say("not shown"))]
    for question in white_spots(catalog):
        if question in MONTHS_WITHOUT_EVENTS:
            text = words.count("no event for {n} month", "no event for {n} months", int(question))
        elif question == ANY_ENTITY:
            text = words.say("no entity")
        else:
            assert entities
            text = words.say("without: {kind}", kind=entities.breakdowns[question].in_language(words.language))
        options.append((question, text))
    chosen = context.selection.own.get("plamy", "")
    return select_field("plamy", words.say("White spots"), options, chosen, context.link(plamy=""))


def breadcrumb(context: Context) -> Element:
    """From the voivodeship down to the chosen area."""
    words = context.words
    steps = [
        html.Li(
            html.A(
                words.area_name(code),
                href=context.area_link(code),
                **data(go=""),
                **aria(current="location" if code == context.area_code else None),
            )
        )
        for code in context.steps
    ]
    return html.Nav(html.Ol(steps), className="breadcrumb", **aria(label=words.say("Chosen area")))


def timeline(context: Context, found: AreaValues) -> list[Element]:
    """A slider over the periods that have values, with steps back and forward; nothing where there is one period.

    It sets `do`, the day by which a period ended, and not `stan_na`, the day on which it was known: so the past is
    seen as it is known today.
    """
    words = context.words
    since = context.selection.od if found.earlier else None
    periods = [one for one in found.periods if since is None or one.period_end > since]
    if len(periods) < 2 or found.period not in periods:
        return []
    here = periods.index(found.period)
    names = [_name(context, one) for one in periods]
    slider = {
        "label": words.say("Period"),
        "base": context.link(do=None),
        "values": [one.period_end.isoformat() for one in periods],
        "names": names,
        "here": here,
    }
    return [
        html.Div(
            [
                _step(context, periods, names, here - 1, "‹", words.say("Earlier period")),
                _step(context, periods, names, here + 1, "›", words.say("Later period")),
                html.Div(
                    className="timeline-track",
                    **data(param="do", timeline=compact(slider)),
                ),
            ],
            className="timeline",
            role="group",
            **aria(label=words.say("Time")),
        ),
        *_earlier(context, found),
    ]


def _earlier(context: Context, found: AreaValues) -> list[Element]:
    """The date that a change is compared with."""
    if found.period is None or found.earlier is None:
        return []
    words = context.words
    before = [one for one in reversed(found.periods) if one.period_end < found.period.period_end]
    chosen = found.earlier.period_end.isoformat() if context.selection.od else ""
    days = [("", words.say("the period before"))]
    days += [(one.period_end.isoformat(), _name(context, one)) for one in before]
    return [select_field("od", words.say("Compare with"), days, chosen, context.link(od=None))]


def _step(
    context: Context, periods: Sequence[AreaPeriod], names: Sequence[str], place: int, sign: str, label: str
) -> Element:
    """A link to a neighbouring period; at the end a mark without an address."""
    if not 0 <= place < len(periods):
        # an anchor as well, so that nothing moves, and no focus is lost, when it becomes a link
        return html.A(sign, className="timeline-step timeline-end", **aria(hidden="true"))
    return html.A(
        sign,
        href=context.link(do=periods[place].period_end),
        className="timeline-step",
        **data(go=""),
        **aria(label=f"{label}: {names[place]}"),
    )
