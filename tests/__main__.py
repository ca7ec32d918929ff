"""Every check in order, in a prepared environment: `python -m tests [pytest options]`."""

import os
import subprocess
import sys

from tests.servers import MissingServerError, prepare_chromium

CHECKS = (
    ("ruff check", "ruff", "check", "."),
    ("ruff format", "ruff", "format", "--check", "."),
    ("mypy", "mypy"),
    # tests of a file stay together until a worker has none left and takes over some of another's
    ("pytest", "pytest", "-n", "auto", "--dist", "worksteal"),
)


def run_checks(pytest_options: list[str]) -> int:
    """Exit code of the first check that fails, which is named, else 0."""
    for title, *command in CHECKS:
        print(f"== {title}", flush=True)
        options = pytest_options if title == "pytest" else []
        code = subprocess.run([sys.executable, "-m", *command, *options]).returncode
        if code:
            print(f"Nie przeszło: {title} (kod {code}).", file=sys.stderr)
            return code
    return 0


def main(pytest_options: list[str]) -> int:
    """Fetches a missing Chromium, then runs the checks; PostgreSQL is one of the test packages."""
    try:
        os.environ["BAROMETR_CHROMIUM"] = prepare_chromium()
    except MissingServerError as error:
        print(error, file=sys.stderr)
        return 1
    return run_checks(pytest_options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
