"""White spots as a list and as a map."""

from collections.abc import Sequence

from dashboard import html
from dashboard.borders import gazetteer_of
from dashboard.components.attributes import aria, data
from dashboard.components.card import Cell, Column, Twin, empty, figure_card, mapped, source_line
from dashboard.components.map import map_content, map_legend
from dashboard.context import Context
from dashboard.figures.choropleth import COVERED, SPOT, Class, SpotClasses
from dashboard.html import Element
from dashboard.map_sentences import focus_area, in_focus
from dashboard.rows import rows_link
from dashboard.white_spots import Spots
from dashboard.words import Words, first_upper
from data.areas import Area


def spots_list_card(context: Context, spots: Spots, *, span: int) -> Element:
    """The white spots inside the chosen area: the largest first, with population and the last date."""
    words = context.words
    found = _spots_here(context, spots)
    inhabitants = spots.population.by_area if spots.population else {}
    found.sort(key=lambda area: -inhabitants.get(area.code, 0.0))
    title = _list_title(words, spots, found)
    rows: list[list[Cell]] = [
        [
            words.area_name(area.code),
            area.terc,
            words.area_name(area.parent),
            inhabitants.get(area.code),
            words.formats.day(spots.last[area.code]) if area.code in spots.last else words.say("never"),
        ]
        for area in found
    ]
    columns = [
        Column(words.say("Gmina")),
        Column(words.say("Code")),
        Column(words.say("Powiat")),
        Column(_population_name(words, spots), 0),
        Column(words.say("Last event") if spots.months else words.say("Last had one")),
    ]
    items = [_item(context, spots, area, inhabitants.get(area.code)) for area in found]
    body = (
        html.Ol(items, className="ranking spots", tabindex="0", **aria(label=title))
        if items
        else _nothing(words, spots)
    )
    return figure_card(
        words,
        name="biale-plamy",
        span=span,
        title=title,
        subtitle=" · ".join([question_name(words, spots), words.area_name(context.area_code)]),
        body=body,
        source=_source(context, spots),
        as_of=words.as_of(spots.day),
        note=_population_note(words, spots),
        twin=Twin(title, columns, rows),
    )


def spots_map_card(context: Context, spots: Spots, *, span: int) -> Element:
    """White spots among all gminy of the region; what is unknown is hatched."""
    words = context.words
    classes = SpotClasses()
    title = _map_title(context, spots)
    picture = map_content(
        context,
        level="gmina",
        areas=spots.areas,
        label=title,
        entry=lambda code: {"class": classes.of(spots.values[code]), "value": _spoken(words, spots, code)},
    )
    legend: list[tuple[Class, str]] = [
        (SPOT, words.say("white spot")),
        (COVERED, words.say("has some")),
        ("missing", words.say("no data")),
    ]
    body = [mapped(picture), map_legend(words, legend, classes, spots.values)] if spots.day else _nothing(words, spots)
    inside = [area for area in spots.areas if in_focus(context, area.code)]
    return figure_card(
        words,
        name="mapa",
        span=span,
        title=title,
        subtitle=f"{question_name(words, spots)} · {words.say('gminy')}",
        body=body,
        source=_source(context, spots),
        as_of=words.as_of(spots.day),
        twin=Twin(
            title,
            [Column(words.say("Area")), Column(words.say("Code")), Column(words.say("State"))],
            [[words.area_name(area.code), area.terc, _state(words, spots, area.code)] for area in inside],
            gazetteer_of(context, "gmina"),
        ),
        method=words.say(
            "A gmina is a white spot only where data tell that there is nothing: without a loaded registry or list of "
            "events it is unknown. Months are counted back from the chosen date, at most from that of the newest file."
        ),
    )


def question_name(words: Words, spots: Spots) -> str:
    """'bez wydarzenia od 12 miesięcy', 'bez: ZAZ'."""
    if spots.months:
        return words.count("no event for {n} month", "no event for {n} months", spots.months)
    if not spots.kind:
        return words.say("no entity")
    return words.say("without: {kind}", kind=spots.indicator.breakdowns[spots.kind].in_language(words.language))


