"""What every command line of ours shares: the choice of a language, and output that never stops the program."""

import sys
from collections.abc import Sequence

from data.errors import UserError
from data.language.texts import LANGUAGES, Language


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
