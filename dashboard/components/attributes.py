"""data-* and aria-* attributes of HTML elements; what is None is left out."""

from typing import Any


def data(**values: str | None) -> dict[str, Any]:
    """data(go="", base="/plan") -> {'data-go': '', 'data-base': '/plan'}."""
    return _attributes("data", values)


def aria(**values: str | None) -> dict[str, Any]:
    """aria(current=None, label="Mapa") -> {'aria-label': 'Mapa'}."""
    return _attributes("aria", values)


def _attributes(family: str, values: dict[str, str | None]) -> dict[str, Any]:
    return {f"{family}-{name.replace('_', '-')}": value for name, value in values.items() if value is not None}
