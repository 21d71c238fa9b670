"""What the logs may hold."""

import io
import logging
from logging.config import dictConfig

import pytest

from signpost.logs import FirstLineFormatter, QuietFormatter, logging_settings

MARK = "WR1-2AB"


def written(formatter, message, *, error=None):
    """Return the line a formatter makes of a message and an error."""
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("name", logging.ERROR, "", 0, message, (), info)
    return formatter.format(record)


def raised():
    """Return an error that was raised, with what a reader typed in its message."""
    try:
        raise ValueError(MARK)
    except ValueError as error:
        return error


def test_an_ordinary_formatter_would_have_leaked_the_message_of_an_error():
    assert MARK in written(logging.Formatter(), "Failed", error=raised())


def test_an_error_is_written_as_its_class_and_place():
    line = written(QuietFormatter("%(message)s"), "Failed", error=raised())
    assert (MARK in line, line.startswith("Failed\nValueError at "), __file__ in line) == (
        False,
        True,
        True,
    )


def test_a_traceback_inside_a_message_is_cut():
    line = written(FirstLineFormatter("%(message)s"), f"Failed\nTraceback\nValueError: {MARK}")
    assert line == "Failed"


@pytest.fixture
def console(monkeypatch):
    """The configured logs, with both streams in one text."""
    text = io.StringIO()
    monkeypatch.setattr("sys.stdout", text)
    monkeypatch.setattr("sys.stderr", text)
    dictConfig(logging_settings())
    yield text
    monkeypatch.undo()
    dictConfig(logging_settings())


@pytest.mark.parametrize(
    "name",
    [
        "django.request",
        "django.security.DisallowedHost",
        "django.security.csrf",
        "django.server",
        "django.template",
        "django.db.backends",
    ],
)
def test_the_logs_of_django_are_silent(console, name):
    logging.getLogger(name).error("Not Found: /help/%s", MARK)
    assert console.getvalue() == ""


@pytest.mark.parametrize("name", ["signpost.access", "signpost.errors", "signpost.snapshot"])
def test_the_logs_of_the_project_are_written(console, name):
    logging.getLogger(name).warning("GET home 200 3")
    assert console.getvalue().endswith(
        " GET home 200 3\n" if "access" in name else f"{name} GET home 200 3\n"
    )
