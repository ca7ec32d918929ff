"""HTML text of a component tree: the first view stands in the page itself, later ones are merged into it.

Dash mounts everything below a changed `children` anew, graphs included. Sending markup that the browser merges
into what stands there (assets/show.js) keeps the nodes, the reader's focus and the drawn charts.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex"}
OF_DASH = ("_", "available_")
VOID = {"br", "hr", "img", "input", "link", "meta"}


class Input(html.Div):
    """A native field of a form, which `dash.html` does not have; takes attributes by their names in HTML."""

    def __init__(self, **attributes: str) -> None:
        super().__init__()
        self.attributes = attributes


def to_html(node: Any) -> str:
    """Markup of a tree of `dash.html` components, texts and numbers; every text and attribute is escaped."""
    parts: list[str] = []
    _write(node, parts)
    return "".join(parts)


def _write(node: Any, parts: list[str]) -> None:
    if node is None:
        return
    if isinstance(node, (list, tuple)):
        for child in node:
            _write(child, parts)
    elif isinstance(node, Input):
        parts.append(f"<input{_attributes(node.attributes)}>")
    elif isinstance(node, Component):
        _write_element(node, parts)
    else:
        parts.append(escape(str(node), quote=False))


def _write_element(node: Component, parts: list[str]) -> None:
    if not node.__module__.startswith(html.__name__):
        raise TypeError(f"{type(node).__name__} has no markup, expected a component of dash.html")
    tag = type(node).__name__.lower()
    properties = _properties(node)
    children = properties.pop("children", None)
    parts.append(f"<{tag}{_attributes(properties)}>")
    if tag not in VOID:
        _write(children, parts)
        parts.append(f"</{tag}>")


def _properties(node: Component) -> dict[str, Any]:
    """What was set on an element, by name; its own `to_plotly_json` looks for everything that could have been set."""
    return {name: value for name, value in sorted(vars(node).items()) if not name.startswith(OF_DASH)}


def _attributes(properties: Mapping[str, Any]) -> str:
    written = []
    for name, value in properties.items():
        if value is None or value is False:
            continue
        if name == "style":
            value = ";".join(f"{key}:{part}" for key, part in value.items())
        written.append(f' {NAMES.get(name, name)}="{escape(str(value))}"')
    return "".join(written)