def _spots_here(context: Context, spots: Spots) -> list[Area]:
    is_inside = context.territory.is_inside
    return [a for a in spots.areas if spots.values[a.code] == 0 and is_inside(a.code, context.area_code)]


def _list_title(words: Words, spots: Spots, found: Sequence[Area]) -> str:
    if spots.day is None:
        return words.say("White spots are not known: no data are loaded.")
    if not found:
        return words.say("There are no white spots here.")
    people = [spots.population.by_area.get(area.code, 0.0) for area in found] if spots.population else []
    title = words.count("{n} white spot", "{n} white spots", len(found))
    if not sum(people):
        return f"{title}."
    unit = words.catalog.units["mieszkaniec"]
    return words.say("{spots}, {people} live there.", spots=title, people=words.amount(sum(people), unit))


def _map_title(context: Context, spots: Spots) -> str:
    words = context.words
    inside = [a.code for a in spots.areas if in_focus(context, a.code) and spots.values[a.code] is not None]
    place = words.in_area(focus_area(context))
    if not inside:
        return first_upper(
            words.say("{place} nothing is known: {question}.", place=place, question=question_name(words, spots))
        )
    number = sum(spots.values[code] == 0 for code in inside)
    return first_upper(
        words.say(
            "{place} {n} of {all} gminy: {question}.",
            place=place,
            n=number,
            all=len(inside),
            question=question_name(words, spots),
        )
    )


def _item(context: Context, spots: Spots, area: Area, people: float | None) -> Element:
    words = context.words
    name = html.A(
        words.area_name(area.code),
        href=context.area_link(area.code),
        **data(go=""),
        **aria(current="true" if area.code == context.area_code else None),
    )
    last = spots.last.get(area.code)
    told = words.say("last: {day}", day=words.formats.day(last)) if last else words.say("never")
    day = html.A(
        told,
        href=rows_link(context, spots.indicator, area.code, spots.kind),
        className="spot-last",
        **data(go=""),
        **aria(label=words.say("{value}: show the rows", value=told)),
    )
    number = html.Span(words.formats.number(people, decimals=0), className="ranking-value")
    return html.Li([html.Span([name, day], className="ranking-name"), number], className="ranking-row")


def _nothing(words: Words, spots: Spots) -> Element:
    if spots.day is None:
        command = "python -m etl load"
        if spots.months:
            return empty(
                words.say("No events of the office are loaded for this region and date."),
                words.say("Load them (source events) with: {command}", command=command),
            )
        return empty(
            words.say("No registry is loaded for this region and date."),
            words.say("Load one (source pes_registry) with: {command}", command=command),
        )
    return empty(words.say("There are no white spots here."), words.say("Choose another question, area or date."))


def _spoken(words: Words, spots: Spots, code: str) -> str:
    last = spots.last.get(code)
    if last and spots.months:
        return f"{_state(words, spots, code)}, {words.say('last: {day}', day=words.formats.day(last))}"
    return _state(words, spots, code)


def _state(words: Words, spots: Spots, code: str) -> str:
    value = spots.values[code]
    if value is None:
        return words.say("no data")
    return words.say("has some") if value else words.say("white spot")


def _population_name(words: Words, spots: Spots) -> str:
    if spots.population is None:
        return words.say("Population")
    return words.say("Population, {day}", day=words.formats.day(spots.population.day))


def _population_note(words: Words, spots: Spots) -> str:
    if spots.population is None:
        return ""
    return words.say("The numbers are inhabitants as of {day}.", day=words.formats.day(spots.population.day))


def _source(context: Context, spots: Spots) -> str:
    demo = any(mark is True for mark in spots.rows["is_demo"])
    return source_line(context.words, spots.rows["source_title"].dropna(), [spots.indicator], is_demo=demo)
