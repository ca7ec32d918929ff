"""The statement of an office: read strictly, honest about what it lacks."""

from datetime import date

import pytest

from data.errors import UserError
from data.statement import FILE, Statement, read_statement


def written(folder, text: str):
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_everything_is_missing(tmp_path):
    assert read_statement(tmp_path) == Statement()
    assert "compliance" in Statement().missing()


def test_what_the_office_wrote_is_read(tmp_path):
    found = read_statement(written(tmp_path, "compliance: partial\nprepared: 2026-01-15\nemail: es@example.pl\n"))
    assert (found.compliance, found.prepared, found.email) == ("partial", date(2026, 1, 15), "es@example.pl")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("complience: full", "complience"),
        ("compliance: dobra", "compliance"),
        ("email: javascript:alert(1)", "email"),
        ("email: 'a@b <script>.pl'", "email"),
        ("published: wczoraj", "published"),
        ("a: [", "deklaracja.yml"),
        ("- lista", "deklaracja.yml"),
    ],
)
def test_fault_is_named(tmp_path, text, named):
    with pytest.raises(UserError, match=named):
        read_statement(written(tmp_path, text))


@pytest.mark.parametrize(
    ("reviewed", "today", "is_due"),
    [
        (date(2025, 11, 2), date(2026, 3, 31), False),
        (date(2025, 11, 2), date(2026, 4, 1), True),
        (date(2026, 2, 1), date(2026, 12, 31), False),
        (date(2024, 12, 31), date(2025, 12, 1), True),
    ],
)
def test_review_is_due_every_year_by_the_end_of_march(reviewed, today, is_due):
    assert Statement(reviewed=reviewed).is_review_due(today) is is_due


def test_nothing_is_overdue_before_there_is_a_statement():
    assert not Statement().is_review_due(date(2026, 12, 1))
