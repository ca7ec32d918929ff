"""Porównanie: areas of one level side by side, the profile of one of them, and its brief on a sheet of paper."""

from dashboard import html
from dashboard.briefing import briefing
from dashboard.compared import BELOW_REGION, Compared, Row, compared
from dashboard.comparison_words import group_name, level_of_group, measure_name
from dashboard.components.attributes import aria, data
from dashboard.components.brief import figures_card, position_card
from dashboard.components.brief_changes import changes_card, kinds_card
from dashboard.components.brief_work import events_card, plan_card, spots_card
from dashboard.components.card import empty
from dashboard.components.multiples import multiples_card, panel_codes
from dashboard.components.shell import select_field
from dashboard.components.spine import spine_card
from dashboard.components.strip import strip_card
from dashboard.context import Context
from dashboard.html import Element
from dashboard.page import Page
from dashboard.words import first_upper
from data.areas import level_of
from data.comparison.peers import GROUPS
from data.queries.indicators import value_periods


def comparison(context: Context) -> Page:
    """The page for `/porownanie`."""
    if context.selection.own.get("widok"):
        return _brief(context)
    words = context.words
    found = compared(context)
    if found.chosen is None:
        return Page(
            title=words.say("Comparison"),
            lead=words.say("Areas can be compared once an indicator has values below the voivodeship."),
            body=[html.Section(_nothing(context), className="card span-12")],
        )
    return Page(
        title=words.say("Comparison"),
        lead=_lead(found, found.chosen),
        body=[_controls(found), *_cards(found, found.chosen)],
        dates=value_periods(
            context.db,
            indicator_ids=[found.chosen.indicator.id],
            area_codes=[context.region.teryt, *found.codes("subregion"), *found.codes("powiat")],
        ),
    )


def _cards(found: Compared, row: Row) -> list[Element]:
    """What has nothing to show comes last."""
    panels = multiples_card(found, row)
    others: list[Element] = [strip_card(found, row), spine_card(found)]
    return (
        [panels, *others] if any(found.readings(row, code) for code in panel_codes(found, row)) else [*others, panels]
    )


def _lead(found: Compared, row: Row) -> str:
    """What the page answers: with rates who differs, else only how the areas stand side by side."""
    words = found.context.words
    name = measure_name(row, words.language)
    if row.is_rate:
        return words.say("{indicator}: who differs from whom, and by more than chance explains.", indicator=name)
    return words.say("{indicator}: areas side by side.", indicator=name)


def _brief(context: Context) -> Page:
    """One sheet on the chosen area; the whole voivodeship has the overview instead."""
    words, code = context.words, context.area_code
    back = html.A(words.say("Back to the comparison"), href=context.link(widok=""), className="button", **data(go=""))
    if level_of(code) not in BELOW_REGION:
        advice = words.say("Choose a subregion above, or a powiat here.")
        return Page(
            title=words.say("Brief of an area"),
            lead=advice,
            body=[
                html.Div([back, _powiaty(context)], className="controls span-12"),
                html.Section(empty(words.say("No area is chosen."), advice), className="card span-12"),
            ],
        )
    brief = briefing(context)
    cards = [
        figures_card(brief),
        position_card(brief),
        html.Div([kinds_card(brief), spots_card(brief)], className="stack span-6"),
        html.Div([changes_card(brief), events_card(brief), plan_card(brief)], className="stack span-6"),
    ]
    around = [words.area_name(c) for c in context.chain[1:-1]]
    return Page(
        title=first_upper(words.area_name(code)),
        lead=words.say(
            "Brief of the area ({around}), as of {day}.",
            around=", ".join(around),
            day=words.formats.day(context.selection.stan_na or context.today),
        ),
        body=[
            html.Div(
                [back, html.P(words.say("It prints on one sheet of A4: Ctrl+P."), className="hint")],
                className="controls span-12",
            ),
            html.Div(cards, className="brief span-12"),
        ],
        dates=value_periods(
            context.db, indicator_ids=[row.indicator.id for row in brief.rows], area_codes=[context.area_code]
        ),
    )


def _nothing(context: Context) -> Element:
    words = context.words
    if context.selection.stan_na:
        return empty(
            words.say(
                "On {day} no value of any powiat or subregion was known.",
                day=words.formats.day(context.selection.stan_na),
            ),
            words.say("Choose a later date, or “newest”."),
        )
    return empty(
        words.say("No indicator has values for powiaty or subregions."),
        words.say("Load a registry, events or statistics."),
    )


def _controls(found: Compared) -> Element:
    context, words = found.context, found.context.words
    assert found.chosen
    indicator = found.chosen.indicator
    offered = list(dict.fromkeys(row.indicator.id for row in found.rows))
    controls: list[Element] = [
        select_field(
            "wskaznik",
            words.say("Indicator"),
            [(name, context.catalog.indicators[name].name.in_language(words.language)) for name in offered],
            indicator.id,
            context.link(wskaznik="", typ=""),
        )
    ]
    kinds = [row.kind for row in found.rows if row.indicator == indicator and row.kind]
    if kinds:
        options = [("", words.say("all kinds"))]
        options += [(kind, indicator.breakdowns[kind].in_language(words.language)) for kind in kinds]
        controls.append(select_field("typ", words.say("Kind"), options, found.chosen.kind, context.link(typ="")))
    controls += [_powiaty(context), *_gminy(context), _groups(found)]
    if level_of(context.area_code) in BELOW_REGION:
        controls.append(
            html.A(words.say("Brief on one sheet"), href=context.link(widok="skrot"), className="button", **data(go=""))
        )
    return html.Div(controls, className="controls span-12")


def _powiaty(context: Context) -> Element:
    words, selection = context.words, context.selection
    within = context.region.subregion_code(selection.subregion) if selection.subregion else None
    options = [("", words.say("none"))]
    options += [(a.code, words.area_name(a.code)) for a in context.territory.at_level("powiat", within)]
    return select_field("powiat", words.say("Powiat"), options, selection.powiat, context.link(powiat=""))


def _gminy(context: Context) -> list[Element]:
    """A list of gminy once a powiat is chosen; a city with powiat rights has no other than itself."""
    words, selection = context.words, context.selection
    if not selection.powiat:
        return []
    gminy = context.territory.at_level("gmina", selection.powiat)
    if len(gminy) < 2:
        return []
    options = [("", words.say("none")), *((area.terc, words.area_name(area.code)) for area in gminy)]
    chosen = context.territory.areas[selection.gmina].terc if selection.gmina else ""
    return [select_field("gmina", words.say("Gmina"), options, chosen, context.link(gmina=""))]


def _groups(found: Compared) -> Element:
    context, words = found.context, found.context.words
    level = level_of_group(found)
    segments = [
        html.A(
            group_name(words, group, level),
            href=context.link(grupa="" if group == GROUPS[0] else group),
            className="segment",
            **data(go=""),
            **aria(current="true" if group == found.group else None),
        )
        for group in GROUPS
    ]
    return html.Div(segments, className="segmented", role="group", **aria(label=words.say("Compared with")))
