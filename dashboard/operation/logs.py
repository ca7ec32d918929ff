"""The log: plain lines, or one JSON object a line. Neither holds addresses of people, what they typed, or values.

Of an error the log keeps its kind and the places in the program, never its text: a text may quote a cell.
"""

import json
import logging
import logging.config
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any, Literal

Form = Literal["text", "json"]
Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
DETAILS = "barometr"


def places(fault: BaseException) -> list[str]:
    """Where an error arose, the innermost place last: 'views.py:120 markup'."""
    frames = extract_tb(fault.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


class PlainLines(logging.Formatter):
    """For a person at a terminal."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: Fault) -> str:  # noqa: N802 - the name of the library
        """The kind and the places."""
        return "" if ei[1] is None else "\n".join([type(ei[1]).__name__, *(f"  {place}" for place in places(ei[1]))])


class JsonLines(logging.Formatter):
    """For programs: time (UTC), level, logger, message, error, and the details of a request."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the message holds."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, DETAILS, {})
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = {"kind": type(record.exc_info[1]).__name__, "places": places(record.exc_info[1])}
        return json.dumps(line, ensure_ascii=True, default=str)


def log_settings(form: Form) -> dict[str, Any]:
    """Settings for `logging.config`, the same for the app and for gunicorn, whose access log stays off."""
    formatter = JsonLines if form == "json" else PlainLines
    own = "INFO" if form == "json" else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": f"{formatter.__module__}.{formatter.__name__}"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stderr"}},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {
            "barometr": {"level": own},
            "gunicorn.error": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
        },
    }


def set_up_log(form: Form) -> None:
    """From now on this process logs so."""
    logging.config.dictConfig(log_settings(form))
