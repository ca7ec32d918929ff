"""The program's own Python files, parsed."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("geo", "data", "etl", "dashboard")
# written by Alembic, kept as it was when it ran
GENERATED = ROOT / "data" / "store" / "migrations" / "versions"

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def files(*packages: str) -> list[Path]:
    """Python files of packages, generated ones left out."""
    return [p for name in packages for p in sorted((ROOT / name).rglob("*.py")) if GENERATED not in p.parents]


def own_files() -> list[Path]:
    """Every Python file of the program itself, tests left out."""
    return [*sorted(ROOT.glob("*.py")), *files(*PACKAGES)]


def place(path: Path, node: ast.AST | None = None) -> str:
    """'etl/loading.py:9'."""
    line = f":{node.lineno}" if node is not None and hasattr(node, "lineno") else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"


def imports(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Dotted names that a file imports, wherever in the file: 'data.catalog.Region'."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join([*above, *filter(None, [node.module])])
            yield from ((f"{start}.{alias.name}", node) for alias in node.names)


def docstrings(path: Path) -> set[int]:
    """Identities of the nodes that are docstrings."""
    holders = [n for n in ast.walk(tree(path)) if isinstance(n, Definition | ast.Module)]
    return {
        id(n.body[0].value) for n in holders if ast.get_docstring(n) is not None and isinstance(n.body[0], ast.Expr)
    }
