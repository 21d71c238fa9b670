"""What the logs may hold: a time, a level, a name and a message the project itself wrote.

A traceback's message can quote what a reader typed, so only the error's class and the places in
the code are written (SAFETY rules 5 and 7).
"""

import logging
import traceback
from types import TracebackType
from typing import Any

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
ACCESS_LINE = "%(asctime)s %(message)s"


class QuietFormatter(logging.Formatter):
    """Writes an error's class and code locations, never its message or local values."""

    def formatException(  # noqa: N802
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return `ValueError at module.py:12 in name, ...`, the innermost place last."""
        kind, _, place = ei
        frames = traceback.extract_tb(place)
        places = ", ".join(f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
        return f"{kind.__name__ if kind else 'Error'} at {places}"


class FirstLineFormatter(QuietFormatter):
    """Writes a message's first line: Granian puts a traceback, message and all, below it."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """Return the line of the log without what follows the first line of the message."""
        record.message = record.message.partition("\n")[0]
        return super().formatMessage(record)


def logging_settings() -> dict[str, Any]:
    """Return the settings for `dictConfig`: access to standard output, all else to error.

    Django's own loggers write paths, query strings and host names, so they are silent.
    """
    stream = "logging.StreamHandler"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "quiet": {"()": "signpost.logs.QuietFormatter", "format": LINE},
            "access": {"()": "signpost.logs.QuietFormatter", "format": ACCESS_LINE},
        },
        "handlers": {
            "access": {"class": stream, "stream": "ext://sys.stdout", "formatter": "access"},
            "errors": {"class": stream, "formatter": "quiet"},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["errors"], "level": "WARNING"},
        "loggers": {
            "signpost.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
            "signpost.errors": {"handlers": ["errors"], "level": "INFO", "propagate": False},
        }
        | {
            name: {"handlers": ["nowhere"], "level": "CRITICAL", "propagate": False}
            for name in ("django", "django.request", "django.security", "django.server")
        },
    }


def granian_logging() -> dict[str, Any]:
    """Return the part of Granian's log settings that keeps tracebacks quiet there too."""
    short = {"()": "signpost.logs.FirstLineFormatter", "format": LINE}
    return {"formatters": {"generic": short, "access": short}}
