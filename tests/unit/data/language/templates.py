"""Every English template that the code carries, as Babel finds them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract_python

ROOT = Path(__file__).parents[4]
PACKAGES = ("dashboard", "data", "etl")

# where the templates stand among the arguments of a call
TEMPLATE_PLACES = {"say": [0], "count": [0, 1], "UserError": [0], "Fault": [0, 1], "Notice": [2], "OwnParameter": [1]}
PLACE = re.compile(r"\{(\w+)\}")


class Template(NamedTuple):
    """One text and, for a counted one, its English plural."""

    singular: str
    plural: str | None
    where: str


def code_files() -> list[Path]:
    """Python files of the packages, and app.py."""
    return [ROOT / "app.py", *(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))]


def templates() -> list[Template]:
    """All templates; calls whose template is a variable carry none."""
    return [template for path in code_files() for template in _of_file(path)]


def _of_file(path: Path) -> Iterator[Template]:
    with path.open("rb") as file:
        for line, name, arguments, _comments in extract_python(file, list(TEMPLATE_PLACES), [], {}):
            given = arguments if isinstance(arguments, tuple) else (arguments,)
            texts = [given[place] for place in TEMPLATE_PLACES[name] if place < len(given) and given[place]]
            where = f"{path.relative_to(ROOT)}:{line}"
            if name == "count" and len(texts) == 2:
                yield Template(texts[0], texts[1], where)
            elif name != "count":
                yield from (Template(text, None, where) for text in texts)


def places(text: str) -> set[str]:
    """'{n} of {target}' -> {'n', 'target'}."""
    return set(PLACE.findall(text))


def calls_with_unfilled_places() -> list[str]:
    """Calls that name their template and their values, but leave a place of the template without a value."""
    faults = []
    for path in code_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node) in {"say", "count", "UserError"} and _is_plain(node):
                first = node.args[0]
                assert isinstance(first, ast.Constant)
                given = {keyword.arg for keyword in node.keywords} | ({"n"} if _name(node) == "count" else set())
                if missing := places(str(first.value)) - given:
                    faults.append(f"{path.relative_to(ROOT)}:{node.lineno}: {', '.join(sorted(missing))}")
    return faults


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _is_plain(call: ast.Call) -> bool:
    starts_with_text = bool(call.args) and isinstance(call.args[0], ast.Constant)
    return starts_with_text and all(keyword.arg for keyword in call.keywords)
