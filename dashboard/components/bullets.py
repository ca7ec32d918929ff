"""Indicators of a plan as lines of a list: name, way to the target, status."""

from dashboard import html
from dashboard.components.attributes import aria, data
from dashboard.components.card import drawn
from dashboard.components.progress import CHOSEN_ID, amount_of_target, badges, share_of_way
from dashboard.context import Context
from dashboard.figures.bullet import bullet
from dashboard.html import Element
from data.queries.progress import IndicatorState


def bullet_row(context: Context, state: IndicatorState, *, href: str, is_chosen: bool, about: str = "") -> Element:
    """One line of a list: name with what belongs to it, amount over its bar, status."""
    words = context.words
    drawing = bullet(
        status=state.progress.status,
        has_target=state.goal.target is not None,
        distance=share_of_way(state, state.latest.value if state.latest else None),
        expected_distance=share_of_way(state, state.progress.expected),
    )
    name: list[Element] = [
        html.A(
            state.indicator.name.in_language(words.language),
            href=href,
            **data(go="", then=CHOSEN_ID),
            **aria(current="true" if is_chosen else None),
        )
    ]
    if about:
        name.append(html.Span(about, className="bullet-level"))
    if state.area_code != context.area_code:
        name.append(html.Span(words.area_name(state.area_code), className="bullet-level"))
    way = [html.Div(amount_of_target(words, state), className="bullet-value"), drawn(drawing, "bullet")]
    return html.Li(
        [
            html.Div(name, className="bullet-name"),
            html.Div(way, className="bullet-way"),
            badges(words, state),
        ],
        className="bullet-row",
    )
