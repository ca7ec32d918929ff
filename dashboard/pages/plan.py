"""Plan: every indicator by priority with its way and status; the chosen one with gauge, path, gap and reasons."""

from collections.abc import Mapping

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.owed import owed_card
from dashboard.components.path import path_card
from dashboard.components.plan_tree import plan_card
from dashboard.components.plan_years import years_card
from dashboard.components.progress import CHOSEN_ID, gauge_card
from dashboard.components.reasons import reasons_card
from dashboard.components.shell import periods_of
from dashboard.components.shortfall import shortfall_card
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from dashboard.sentences import finding
from dashboard.states import states_of
from data.catalog import Plan


def plan_page(context: Context) -> Page:
    """The page for `/plan`: one plan of the region at a time."""
    words, catalog = context.words, context.catalog
    plan = chosen_plan(context)
    indicators = catalog.indicators_of_plan(plan.id)
    states = states_of(context, indicators)
    chosen = next((state for state in states if state.indicator.id == context.selection.wskaznik), states[0])
    of_plan = [
        plan_card(context, plan, states, chosen),
        years_card(context, plan, states),
        owed_card(context, plan, states),
    ]
    of_chosen = [
        gauge_card(context, chosen, span=12),
        path_card(context, chosen, span=12),
        shortfall_card(context, chosen),
        reasons_card(context, chosen),
    ]
    return Page(
        title=words.say("Plan"),
        lead=words.say("{finding} Choose an indicator in the list to see its path.", finding=finding(words, chosen)),
        body=[
            *_plans(context, plan),
            html.Div(of_plan, className="stack span-7"),
            html.Div(of_chosen, className="stack span-5", id=CHOSEN_ID),
        ],
        dates=periods_of(context, [i.id for i in indicators]),
    )


def chosen_plan(context: Context) -> Plan:
    """The plan of the chosen indicator, else the one of the address, else the first of the region."""
    plans: Mapping[str, Plan] = {name: context.catalog.plans[name] for name in context.region.plans}
    indicator = context.catalog.indicators.get(context.selection.wskaznik)
    asked = [(indicator.plan or "") if indicator else "", context.selection.own.get("plan", "")]
    return next((plans[name] for name in asked if name in plans), next(iter(plans.values())))


def _plans(context: Context, chosen: Plan) -> list[Element]:
    """Links to the plans of the region, where it has more than one."""
    words = context.words
    if len(context.region.plans) == 1:
        return []
    plans = [context.catalog.plans[name] for name in context.region.plans]
    links = [
        html.A(
            plan.short.in_language(words.language),
            href=context.link(plan=plan.id, wskaznik=""),
            className="segment",
            **data(go=""),
            **aria(current="true" if plan is chosen else None),
        )
        for plan in plans
    ]
    return [html.Div(links, className="segmented span-12", role="group", **aria(label=words.say("Plans")))]
