"""The picture of README.md: what may import what. There is no list of exceptions, and none is to come."""

from collections.abc import Container
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.program import PACKAGES, ROOT, files, imports, place

MAY_IMPORT = {
    "geo": {"geo"},
    "data": {"data", "geo"},
    "etl": {"etl", "data", "geo"},
    "dashboard": {"dashboard", "data", "geo"},
}
OURS = {*PACKAGES, "app", "start", "tests"}
SQL = {"select", "text", "insert", "update", "delete", "literal_column", "exists", "union", "union_all"}
SQL_ROOMS = ("data/queries/", "data/store/", "etl/measures/")


@pytest.mark.parametrize("package", PACKAGES)
def test_package_imports_only_what_stands_below_it(package):
    wrong = [
        f"{place(path, node)} imports {name}"
        for path in files(package)
        for name, node in imports(path)
        if name.split(".")[0] in OURS - MAY_IMPORT[package]
    ]
    assert wrong == []


def test_app_joins_dashboard_and_data():
    found = {name.split(".")[0] for name, _node in imports(ROOT / "app.py")}
    assert found & OURS == {"dashboard", "data"}


def test_start_needs_nothing_but_python():
    found = {name.split(".")[0] for name, _node in imports(ROOT / "start.py")}
    assert found & OURS == set()


def test_pages_do_not_import_each_other():
    wrong = [
        f"{place(path, node)} imports {name}"
        for path in files("dashboard/pages")
        for name, node in imports(path)
        if name.startswith("dashboard.pages.")
    ]
    assert wrong == []


def test_figures_know_no_page_component_or_query():
    above = ("dashboard.pages", "dashboard.components", "dashboard.context", "data.queries", "data.store", "sqlalchemy")
    wrong = [
        f"{place(path, node)} imports {name}"
        for path in files("dashboard/figures")
        for name, node in imports(path)
        if name.startswith(above)
    ]
    assert wrong == []


def test_questions_to_the_database_stand_in_their_rooms():
    wrong = [
        f"{place(path, node)} imports {name}"
        for path in files(*PACKAGES)
        if not place(path).startswith(SQL_ROOMS)
        for name, node in imports(path)
        if name.startswith("sqlalchemy.") and name.split(".")[-1] in SQL
    ]
    assert wrong == []


def test_no_file_imports_itself_by_way_of_others():
    names = {module_name(path): path for path in files(*PACKAGES)}
    graph = {
        module: {found for name, _node in imports(path) if (found := module_of(name, names)) not in {None, module}}
        for module, path in names.items()
    }
    circle: list[str] = []
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
    assert circle == []


def module_name(path: Path) -> str:
    """'etl.loading' of etl/loading.py, 'data.catalog' of data/catalog/__init__.py."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def module_of(name: str, modules: Container[str]) -> str | None:
    """The module of the program that a dotted name is in: 'data.catalog' for 'data.catalog.Region'."""
    parts = name.split(".")
    starts = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((start for start in starts if start in modules), None)
