"""The dated states of one entity as a timeline: what each file changed, with file, row and load."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard import html
from dashboard.components.card import Column, Twin, empty, figure_card
from dashboard.components.entity_columns import powiat_label
from dashboard.components.entity_table import source_of
from dashboard.html import Element
from dashboard.registry import Asked, area_label
from dashboard.words import Words
from data.queries.entity_history import STATE, history_of

State = Mapping[str, Any]


def history_card(asked: Asked, entity_key: str, *, span: int) -> Element:
    """All states of an entity, the newest first."""
    context, words = asked.context, asked.context.words
    found = history_of(context.db, entity_key)
    states: list[State] = [
        {str(name): value for name, value in row.items()}
        for row in found.to_dict("records")
        if row["source_id"] == asked.source_id
    ]
    title = words.count("The files tell {n} state of it.", "The files tell {n} states of it.", len(states))
    steps, rows = [], []
    for place in reversed(range(len(states))):
        state, changed = states[place], _changes(words, states, place)
        said = changed or [words.say("The first state we know.") if place == 0 else words.say("In the file again.")]
        where = words.say(
            "File {file}, row {row}, load {load}.", file=state["file_name"], row=state["row_no"], load=state["load_id"]
        )
        steps.append(
            html.Li(
                [
                    html.P(_span(words, state), className="step-days"),
                    html.Ul([html.Li(text) for text in said], className="step-changes"),
                    html.P(where, className="step-where"),
                ],
                className="step",
            )
        )
        until = state["until"].isoformat() if state["until"] else None
        rows.append(
            [state["since"].isoformat(), until, "; ".join(said), state["file_name"], state["row_no"], state["load_id"]]
        )
    return figure_card(
        words,
        name="historia",
        span=span,
        title=title,
        subtitle=words.say("What was new in each file; files that say the same are one state"),
        body=html.Ol(steps, className="dated-states") if steps else empty(words.say("No standing file has it."), ""),
        source=source_of(asked),
        as_of=words.as_of(max((state["since"] for state in states), default=None)),
        twin=Twin(
            title,
            [
                Column(words.say("Since")),
                Column(words.say("Until")),
                Column(words.say("What changed")),
                Column(words.say("File")),
                Column(words.say("Row"), 0),
                Column(words.say("Load"), 0),
            ],
            rows,
        ),
    )


def state_names(words: Words) -> dict[str, str]:
    """Names of the columns of a state."""
    return {
        "name": words.say("Name"),
        "kind": words.say("Kind"),
        "legal_form": words.say("Legal form"),
        "krs": "KRS",
        "nip": "NIP",
        "regon": "REGON",
        "area_code": words.say("Gmina"),
        "place": words.say("Town"),
        "address": words.say("Street"),
        "postal_code": words.say("Postal code"),
        "operator": words.say("Run by"),
        "owes": "OWES",
        "started_on": words.say("First day"),
        "closed_on": words.say("Closed on"),
        "ps_from": words.say("PS status from"),
        "ps_to": words.say("PS status until"),
        "mark_from": words.say("Mark from"),
        "mark_to": words.say("Mark until"),
        "capacity": words.say("Places"),
        "employed": words.say("Employed"),
        "products": words.say("Products and services"),
        "website": words.say("Website"),
        "is_ps": words.say("PS status"),
        "capacity_kind": words.say("Meaning of places"),
    }


def _changes(words: Words, states: Sequence[State], place: int) -> list[str]:
    """'Nazwa: Stara → Nowa' for every column that differs from the state before."""
    if place == 0:
        return []
    before, after, names = states[place - 1], states[place], state_names(words)
    return [
        words.say(
            "{column}: {before} → {after}",
            column=names[c],
            before=_said(words, c, before[c]),
            after=_said(words, c, after[c]),
        )
        for c in STATE
        if before[c] != after[c]
    ]


def _said(words: Words, column: str, value: Any) -> str:
    kinds = words.catalog.spellings.names("entity_kinds")
    if value is None or value == "":
        return words.say("not given")
    if column == "is_ps":
        return words.say("yes") if value else words.say("no")
    if isinstance(value, date):
        return words.formats.day(value)
    if isinstance(value, float):
        return words.formats.number(value, decimals=1)
    if column in {"kind", "legal_form"} and value in kinds:
        return kinds[value].in_language(words.language)
    if column == "area_code":
        return area_label(words, value) or powiat_label(words, value)
    return str(value)


def _span(words: Words, state: State) -> str:
    since = words.formats.day(state["since"])
    if state["until"] is None:
        return words.say("Since the file of {since}", since=since)
    return words.say(
        "From the file of {since} to that of {until}", since=since, until=words.formats.day(state["until"])
    )
