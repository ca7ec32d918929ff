"""One entity in full: its facts, its history from file to file, events it came to, entities beside it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from sqlalchemy import RowMapping

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.card import Column, Twin, empty, figure_card
from dashboard.components.entity_columns import (
    address_text,
    faults_in_words,
    faults_of,
    is_closed,
    mark_text,
    powiat_label,
    ps_text,
)
from dashboard.components.entity_history import history_card
from dashboard.components.entity_table import entity_link, source_of
from dashboard.html import Element
from dashboard.page import Page
from dashboard.registry import Asked, area_label
from dashboard.words import Words, first_upper
from data.queries.entity_card import attended_events, entity_row, last_row, related

MOST_RELATED = 20
Fact = tuple[str, str, str]


def entity_page(asked: Asked, entity_key: str, dates: Sequence[date]) -> Page:
    """The page of one entity; of an unknown key a page that says so."""
    context, words = asked.context, asked.context.words
    back = html.P(
        html.A(words.say("Back to the list"), href=context.link(podmiot=""), className="back", **data(go="")),
        className="span-12",
    )
    row = entity_row(context.db, load_id=asked.index.snapshot.load_id, entity_key=entity_key)
    is_gone = row is None
    row = row or last_row(context.db, source_id=asked.source_id, entity_key=entity_key)
    if row is None:
        message = empty(
            words.say("There is no entity “{key}”.", key=entity_key),
            words.say("It may come from a load that was withdrawn. Look for it by name or number in the list."),
        )
        body = [back, html.Section(message, className="card span-12")]
        return Page(title=words.say("Unknown entity"), lead=words.say("PES registry"), body=body, dates=dates)
    gone = words.say(
        "The file of {day} does not have it; shown is its last state, from the file of {last}.",
        day=words.formats.day(asked.index.snapshot.stan_na),
        last=words.formats.day(row["stan_na"]),
    )
    return Page(
        title=row["name"],
        lead=_lead(words, row),
        body=[
            back,
            *([html.P(gone, className="remark span-12")] if is_gone else []),
            _facts_card(asked, row, span=7),
            html.Div([_events_card(asked, row), _related_card(asked, row)], className="stack span-5"),
            history_card(asked, row["entity_key"], span=12),
        ],
        dates=dates,
        announce=row["name"],
    )


def kind_text(words: Words, row: RowMapping) -> str:
    """The name of the kind."""
    names = words.catalog.spellings.names("entity_kinds")
    return names[row["kind"]].in_language(words.language) if row["kind"] in names else row["kind"]


def safe_website(address: str | None) -> str:
    """The address of a website when a click on it is safe, else ''."""
    if not address or any(character.isspace() or not character.isprintable() for character in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.hostname and not parts.username else ""


def _lead(words: Words, row: RowMapping) -> str:
    gmina, powiat = area_label(words, row["area_code"]), powiat_label(words, row["area_code"])
    place = words.area_name(row["area_code"]) if gmina else powiat or words.say("gmina not settled")
    return ", ".join(dict.fromkeys(filter(None, [kind_text(words, row), place, row["place"]])))


def _facts(asked: Asked, row: RowMapping) -> list[Fact]:
    """Name, value and remark of everything the row tells; what is not given says so."""
    words, on = asked.context.words, asked.question.on
    forms = words.catalog.spellings.names("entity_kinds")
    form = row["legal_form"]
    about = next((k.about for k in words.catalog.spellings.entity_kinds if k.id == row["kind"]), None)
    day = words.formats.day

    def amount(value: float | None) -> str:
        return "" if value is None else words.formats.number(value, decimals=1)

    life = words.say("closed {day}", day=day(row["closed_on"])) if is_closed(row, on) else ""
    facts: list[Fact] = [
        (words.say("Kind"), kind_text(words, row), about.in_language(words.language) if about else ""),
        (words.say("Legal form"), forms[form].in_language(words.language) if form in forms else form, ""),
        ("KRS", row["krs"], ""),
        ("NIP", row["nip"], ""),
        ("REGON", row["regon"], ""),
        (words.say("Address"), address_text(row), ""),
        (
            words.say("Gmina and powiat"),
            ", ".join(
                dict.fromkeys(
                    filter(None, [area_label(words, row["area_code"]), powiat_label(words, row["area_code"])])
                )
            ),
            "" if area_label(words, row["area_code"]) else words.say("gmina not settled"),
        ),
        (words.say("Run by"), row["operator"], ""),
        ("OWES", row["owes"] or "", ""),
        (words.say("PS status"), ps_text(words, row, on) or _denied(words, row), ""),
        (words.say("Mark Zakup Prospołeczny"), mark_text(words, row, on), ""),
        (words.say("Since"), day(row["started_on"]) if row["started_on"] else "", life),
        (words.say("Employed"), amount(row["employed"]), ""),
        (words.say("Places"), amount(row["capacity"]), row["capacity_kind"]),
        (words.say("Products and services"), row["products"] or "", ""),
        (words.say("Website"), row["website"] or "", ""),
    ]
    if row["note"] or row["source_title"]:
        facts.append((words.say("Note of the source"), row["note"] or "", row["source_title"] or ""))
    return facts


def _denied(words: Words, row: RowMapping) -> str:
    return words.say("does not have it") if row["is_ps"] is False or row["is_ps"] == 0 else ""


def _facts_card(asked: Asked, row: RowMapping, *, span: int) -> Element:
    words = asked.context.words
    facts = _facts(asked, row)
    given = sum(1 for _name, value, _remark in facts if value)
    items = [
        html.Div([html.Dt(name), html.Dd(_value(words, name, value, remark))], className="fact")
        for name, value, remark in facts
    ]
    names = faults_in_words(words)
    gaps = [names[fault] for fault in faults_of(asked, row)] if row["load_id"] == asked.index.snapshot.load_id else []
    gap = words.say("Gaps: {gaps}.", gaps=words.formats.listing(gaps)) if gaps else ""
    where = words.say(
        "File {file}, row {row}, load {load}.", file=row["file_name"], row=row["row_no"], load=row["load_id"]
    )
    return figure_card(
        words,
        name="podmiot",
        span=span,
        title=words.say("The source tells {given} of {all} things.", given=given, all=len(facts)),
        subtitle=words.say("State on {day}", day=words.formats.day(asked.question.on)),
        body=html.Dl(items, className="facts"),
        source=source_of(asked),
        as_of=words.as_of(row["stan_na"]),
        note=f"{where} {gap}".strip(),
        twin=Twin(
            row["name"],
            [Column(words.say("Fact")), Column(words.say("Value"))],
            [[name, value or None] for name, value, _remark in facts],
        ),
    )


def _value(words: Words, name: str, value: str, remark: str) -> list[Element]:
    if name == words.say("Website") and safe_website(value):
        return [html.A(value, href=value, target="_blank", rel="noopener noreferrer nofollow", className="fact-value")]
    shown = html.Span(value or words.say("no data"), className="fact-value" if value else "")
    return [shown, *([html.Span(remark)] if remark else [])]


def _events_card(asked: Asked, row: RowMapping) -> Element:
    context, words = asked.context, asked.context.words
    found = attended_events(context.db, nip=row["nip"], on=context.selection.stan_na)
    total = len(found)
    if not row["nip"]:
        title = words.say("Without a NIP its events cannot be told.")
    else:
        title = words.count("It came to {n} event.", "It came to {n} events.", total, n=words.formats.number(total))
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    items = [html.Li(_event(words, one), className="age-row") for one in rows[:MOST_RELATED]]
    nothing = empty(title, words.say("Lists of attendance name institutions by NIP; none of them names this one."))
    more = words.say("The {n} newest are shown; all are in the table.", n=MOST_RELATED) if total > MOST_RELATED else ""
    return figure_card(
        words,
        name="wydarzenia-podmiotu",
        span=12,
        title=title,
        subtitle=words.say("Events as an institution, matched by NIP {nip}", nip=row["nip"] or "–"),
        body=html.Ul(items, className="ages one-column") if items else nothing,
        source=words.say("Source: lists of attendance"),
        as_of=words.as_of(max((one["date_from"] for one in rows if one["date_from"]), default=None)),
        note=more,
        twin=Twin(
            title,
            [
                Column(words.say("Event")),
                Column(words.say("Kind")),
                Column(words.say("Date")),
                Column(words.say("People on the list"), 0),
                Column(words.say("File")),
            ],
            [
                [
                    one["title"] or one["event_key"],
                    one["kind"],
                    one["date_from"].isoformat() if one["date_from"] else None,
                    int(one["attendances"]),
                    one["file_name"],
                ]
                for one in rows
            ],
        ),
        method=words.say(
            "An institution of a list of attendance and an entity are the same when their NIP is. Units without a NIP "
            "of their own share that of their operator, so they share its events."
        ),
    )


def _event(words: Words, one: Mapping[Any, Any]) -> list[Element]:
    name = first_upper(str(one["title"] or one["event_key"]))
    day = one["date_from"]
    return [
        html.Span(name, className="age-name"),
        html.Span(
            words.formats.day(day) if isinstance(day, date) and not pd.isna(day) else words.say("no date"),
            className="age-day",
        ),
    ]


def _related_card(asked: Asked, row: RowMapping) -> Element:
    context, words = asked.context, asked.context.words
    found = related(context.db, row, most=MOST_RELATED)
    title = words.count("{n} entity stands beside it.", "{n} entities stand beside it.", len(found))
    if len(found) == MOST_RELATED:
        title = words.say("At least {n} entities stand beside it.", n=MOST_RELATED)
    items = [
        html.Li(
            [
                html.A(one["name"], href=entity_link(context, one["entity_key"]), className="age-name", **data(go="")),
                html.Span(kind_text(words, one), className="age-day"),
            ],
            className="age-row",
        )
        for one in found
    ]
    nothing = empty(words.say("No other entity has this NIP or operator."), "")
    return figure_card(
        words,
        name="powiazane",
        span=12,
        title=title if found else words.say("No other entity has this NIP or operator."),
        subtitle=words.say("Same NIP, same operator, or operator and unit by name"),
        body=html.Ul(items, className="ages one-column", **aria(label=title)) if items else nothing,
        source=source_of(asked),
        as_of=words.as_of(row["stan_na"]),
        twin=Twin(
            title,
            [Column(words.say("Name")), Column(words.say("Kind")), Column("NIP")],
            [[one["name"], kind_text(words, one), one["nip"] or None] for one in found],
        ),
    )
