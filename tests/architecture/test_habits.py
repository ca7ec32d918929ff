"""Habits of docs/style.md that a machine can see."""

import ast
import re
from pathlib import Path

from tests.architecture.program import PACKAGES, ROOT, Definition, files, own_files, place, tree

LONGEST_FILE = 300
MEDIA = re.compile(r"@media([^{]+)")
WIDTH = re.compile(r"width:\s*([\d.]+)px")
FOLDERS_OF_CODE = [*PACKAGES, "tests"]


def is_public(node: ast.AST) -> bool:
    return isinstance(node, Definition) and not node.name.startswith("_")


def without_docstring(holder: ast.Module | ast.ClassDef) -> list[ast.AST]:
    """Public functions, classes and methods that say nothing of themselves."""
    found = [node for node in holder.body if is_public(node)]
    inside = [n for node in found if isinstance(node, ast.ClassDef) for n in without_docstring(node)]
    return [node for node in found if not ast.get_docstring(node)] + inside


def test_every_public_function_and_class_has_a_docstring():
    silent = [place(path, node) for path in files(*PACKAGES) for node in without_docstring(tree(path))]
    assert silent == []


def test_every_file_says_what_it_is():
    assert [place(path) for path in own_files() if path.stat().st_size and not ast.get_docstring(tree(path))] == []


def test_no_file_is_longer_than_a_reader_can_hold():
    own = [path for path in own_files() if path.suffix == ".py"]
    own += [path for folder in FOLDERS_OF_CODE for kind in ("js", "css") for path in (ROOT / folder).rglob(f"*.{kind}")]
    own += sorted((ROOT / "tests").rglob("*.py"))
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in own}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_nothing_is_checked_by_a_bare_except():
    handlers = [
        (path, node) for path in own_files() for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler)
    ]
    assert [place(path, node) for path, node in handlers if node.type is None] == []


def test_styles_are_the_same_on_a_laptop_and_on_a_desk():
    """So a theme whose contrast was measured on one of them is as clear on the other."""
    rules = [
        (path, rule) for path in (ROOT / "dashboard" / "assets").glob("*.css") for rule in MEDIA.findall(text(path))
    ]
    turns = [(place(path), float(width)) for path, rule in rules for width in WIDTH.findall(rule)]
    assert len(turns) > 10
    laptop, desk = 1366, 1920
    assert [turn for turn in turns if laptop <= turn[1] <= desk] == []


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
