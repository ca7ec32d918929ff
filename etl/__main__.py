"""`python -m etl`: loads, checks and undoes files; see `python -m etl help`."""

import logging
import os
import sys
from collections.abc import Sequence

from data.catalog import read_catalog
from data.disk import disk_fault
from data.errors import UserError
from data.language import texts_in
from data.language.command_line import make_output_safe, split_language
from data.settings import read_settings
from etl.arguments import help_text, parse
from etl.commands import RUN_BY_COMMAND
from etl.console import Console
from etl.program import REFUSED, Program

INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Runs one command; returns its exit code, 2 when it was refused."""
    # the driver tells of connections that break, by name and user, what the console says better
    logging.getLogger("psycopg").setLevel(logging.CRITICAL)
    console = Console(texts_in("pl"))
    try:
        language, rest = split_language(arguments)
        console = Console(texts_in(language))
        request = parse(rest)
        if request.command == "help":
            console.show(help_text(console.texts))
            return 0
        return RUN_BY_COMMAND[request.command](Program(console, read_catalog(), read_settings()), request)
    except UserError as error:
        console.complain(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        console.complain(disk_fault(error) or _unexpected(error))
    except Exception as error:
        console.complain(_unexpected(error))
    return REFUSED


def _unexpected(error: Exception) -> UserError:
    # a trace would not help the person at the terminal; the kind and the text help whoever they ask
    return UserError(
        "Unexpected fault ({kind}: {text}). Nothing was changed. Report it with the command you ran.",
        kind=type(error).__name__,
        text=" ".join(str(error).split()),
    )


if __name__ == "__main__":
    make_output_safe()
    sys.exit(main(sys.argv[1:]))
