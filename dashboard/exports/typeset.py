"""Has Typst set a document in a short-lived child process, so that its memory is given back with its end.

`python -m dashboard.exports.typeset` is that child: it reads the data of the document as JSON, answers with the PDF and
imports nothing else, so it starts at once. It is given no address of a network to ask and may write no file.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from data.errors import UserError

ROOT = Path(__file__).parents[2]
LAYOUT = Path(__file__).with_name("paper.typ")
COMMAND = ("-P", "-m", "dashboard.exports.typeset")
KEPT_FROM_ENVIRONMENT = ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH", "LANG")
LONGEST_WAIT_SECONDS = 60
MEMORY = 2 * 1024**3
_one_at_a_time = Lock()


def typeset(view: Mapping[str, Any], fonts: Path) -> bytes:
    """The PDF of a view; UserError when the child takes too long or dies of it."""
    environment = {name: os.environ[name] for name in KEPT_FROM_ENVIRONMENT if name in os.environ}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    asked = json.dumps({"view": json.dumps(view, ensure_ascii=False), "fonts": str(fonts)}, ensure_ascii=False)
    try:
        with _one_at_a_time:
            child = subprocess.run(
                [sys.executable, *COMMAND],
                input=asked.encode(),
                capture_output=True,
                env=environment,
                timeout=LONGEST_WAIT_SECONDS,
                check=True,
            )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise UserError(
            "The PDF could not be made within {seconds} s and the memory for it. Ask for one figure, or for another "
            "format.",
            seconds=LONGEST_WAIT_SECONDS,
        ) from error
    return child.stdout


def limit_resources() -> None:
    """A bound to memory, time and files; platforms without such limits go without."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, LONGEST_WAIT_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # a stricter limit is set already, or this system knows none
            continue


def main() -> None:
    """Standard input to standard output."""
    limit_resources()
    import typst

    asked = json.load(sys.stdin.buffer)
    pdf = typst.compile(
        LAYOUT,
        format="pdf",
        pdf_standards=["ua-1"],
        font_paths=[asked["fonts"]],
        ignore_system_fonts=True,
        sys_inputs={"view": asked["view"]},
    )
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
