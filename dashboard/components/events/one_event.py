"""One event: its words, and a card with all that is known of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard import html
from dashboard.components.card import Column, Twin, empty, figure_card
from dashboard.components.events.parts import events_source, link, plain_table
from dashboard.components.events.scope import kind_names
from dashboard.context import Context
from dashboard.event_sentences import people_counted
from dashboard.html import Element
from data.queries.event_calendar import event_card, institutions_of_event
from data.queries.event_pieces import CALLED_OFF, HELD, PLANNED

STATUS_MARKS = {HELD: "✔", PLANNED: "○", CALLED_OFF: "✕"}


def status_name(context: Context, status: str) -> str:
    """'zrealizowane', 'planowane', 'odwołane'; another word of a source means announced."""
    words = context.words
    known = {HELD: words.say("held"), PLANNED: words.say("planned"), CALLED_OFF: words.say("called off")}
    return known.get(status, words.say("announced"))


def when(context: Context, row: Mapping[str, Any]) -> str:
    """The days of an event."""
    first, last = row["date_from"], row["date_to"]
    if not isinstance(first, date):
        return context.words.say("no date")
    return context.words.formats.period(first, last if isinstance(last, date) else first)


def place(context: Context, row: Mapping[str, Any]) -> str:
    """The town, else the area."""
    words, code = context.words, row["area_code"]
    if row["place"]:
        return str(row["place"])
    is_known = code in context.territory.areas or "-" in code or code == context.region.teryt
    return words.area_name(code) if is_known else code


def event_figure(context: Context, key: str) -> Element:
    """Status, planned and real people, institutions by kind, and the row it comes from."""
    words = context.words
    row = event_card(context.db, key, stan_na=context.selection.stan_na)
    if row is None:
        text = empty(
            words.say("No event has the number {key}.", key=key),
            words.say("It may have been withdrawn, or was not known on the chosen date."),
        )
        return html.Section(text, className="card span-12")
    names = kind_names(context)
    came = institutions_of_event(context.db, key, stan_na=context.selection.stan_na)
    kinds = context.catalog.spellings.names("institution_kinds")
    facts = _facts(context, row, names)
    table = [
        [
            kinds[kind].in_language(words.language) if kind in kinds else words.say("kind not given"),
            words.formats.number(number) if number == number else words.say("not counted"),
            words.formats.number(people),
        ]
        for kind, number, people in came.itertuples(index=False)
    ]
    columns = [words.say("Kind of institution"), words.say("Institutions"), words.say("Attendances")]
    body: list[Element] = [
        html.P(link(words.say("Close this card"), context.link(wydarzenie=""))),
        html.Dl(
            [html.Div([html.Dt(name), html.Dd(value)], className="fact") for name, value in facts],
            className="facts facts-wide",
        ),
    ]
    if table:
        body.append(plain_table(columns, table, caption=words.say("Who came, by kind of institution")))
    twin = Twin(
        row["title"], [Column(words.say("Feature")), Column(words.say("Value"))], [list(fact) for fact in facts]
    )
    return figure_card(
        words,
        name="wydarzenie",
        span=12,
        title=f"{row['title']} ({status_name(context, row['status'])})",
        subtitle=f"{names.get(row['kind'], row['kind'])} · {when(context, row)} · {place(context, row)}",
        body=body,
        source=events_source(context, row["source_id"], is_demo=row["is_demo"] is True),
        as_of=words.as_of(row["load_stan_na"]),
        note=row["note"] or "",
        twin=twin,
    )


def _facts(context: Context, row: Mapping[str, Any], names: Mapping[str, str]) -> list[tuple[str, str]]:
    words, number = context.words, context.words.formats.number
    missing = words.say("no data")
    if row["attendances"] is not None:
        real = words.say("{people} on the list", people=people_counted(words, row["attendances"]))
    elif row["head_count"] is not None:
        real = words.say("{people} by head-count", people=people_counted(words, row["head_count"]))
    elif row["participants_min"] is not None or row["participants_max"] is not None:
        ends = [number(end) for end in (row["participants_min"], row["participants_max"]) if end is not None]
        real = "–".join(dict.fromkeys(ends)) + f" ({row['participants_unit']})"
    else:
        real = missing
    planned = row["planned_persons"]
    return [
        (words.say("Number of the event"), row["event_key"]),
        (words.say("Status"), status_name(context, row["status"])),
        (words.say("Kind of event"), names.get(row["kind"], row["kind"])),
        (words.say("Topic"), row["topic"] or missing),
        (words.say("Planned people"), missing if planned is None else number(planned)),
        (words.say("People who came"), real),
        (words.say("Hours"), missing if row["hours"] is None else number(row["hours"], decimals=1)),
        (words.say("Action of the plan"), row["action"] or missing),
        (
            words.say("From our files"),
            words.say(
                "{file}, row {row}, load {load}, as of {day}",
                file=row["file_name"],
                row=row["row_no"],
                load=row["load_id"],
                day=words.formats.day(row["load_stan_na"]),
            ),
        ),
    ]
