"""Cards about loads: one load, all of them, their marks of quality."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dashboard import html
from dashboard.components.attributes import data
from dashboard.components.card import Cell, Column, Twin, empty, figure_card
from dashboard.components.listing import Shown, listing
from dashboard.context import Context
from dashboard.html import Element
from data.queries.loads import facts_of

Row = Mapping[Hashable, Any]
MOST_LOADS_SHOWN = 12
OFFICE_TIME = ZoneInfo("Europe/Warsaw")


def load_card(context: Context, chosen: Row, every: Sequence[Row]) -> Element:
    """One load: what became of its rows, and what it brought; rows have the columns of `data.queries.loads.loads`."""
    words = context.words
    kept = facts_of(context.db, chosen["load_id"])
    count = words.formats.number
    facts = [
        (words.say("Source"), source_name(context, chosen["source_id"])),
        (words.say("File"), chosen["file_name"]),
        (words.say("Sheet"), chosen["sheet"] or words.say("none: not a workbook")),
        (words.say("As of"), words.formats.day(chosen["stan_na"])),
        (words.say("Loaded on"), f"{_moment(context, chosen['loaded_at'])}, {chosen['loaded_by']}"),
        (words.say("Rows read"), count(chosen["rows_read"])),
        (words.say("Rows accepted"), count(chosen["rows_accepted"])),
        (words.say("Rows rejected"), count(chosen["rows_rejected"])),
        (words.say("Blank rows"), count(chosen["rows_blank"])),
        (words.say("State"), _state(context, chosen, every)),
        (words.say("Facts in the database"), count(sum(kept.values()))),
    ]
    title = words.say(
        "Load {id}: {accepted} accepted of {read}.",
        id=chosen["load_id"],
        accepted=count(chosen["rows_accepted"]),
        read=words.count("{n} row", "{n} rows", chosen["rows_read"]),
    )
    return figure_card(
        words,
        name="wczytanie",
        span=12,
        title=title,
        subtitle=words.say("One load: read = accepted + rejected + blank"),
        body=_facts(facts),
        source=words.say("Source: history of loads"),
        as_of=words.as_of(chosen["stan_na"]),
        twin=Twin(title, [Column(words.say("What")), Column(words.say("Value"))], [list(fact) for fact in facts]),
    )


def quality_card(context: Context, every: Sequence[Row]) -> Element:
    """Counts over all loads that a careful reader wants to be zero, and how many there are."""
    words = context.words
    standing = [row for row in every if row["withdrawn_at"] is None]
    counts = [
        (words.say("Standing loads"), len(standing)),
        (words.say("Withdrawn loads"), len(every) - len(standing)),
        (words.say("Rows accepted"), sum(row["rows_accepted"] for row in standing)),
        (words.say("Rows rejected"), sum(row["rows_rejected"] for row in standing)),
        (words.say("Pairs of entities to review"), sum(row["reviews"] for row in standing)),
        (words.say("Loads of invented data"), sum(row["is_demo"] is True for row in standing)),
    ]
    rejected = dict(counts)[words.say("Rows rejected")]
    title = words.count(
        "{n} row of the standing loads was rejected.", "{n} rows of the standing loads were rejected.", rejected
    )
    if not rejected:
        title = words.say("No row of the standing loads was rejected.")
    facts = [(name, html.Span(words.formats.number(count), className="fact-value")) for name, count in counts]
    return figure_card(
        words,
        name="jakosc",
        span=12,
        title=title,
        subtitle=words.say("Marks of quality over the whole database"),
        body=_facts(facts),
        source=words.say("Source: history of loads"),
        as_of=words.as_of(max((row["stan_na"] for row in standing), default=None)),
        twin=Twin(title, [Column(words.say("What")), Column(words.say("Number"), 0)], [list(row) for row in counts]),
    )


def loads_card(context: Context, every: Sequence[Row]) -> Element:
    """The history of loads, of one source when the address names it."""
    words = context.words
    source = context.selection.own.get("zrodlo", "")
    found = [row for row in every if source in ("", row["source_id"])]
    heads = [
        words.say("Load"),
        words.say("Source"),
        words.say("File"),
        words.say("As of"),
        words.say("Loaded on"),
        words.say("Accepted"),
        words.say("Rejected"),
        words.say("State"),
    ]
    rows: list[list[Shown]] = []
    twin_rows: list[list[Cell]] = []
    for row in found:
        name, state = source_name(context, row["source_id"]), _state(context, row, every)
        day, moment = words.formats.day(row["stan_na"]), _moment(context, row["loaded_at"])
        loaded = words.formats.day(row["loaded_at"].astimezone(OFFICE_TIME).date())
        accepted, rejected = row["rows_accepted"], row["rows_rejected"]
        number = html.A(str(row["load_id"]), href=context.link(wczytanie=str(row["load_id"])), **data(go=""))
        count = words.formats.number
        rows.append([number, name, row["file_name"], day, loaded, count(accepted), count(rejected), state])
        twin_rows.append([row["load_id"], name, row["file_name"], day, moment, accepted, rejected, state])
    title = words.count("{n} load is remembered.", "{n} loads are remembered.", len(found))
    return figure_card(
        words,
        name="wczytania",
        span=12,
        title=title,
        subtitle=words.say("Files taken in, the newest first"),
        body=listing(title, heads, rows[:MOST_LOADS_SHOWN], numbers=(5, 6))
        if rows
        else empty(words.say("Nothing has been loaded from this source."), words.say("Choose another source.")),
        source=words.say("Source: history of loads"),
        as_of=words.as_of(max((row["stan_na"] for row in found), default=None)),
        note=words.say("The {n} newest are shown; all are in the table.", n=MOST_LOADS_SHOWN)
        if len(found) > MOST_LOADS_SHOWN
        else "",
        twin=Twin(
            title, [*map(Column, heads[:5]), Column(heads[5], 0), Column(heads[6], 0), Column(heads[7])], twin_rows
        ),
    )


def _facts(facts: Sequence[tuple[str, Shown]]) -> Element:
    return html.Dl(
        [html.Div([html.Dt(name), html.Dd(shown)], className="fact") for name, shown in facts],
        className="facts facts-wide",
    )


def source_name(context: Context, source_id: str) -> str:
    """Name of a source; its id where the card is gone."""
    source = context.catalog.sources.get(source_id)
    return source.name.in_language(context.words.language) if source else source_id


def _state(context: Context, row: Row, every: Sequence[Row]) -> str:
    """Whether a load is what we know now: withdrawn, replaced by a later snapshot, or standing."""
    words = context.words
    if row["withdrawn_at"] is not None:
        return words.say("withdrawn on {moment}", moment=_moment(context, row["withdrawn_at"]))
    source = context.catalog.sources.get(row["source_id"])
    is_whole = source is not None and not source.version_key
    later = [
        other
        for other in every
        if other["source_id"] == row["source_id"]
        and other["withdrawn_at"] is None
        and (other["stan_na"], other["load_id"]) > (row["stan_na"], row["load_id"])
    ]
    if is_whole and later:
        return words.say("replaced by load {id}", id=min(later, key=lambda o: (o["stan_na"], o["load_id"]))["load_id"])
    return words.say("in force")


def _moment(context: Context, moment: datetime) -> str:
    local = moment.astimezone(OFFICE_TIME)
    return f"{context.words.formats.day(local.date())}, {local:%H:%M}"
