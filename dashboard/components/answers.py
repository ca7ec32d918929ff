"""The four answers that management wants first: on course, weakest priority, age, and what is left to look at."""

from collections.abc import Sequence
from datetime import date

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.owed import owed_of
from dashboard.components.plan_tree import states_here
from dashboard.components.status_card import counts_of, weakest_of
from dashboard.context import Context
from dashboard.html import Element
from dashboard.sentences import good_share, statuses_summary, weakness
from data.catalog import Plan
from data.progress.summary import JUDGED, total
from data.queries.progress import IndicatorState
from data.queries.quality import Quality, quality


def answers(context: Context, plan: Plan, states: Sequence[IndicatorState]) -> Element:
    """Tiles above everything else, for the first plan of the region."""
    words = context.words
    here = states_here(context, plan, states)
    tiles = [_on_course(context, plan, here), _weakest(context, plan, here), _age(context, here)]
    tiles.append(_to_look_at(context, plan, states))
    return html.Section(tiles, className="answers span-12", **aria(label=words.say("At a glance")))


def _tile(name: str, value: str, note: str, *, href: str | None = None, is_long: bool = False) -> Element:
    shown = html.A(value, href=href, **data(go="")) if href else value
    css = "answer-value answer-words" if is_long else "answer-value"
    return html.Div(
        [html.P(name, className="answer-name"), html.P(shown, className=css), html.P(note, className="answer-note")],
        className="answer",
    )


def _on_course(context: Context, plan: Plan, here: Sequence[IndicatorState]) -> Element:
    words = context.words
    counts = counts_of(here)
    where = words.area_name("PL" if plan.level == "country" else context.area_code)
    name = words.say("On course or reached · {plan}, {place}", plan=plan.short.in_language(words.language), place=where)
    if not total(counts, JUDGED):
        return _tile(name, words.say("cannot be judged"), statuses_summary(words, counts), is_long=True)
    return _tile(name, good_share(words, counts), statuses_summary(words, counts))


def _weakest(context: Context, plan: Plan, here: Sequence[IndicatorState]) -> Element:
    words = context.words
    counts = counts_of(here)
    judged = total(counts, JUDGED)
    name, found = weakest_of(context, plan, here)
    said = words.count(
        "{judged} of {n} indicator could be judged",
        "{judged} of {n} indicators could be judged",
        len(here),
        judged=judged,
    )
    if found is None:
        value = words.say("none is behind") if judged else words.say("cannot be judged")
        return _tile(words.say("Weakest priority"), value, said, is_long=True)
    return _tile(words.say("Weakest priority"), name, weakness(words, found), is_long=True)


def _age(context: Context, here: Sequence[IndicatorState]) -> Element:
    words, formats = context.words, context.words.formats
    newest = max((state.latest.on for state in here if state.latest), default=None)
    loaded = words.say("newest file: as of {day}", day=formats.day(context.state.stan_na))
    if newest is None:
        return _tile(words.say("Newest value of the plan"), words.say("no data"), loaded)
    age = words.age(newest, context.today)
    return _tile(words.say("Newest value of the plan"), age, f"{formats.day(newest)} · {loaded}")


def _to_look_at(context: Context, plan: Plan, states: Sequence[IndicatorState]) -> Element:
    words = context.words
    stan_na: date | None = context.selection.stan_na
    found: Quality = context.recall(("quality", stan_na), lambda: quality(context.db, stan_na=stan_na))
    owed = sum(len(one.periods) for one in owed_of(context, plan, states))
    matters = owed + found.rejected_rows + found.reviews
    parts = [
        words.count("{n} value owed", "{n} values owed", owed),
        words.count("{n} row rejected", "{n} rows rejected", found.rejected_rows),
        words.count("{n} pair of entities to decide", "{n} pairs of entities to decide", found.reviews),
    ]
    value = words.count("{n} matter", "{n} matters", matters) if matters else words.say("nothing")
    return _tile(words.say("To look at"), value, words.formats.listing(parts), href=context.link(page="/dane"))
