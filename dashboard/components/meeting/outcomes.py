"""Decisions and tasks of a meeting, and tasks that earlier meetings left open."""

from collections.abc import Mapping, Sequence

from dashboard import html
from dashboard.components.card import empty
from dashboard.components.meeting.forms import choice, day, form, line, text, who
from dashboard.content import Cell, Column, Twin
from dashboard.context import Context
from dashboard.html import Element
from dashboard.words import Words, first_upper
from data.meetings import Entry, Meeting


def outcome_kind(words: Words, entry: Entry) -> str:
    """'decyzja' or 'zadanie'."""
    return words.say("decision") if entry.kind == "decision" else words.say("task")


def outcome_forms(context: Context, meeting: Meeting, item: Entry | None, place: int | None = None) -> Element:
    """A decision or a task, about an item of the agenda or about none."""
    words = context.words
    hidden: dict[str, object] = {"posiedzenie": meeting.id}
    about: list[Element] = []
    if item is not None:
        hidden["dotyczy"] = item.id
    elif meeting.items:
        options = [("", words.say("no item")), *((str(one.id), one.text) for one in meeting.items)]
        about = [choice("dotyczy", words.say("Item of the agenda"), options)]
    if place is not None:
        hidden["punkt"] = place
    return html.Div(
        [
            _folded(
                words.say("Write a decision"),
                form(
                    context,
                    "decyzja",
                    [*about, text("tresc", words.say("Text")), who(context)],
                    words.say("Save the decision"),
                    hidden,
                ),
            ),
            _folded(
                words.say("Write a task"),
                form(
                    context,
                    "zadanie",
                    [
                        *about,
                        text("tresc", words.say("Text")),
                        line("odpowiada", words.say("Responsible")),
                        day("termin", words.say("Due"), is_needed=False),
                        who(context),
                    ],
                    words.say("Save the task"),
                    hidden,
                ),
            ),
        ],
        className="meeting-writing",
    )


def _folded(label: str, body: Element) -> Element:
    return html.Details([html.Summary(label, className="button"), body], className="meeting-folded")


def outcome_list(context: Context, meeting: Meeting, entries: Sequence[Entry], done: Mapping[int, Entry]) -> Element:
    """Decisions and tasks as they were written, with the value that was seen."""
    words = context.words
    if not entries:
        return empty(words.say("Nothing has been decided yet."), "")
    return html.Ul([_outcome(words, entry, meeting.titles, done) for entry in entries], className="meeting-outcomes")


def _outcome(words: Words, entry: Entry, titles: Mapping[int, str], done: Mapping[int, Entry]) -> Element:
    seen = words.say("Seen: {value}", value=entry.value_seen) if entry.value_seen else None
    return html.Li(
        [
            html.P([html.Strong(f"{first_upper(outcome_kind(words, entry))}: "), entry.text]),
            html.P(_about(words, entry, titles, done), className="bullet-level"),
            *([html.P(seen, className="seen")] if seen else []),
        ]
    )


def _about(words: Words, entry: Entry, titles: Mapping[int, str], done: Mapping[int, Entry]) -> str:
    parts = [titles[entry.about_id]] if entry.about_id is not None and entry.about_id in titles else []
    if entry.responsible:
        parts.append(words.say("responsible: {who}", who=entry.responsible))
    if entry.due_on:
        parts.append(words.say("due {day}", day=words.formats.day(entry.due_on)))
    if entry.id in done:
        parts.append(words.say("done, says {who}", who=done[entry.id].written_by))
    parts.append(words.say("written by {who}", who=entry.written_by))
    return " · ".join(parts)


def open_tasks_list(context: Context, meeting_id: int, tasks: Sequence[Entry], names: Mapping[int, str]) -> Element:
    """Tasks of earlier meetings, each with a button that calls it done."""
    words = context.words
    if not tasks:
        return empty(words.say("No task of an earlier meeting is open."), "")
    return html.Ul([_open_task(context, meeting_id, task, names) for task in tasks], className="meeting-outcomes")


def _open_task(context: Context, meeting_id: int, task: Entry, names: Mapping[int, str]) -> Element:
    words = context.words
    about = [names.get(task.meeting_id, "")]
    about += [words.say("responsible: {who}", who=task.responsible)] if task.responsible else []
    about += [words.say("due {day}", day=words.formats.day(task.due_on))] if task.due_on else []
    about += [words.say("overdue")] if task.due_on and task.due_on < context.today else []
    hidden = {"posiedzenie": meeting_id, "dotyczy": task.id}
    done = form(context, "zrobione", [who(context)], words.say("Save"), hidden)
    return html.Li(
        [
            html.P(task.text),
            html.P(" · ".join(about), className="bullet-level"),
            _folded(words.say("It is done"), done),
        ]
    )


def outcome_twin(words: Words, meeting: Meeting, entries: Sequence[Entry], title: str) -> Twin:
    """Decisions and tasks as a table for the minutes."""
    titles, say = meeting.titles, words.say
    heads = (say("Kind"), say("Text"), say("Item of the agenda"), say("Responsible"), say("Due"), say("Value seen"))
    columns = [Column(head) for head in (*heads, say("Written by"))]
    rows: list[list[Cell]] = [
        [
            outcome_kind(words, entry),
            entry.text,
            titles.get(entry.about_id or 0, ""),
            entry.responsible,
            words.formats.day(entry.due_on) if entry.due_on else "",
            entry.value_seen,
            entry.written_by,
        ]
        for entry in entries
    ]
    return Twin(title, columns, rows)
