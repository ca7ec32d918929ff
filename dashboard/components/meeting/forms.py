"""Forms that work without a script: fields with names, one button; assets/record.js only makes them smoother."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dashboard import html
from dashboard.components.attributes import data
from dashboard.context import Context
from dashboard.html import Element
from dashboard.meetings.forms import LONGEST_LINE, LONGEST_TEXT

TOLD_APART_BY = ("posiedzenie", "dotyczy", "adres", "wykres")
NOTHING: Mapping[str, object] = MappingProxyType({})


def form(
    context: Context,
    deed: str,
    fields: Sequence[Element],
    button: str,
    hidden: Mapping[str, object] = NOTHING,
    *,
    action: str = "/posiedzenie",
) -> Element:
    """Sends the fields and the hidden values to `action`; the answer leads back to the page."""
    words = context.words
    kept = {"czynnosc": deed, "lang": words.language, "region": context.region.id} | dict(hidden)
    return html.Form(
        [
            *(html.Input(type="hidden", name=name, value=str(value)) for name, value in kept.items()),
            *fields,
            html.P(className="form-fault", role="alert"),
            html.Button(button, type="submit", className="button"),
        ],
        method="post",
        action=action,
        className="meeting-form",
        # what is typed into one form never turns up in another
        **data(zapis=" ".join([deed, *(str(hidden[name]) for name in TOLD_APART_BY if name in hidden)])),
    )


def writing_card(title: str, content: Sequence[Element], span: int) -> Element:
    """A card of a page where people write: a title, and what stands below it."""
    return html.Section([html.H2(title, className="card-title"), *content], className=f"card meeting-card span-{span}")


def line(
    name: str,
    label: str,
    *,
    value: str = "",
    is_needed: bool = True,
    longest: int = LONGEST_LINE,
    offered: str = "",
) -> Element:
    """One line of text; `offered` is the id of a list of texts to take one from."""
    more = {"required": "required"} if is_needed else {}
    more |= {"list": offered} if offered else {}
    return _labelled(label, html.Input(type="text", name=name, value=value, maxlength=str(longest), **more))


def day(name: str, label: str, *, value: str = "", is_needed: bool = True) -> Element:
    """A day, chosen by the browser's own calendar."""
    needed = {"required": "required"} if is_needed else {}
    return _labelled(label, html.Input(type="date", name=name, value=value, **needed))


def text(name: str, label: str, *, is_needed: bool = True) -> Element:
    """Several lines of text."""
    return _labelled(
        label,
        html.Textarea("", name=name, rows="3", maxlength=str(LONGEST_TEXT), required="required" if is_needed else None),
    )


def choice(name: str, label: str, options: Sequence[tuple[str, str]]) -> Element:
    """One of a list of (value, text)."""
    return _labelled(label, html.Select([html.Option(said, value=value) for value, said in options], name=name))


def who(context: Context) -> Element:
    """The name of who writes; the browser remembers it."""
    return _labelled(
        context.words.say("Your name"),
        html.Input(
            type="text", name="kto", value="", maxlength=str(LONGEST_LINE), required="required", autocomplete="name"
        ),
    )


def _labelled(label: str, field: Element) -> Element:
    return html.Label([html.Span(label, className="field-name"), field], className="meeting-field")
