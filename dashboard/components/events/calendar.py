"""Calendar: a month as a grid, the next events as a list, one event with all that is known of it."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.card import Column, Twin, empty, figure_card
from dashboard.components.events.one_event import STATUS_MARKS, event_figure, place, status_name, when
from dashboard.components.events.parts import events_source, link
from dashboard.components.events.scope import areas_inside, kind_name, kind_names
from dashboard.context import Context
from dashboard.event_sentences import counted_events, people_counted
from dashboard.html import Element
from dashboard.words import first_upper
from data.queries.event_calendar import Wanted, events_between, events_by_day

MOST_LISTED = 40
EARLIEST = date(1990, 1, 1)
DAYS_OF_A_WEEK = 7
MONDAY = date(2024, 1, 1)


def wanted_of(context: Context) -> Wanted:
    """The events of the chosen area, kind and topic; large areas are told by their powiaty."""
    code, region = context.area_code, context.region
    subregion = next((s for s in region.subregions if region.subregion_code(s.id) == code), None)
    is_small = subregion is None and code != region.teryt
    return Wanted(
        areas=areas_inside(context) if is_small else [code],
        within=subregion.powiaty if subregion else () if is_small else [region.teryt],
        kind=kind_name(context),
        topic=context.selection.own.get("temat", ""),
        stan_na=context.selection.stan_na,
    )


def calendar_cards(context: Context) -> list[Element]:
    """All cards of the view."""
    wanted = wanted_of(context)
    key = context.selection.own.get("wydarzenie", "")
    listed, is_ahead = _listed(context, wanted)
    cards: list[Element] = [event_figure(context, key)] if key else []
    return [*cards, _month_card(context, wanted, listed), _list_card(context, listed, is_ahead=is_ahead)]


def _day(context: Context) -> date:
    return context.selection.stan_na or context.today


def listed_from(context: Context) -> tuple[date, date | None]:
    """First and last day of the list: the days asked for, the month asked for and what follows, else from today on."""
    selection = context.selection
    if selection.od or selection.do:
        return selection.od or EARLIEST, selection.do
    month = selection.own.get("miesiac")
    return (date.fromisoformat(f"{month}-01"), None) if month else (_day(context), None)


def _listed(context: Context, wanted: Wanted) -> tuple[list[dict[str, Any]], bool]:
    """Rows of the list; the newest past ones where nothing is ahead."""
    since, until = listed_from(context)
    found = events_between(context.db, wanted, since=since, until=until, limit=MOST_LISTED)
    if len(found) or context.selection.od or context.selection.do:
        return found.to_dict("records"), True  # type: ignore[return-value]
    past = events_between(context.db, wanted, since=EARLIEST, until=since, limit=MOST_LISTED, newest_first=True)
    return past.to_dict("records"), False  # type: ignore[return-value]


def _month(context: Context, listed: Sequence[Mapping[str, Any]]) -> date:
    asked = context.selection.own.get("miesiac")
    if asked:
        return date.fromisoformat(f"{asked}-01")
    first = context.selection.od or (listed[0]["date_from"] if listed else None) or _day(context)
    return first.replace(day=1)


def _month_card(context: Context, wanted: Wanted, listed: Sequence[Mapping[str, Any]]) -> Element:
    words = context.words
    month = _month(context, listed)
    after = (month + timedelta(days=31)).replace(day=1)
    by_day = events_by_day(context.db, wanted, since=month, until=after - timedelta(days=1))
    total = sum(sum(found.values()) for found in by_day.values())
    name = words.formats.month(month)
    title = words.say("{month}: {events}.", month=first_upper(name), events=counted_events(words, total))
    before = (month - timedelta(days=1)).replace(day=1)
    steps = html.Nav(
        [
            link(f"‹ {words.formats.month(before)}", _month_link(context, before)),
            link(f"{words.formats.month(after)} ›", _month_link(context, after)),
        ],
        className="month-steps",
        **aria(label=words.say("Month")),
    )
    rows = [[words.formats.day(day), *(by_day[day].get(status) for status in STATUS_MARKS)] for day in sorted(by_day)]
    columns = [Column(words.say("Day")), *(Column(status_name(context, status), 0) for status in STATUS_MARKS)]
    return figure_card(
        words,
        name="miesiac",
        span=6,
        title=title,
        subtitle=words.say(
            "Events by their first day, only days that are known exactly · {area}",
            area=words.area_name(context.area_code),
        ),
        body=[steps, _grid(context, month, by_day), _legend(context)],
        source=words.say("Source: {titles}", titles=words.say("all loaded events")),
        as_of=words.as_of(_day(context)),
        note=words.say("A day with events is a link to their list."),
        twin=Twin(title, columns, rows),
    )


def _month_link(context: Context, month: date) -> str:
    return context.link(miesiac=f"{month:%Y-%m}", od=None, do=None, wydarzenie="")


def _grid(context: Context, month: date, by_day: Mapping[date, Mapping[str, int]]) -> Element:
    words = context.words
    names = [
        words.say("Mon"),
        words.say("Tue"),
        words.say("Wed"),
        words.say("Thu"),
        words.say("Fri"),
        words.say("Sat"),
        words.say("Sun"),
    ]
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    head = html.Tr([html.Th(name, scope="col") for name in names])
    body = [html.Tr([_cell(context, day, by_day.get(day, {}), month) for day in week]) for week in weeks]
    table = html.Table(
        [html.Caption(words.formats.month(month), className="visually-hidden"), html.Thead(head), html.Tbody(body)],
        className="month",
    )
    return html.Div(table, className="month-wrap")


def _cell(context: Context, day: date, found: Mapping[str, int], month: date) -> Element:
    words = context.words
    css = "day" if day.month == month.month else "day day-outside"
    if day == _day(context):
        css += " day-today"
    number = html.Span(str(day.day), className="day-number")
    if not found or day.month != month.month:
        return html.Td(number, className=css)
    marks = [
        html.Span(f"{STATUS_MARKS.get(status, '●')} {n}", className="day-count") for status, n in sorted(found.items())
    ]
    label = f"{words.formats.day(day)}: {counted_events(words, sum(found.values()))}"
    href = context.link(od=day, do=day, wydarzenie="", miesiac=f"{day:%Y-%m}")
    return html.Td(
        html.A([number, *marks], href=href, className="day-link", **data(go=""), **aria(label=label)), className=css
    )


def _legend(context: Context) -> Element:
    marks = [f"{mark} {status_name(context, status)}" for status, mark in STATUS_MARKS.items()]
    return html.P(" · ".join(marks), className="month-legend")


def _list_card(context: Context, listed: Sequence[Mapping[str, Any]], *, is_ahead: bool) -> Element:
    words = context.words
    title = _list_title(context, listed, is_ahead=is_ahead)
    names = kind_names(context)
    items = [_item(context, row, names) for row in listed]
    rows = [
        [
            when(context, row),
            names.get(row["kind"], row["kind"]),
            row["title"],
            place(context, row),
            status_name(context, row["status"]),
        ]
        for row in listed
    ]
    columns = [
        Column(words.say("Date")), Column(words.say("Kind of event")), Column(words.say("Title")),
        Column(words.say("Place")), Column(words.say("Status")),
    ]  # fmt: skip
    sources = list(dict.fromkeys(str(row["source_id"]) for row in listed))
    is_demo = any(row["is_demo"] is True for row in listed)
    query = context.key
    export = html.A(
        words.say("Calendar file (ICS)"),
        href=f"/wydarzenia.ics?{query}" if query else "/wydarzenia.ics",
        className="export-link",
    )
    note = words.say("The first {n} are shown.", n=MOST_LISTED) if len(listed) == MOST_LISTED else ""
    return figure_card(
        words,
        name="lista",
        span=6,
        title=title,
        subtitle=words.say("Events in the order of their days · {area}", area=words.area_name(context.area_code)),
        body=[export, html.Ol(items, className="event-list")]
        if items
        else empty(
            words.say("No dated event is known here."), words.say("Choose another month, a larger area or all kinds.")
        ),
        source=events_source(context, sources[0], is_demo=is_demo)
        if len(sources) == 1
        else words.say(
            "Source: {titles}", titles="; ".join(_source_name(context, one) for one in sources) or words.say("none")
        ),
        as_of=words.as_of(_day(context)),
        note=note,
        twin=Twin(title, columns, rows),
    )


def _list_title(context: Context, listed: Sequence[Mapping[str, Any]], *, is_ahead: bool) -> str:
    words = context.words
    if not listed:
        return words.say("No dated event is known here.")
    first = listed[0]
    day = words.formats.day(first["date_from"])
    if not is_ahead:
        return words.say("Nothing is planned after today; the newest known event was on {day}.", day=day)
    if context.selection.od or context.selection.do or context.selection.own.get("miesiac"):
        return words.say("The first event of this list is on {day}: {title}.", day=day, title=first["title"])
    return words.say("The next event is on {day}: {title}.", day=day, title=first["title"])


def _source_name(context: Context, source_id: str) -> str:
    return context.catalog.sources[source_id].name.in_language(context.words.language)


def _item(context: Context, row: Mapping[str, Any], names: Mapping[str, str]) -> Element:
    words = context.words
    about = [names.get(row["kind"], row["kind"]), place(context, row), status_name(context, row["status"])]
    if row["planned_persons"] == row["planned_persons"] and row["planned_persons"] is not None:
        about.append(words.say("planned for {people}", people=people_counted(words, row["planned_persons"])))
    mark = html.Span(STATUS_MARKS.get(row["status"], "●"), className="event-mark", **aria(hidden="true"))
    return html.Li(
        [
            html.Span([mark, " ", when(context, row)], className="event-day"),
            link(
                row["title"],
                context.link(wydarzenie=row["event_key"]),
                is_chosen=row["event_key"] == context.selection.own.get("wydarzenie"),
            ),
            html.Span(" · ".join(about), className="event-about"),
        ],
        className="event-item",
    )
