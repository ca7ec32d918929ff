"""What was typed after `python -m etl`, checked; faults are UserError in the person's language."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NoReturn

from data.errors import UserError
from data.language import Texts
from etl.cleaning.dates import parse_day

SAMPLE_OPTIONS = ("entities", "attendance", "seed", "out", "region", "noise", "snapshots")
HELP_WORDS = {"", "help", "-h", "--help"}
COMMANDS = ("list", "check", "load", "loads", "undo", "digest", "bootstrap", "sample", "template", "close-year")


@dataclass(frozen=True)
class Request:
    """A command and its arguments; what was not given is None."""

    command: str
    target: str | None = None
    source: str | None = None
    stan_na: date | None = None
    by: str | None = None
    accept_rejects: bool = False
    data_dir: Path | None = None
    report: Path | None = None
    out: Path | None = None
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """The file; UserError when none was named."""
        return Path(self._given("FILE", self.target))

    @property
    def load_id(self) -> int:
        """The number of a load; UserError when it is none."""
        text = self._given("ID", self.target)
        if not text.isascii() or not text.isdigit():
            raise UserError("'{found}' is not the number of a load. See: python -m etl loads", found=text)
        return int(text)

    @property
    def year(self) -> int:
        """A calendar year; UserError when it is none."""
        text = self._given("YEAR", self.target)
        if not text.isascii() or not text.isdigit() or len(text) != 4:
            raise UserError("'{found}' is not a year such as 2024.", found=text)
        return int(text)

    @property
    def required_source(self) -> str:
        """The source; UserError when none was named."""
        return self._given("--source", self.source)

    @property
    def template_source(self) -> str:
        """The source whose template is wanted; UserError when none was named."""
        return self._given("SOURCE", self.target)

    @property
    def required_out(self) -> Path:
        """The file to be written; UserError when none was named."""
        return Path(self._given("OUT.xlsx", None if self.out is None else str(self.out)))

    @property
    def required_stan_na(self) -> date:
        """The date the file speaks of; UserError when none was given."""
        self._given("--stan-na", "" if self.stan_na is None else "given")
        assert self.stan_na is not None
        return self.stan_na

    def _given(self, name: str, value: str | None) -> str:
        if not value:
            raise UserError("{command}: {name} is missing. See: python -m etl help", command=self.command, name=name)
        return value


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ValueError(message)


def parse(arguments: Sequence[str]) -> Request:
    """['load', 'a.csv', '--source', 's'] -> Request; UserError for a command or argument that does not exist."""
    command = arguments[0] if arguments else ""
    if HELP_WORDS.intersection(arguments) or not arguments:
        return Request("help")
    if command not in COMMANDS:
        raise UserError(
            "There is no command '{found}'. Commands: {commands}.", found=command, commands=", ".join(COMMANDS)
        )
    try:
        found, unknown = _parser(command).parse_known_args(list(arguments[1:]))
    except ValueError:
        found, unknown = argparse.Namespace(), list(arguments[1:])
    if unknown:
        raise UserError(
            "{command}: '{found}' is not understood. See: python -m etl help",
            command=command,
            found=" ".join(unknown),
        )
    values = vars(found)
    if command == "sample":
        return Request(command, options={name: text for name, text in values.items() if text is not None})
    return Request(command, **{**values, "stan_na": _day(values.get("stan_na"))})


def _parser(command: str) -> argparse.ArgumentParser:
    parser = _Parser(add_help=False, allow_abbrev=False)
    if command in {"check", "load", "undo", "template", "close-year"}:
        parser.add_argument("target", nargs="?")
    if command == "template":
        parser.add_argument("out", nargs="?", type=Path)
    if command in {"check", "load"}:
        parser.add_argument("--source")
        parser.add_argument("--report", type=Path)
    if command == "load":
        parser.add_argument("--stan-na")
        parser.add_argument("--accept-rejects", action="store_true")
    if command in {"load", "undo", "close-year"}:
        parser.add_argument("--by")
    if command == "bootstrap":
        parser.add_argument("--data-dir", type=Path)
    if command == "sample":
        for name in SAMPLE_OPTIONS:
            parser.add_argument(f"--{name}")
    return parser


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return parse_day(text)
    except ValueError as error:
        raise UserError("--stan-na '{found}': expected a day such as 2024-06-30.", found=text) from error


def help_text(texts: Texts) -> str:
    """The commands, one line each."""
    say = texts.say
    return "\n".join(
        [
            say("Usage: python -m etl COMMAND [--lang pl|en]"),
            "  list  " + say("sources and the date of their newest load"),
            "  check FILE [--source S] [--report OUT]  " + say("reads and checks a file, loads nothing"),
            "  load FILE --source S --stan-na YYYY-MM-DD [--by NAME] [--accept-rejects] [--report OUT]  "
            + say("loads a file in one transaction"),
            "    --report OUT.xlsx  " + say("writes a workbook with all errors listed and the wrong cells marked"),
            "    --report OUT.json  " + say("writes the same for programs"),
            "  template SOURCE OUT.xlsx  " + say("writes an empty workbook to fill in, with drop-down lists"),
            "  loads  " + say("the history of loads"),
            "  undo ID [--by NAME]  " + say("withdraws a load"),
            "  close-year YEAR [--by NAME]  "
            + say("ends the counting of people of a year: its counts stay, its pseudonyms and key are destroyed"),
            "  digest  " + say("a fingerprint of the content of the database"),
            "  bootstrap [--data-dir DIR]  " + say("prepares the database and loads the bundled files"),
            "  sample --out DIR [--entities N] [--attendance M] [--seed K] [--region R] [--noise X] [--snapshots S]  "
            + say("writes an invented demonstration set, the same for the same seed"),
        ]
    )
