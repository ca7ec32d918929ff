"""What is typed after `python -m etl`."""

from datetime import date
from pathlib import Path

import pytest

from data.errors import UserError
from data.language import texts_in
from data.language.command_line import split_language
from etl.__main__ import main
from etl.arguments import COMMANDS, help_text, parse
from etl.commands import RUN_BY_COMMAND


def test_load_is_read_with_all_its_arguments():
    request = parse(["load", "a.csv", "--source", "s", "--stan-na", "30.06.2024", "--by", "Ola", "--accept-rejects"])
    assert (request.path.name, request.required_source, request.required_stan_na) == ("a.csv", "s", date(2024, 6, 30))
    assert (request.by, request.accept_rejects) == ("Ola", True)


def test_report_and_template_name_their_files():
    assert parse(["check", "a.csv", "--report", "r.json"]).report == Path("r.json")
    request = parse(["template", "plan", "szablon.xlsx"])
    assert (request.template_source, request.required_out) == ("plan", Path("szablon.xlsx"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lod"], "no command 'lod'"),
        (["list", "--all"], "list: '--all' is not understood"),
        (["load", "a", "--stan-na"], "is not understood"),
        (["load", "a", "--stan-na", "2024"], "expected a day"),
        (["check", "a", "--so", "x"], "is not understood"),
    ],
)
def test_what_cannot_be_understood_is_named(arguments, message):
    with pytest.raises(UserError, match=message):
        parse(arguments)


@pytest.mark.parametrize(
    ("arguments", "field", "message"),
    [
        (["check"], "path", "FILE is missing"),
        (["load", "a"], "required_source", "--source is missing"),
        (["load", "a"], "required_stan_na", "--stan-na is missing"),
        (["undo", "x"], "load_id", "'x' is not the number"),
        (["undo"], "load_id", "ID is missing"),
        (["template"], "template_source", "SOURCE is missing"),
        (["template", "plan"], "required_out", r"OUT\.xlsx is missing"),
    ],
)
def test_missing_arguments_are_named(arguments, field, message):
    with pytest.raises(UserError, match=message):
        getattr(parse(arguments), field)


def test_every_command_runs_and_is_in_the_help():
    assert set(COMMANDS) == set(RUN_BY_COMMAND)
    assert all(f"  {command}" in help_text(texts_in("en")) for command in COMMANDS)


@pytest.mark.parametrize("arguments", [["--lang", "en", "list"], ["list", "--lang=en"]])
def test_language_may_stand_anywhere(arguments):
    assert split_language(arguments) == ("en", ["list"])


def test_faults_go_to_standard_error_in_polish(capsys):
    assert main(["zrób"]) == 2
    assert capsys.readouterr().err.startswith("Nie ma polecenia „zrób”.")


@pytest.mark.parametrize("arguments", [["list", "--lang", "de"], ["list", "--lang"]])
def test_unknown_language_is_refused(arguments, capsys):
    assert main(arguments) == 2
    assert "--lang" in capsys.readouterr().err
