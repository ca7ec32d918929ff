"""Speaks to the person at the terminal: answers to standard output, faults to standard error, one line each."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from data.errors import UserError
from data.language import LANGUAGES, Language, Texts
from etl.pipeline import FileResult


@dataclass(frozen=True)
class Console:
    """Texts of one language and where they go."""

    texts: Texts

    def say(self, template: str, /, **values: object) -> None:
        """One line of the answer."""
        print(self.texts.say(template, **values))

    def show(self, line: str) -> None:
        """A line that needs no translation."""
        print(line)

    def complain(self, error: UserError) -> None:
        """One fault or warning."""
        print(self.texts.of_error(error), file=sys.stderr)

    def report(self, file: FileResult) -> None:
        """Warnings and faulty cells to standard error, then the counts of rows."""
        for warning in file.warnings:
            self.complain(warning)
        for fault in file.faults:
            print(fault.line(self.texts, file.file_name), file=sys.stderr)
        counts: dict[str, object] = {
            "file": file.file_name,
            "source": file.source.id,
            "encoding": file.encoding,
            "read": file.counts.read,
            "accepted": file.counts.accepted,
            "rejected": file.counts.rejected,
            "blank": file.counts.blank,
        }
        if file.sheet:
            self.say(
                "{file} (source {source}, {encoding}, sheet '{sheet}'): "
                "rows: {read} read, {accepted} accepted, {rejected} rejected, {blank} blank",
                sheet=file.sheet,
                **counts,
            )
            return
        self.say(
            "{file} (source {source}, {encoding}, separator {delimiter}): "
            "rows: {read} read, {accepted} accepted, {rejected} rejected, {blank} blank",
            delimiter=file.delimiter,
            **counts,
        )


def split_language(arguments: Sequence[str]) -> tuple[Language, list[str]]:
    """Takes `--lang pl` or `--lang=en` out of the arguments, wherever it stands; UserError for another language."""
    rest, language = [], "pl"
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--lang":
            language = next(waiting, "")
        elif argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    if language not in LANGUAGES:
        allowed = ", ".join(LANGUAGES)
        raise UserError("--lang '{found}': expected one of: {languages}.", found=language, languages=allowed)
    return language, rest


def make_output_safe() -> None:
    """A terminal that cannot show a Polish letter shows '?', it does not stop the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
