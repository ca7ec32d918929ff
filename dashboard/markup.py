"""HTML text of a tree of elements: the first view stands in the page itself, later ones are merged into it.

Dash mounts everything below a changed `children` anew, graphs included. Sending markup that the browser merges
into what stands there (assets/show.js) keeps the nodes, the reader's focus and the drawn charts.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from dashboard.html import Element, Node

ATTRIBUTES = frozenset(
    """action autocomplete cols colspan datetime disabled download for hidden href id lang list max maxlength method min
    name open placeholder readonly rel required role rows rowspan scope selected spellcheck start step style tabindex
    target title type value""".split()  # noqa: SIM905 - a list would take forty lines
)
FAMILIES = ("aria-", "data-")
VOID = {"input"}


def to_html(node: Node) -> str:
    """Markup of elements, texts and numbers; every text and attribute is escaped.

    TypeError for anything else, and for the name of an attribute that HTML does not have.
    """
    parts: list[str] = []
    _write(node, parts)
    return "".join(parts)


def _write(node: Node, parts: list[str]) -> None:
    if isinstance(node, Element):
        parts.append(f"<{node.tag}{_attributes(node.properties)}>")
        if node.tag not in VOID:
            _write(node.children, parts)
            parts.append(f"</{node.tag}>")
    elif isinstance(node, (list, tuple)):
        for child in node:
            _write(child, parts)
    elif isinstance(node, (str, int, float)):
        parts.append(escape(str(node), quote=False))
    elif node is not None:
        raise TypeError(f"{type(node).__name__} has no markup, expected an element of dashboard/html.py or a text")


def _attributes(properties: Mapping[str, Any]) -> str:
    written = []
    for name, value in properties.items():
        if value is None or value is False:
            continue
        if name == "style":
            value = ";".join(f"{key}:{part}" for key, part in value.items())
        if name == "className":
            name = "class"
        elif name not in ATTRIBUTES and not name.startswith(FAMILIES):
            raise TypeError(f"{name} is no attribute that dashboard/markup.py knows")
        written.append(f" {name}={_quoted(str(value))}")
    return "".join(written)


def _quoted(value: str) -> str:
    """In single quotation marks where it holds double ones, as JSON does: '&quot;' for each would be half of a page."""
    if '"' not in value:
        return f'"{escape(value, quote=False)}"'
    return "'" + escape(value, quote=False).replace("'", "&#39;") + "'"
