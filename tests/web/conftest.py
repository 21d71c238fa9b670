"""The real starter listings, served from memory."""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from services import snapshot
from services.directory.directory import Directory

LOGGERS = ("", "signpost.access", "signpost.errors", "signpost.snapshot", "django",
           "django.request", "django.security", "django.server", "django.template")  # fmt: skip


@pytest.fixture
def served(starter: Directory, db: None, monkeypatch: pytest.MonkeyPatch) -> Directory:
    """The starter listings as what this process serves; `db` has the test database made."""
    monkeypatch.setattr(snapshot.follower(), "_directory", starter)
    return starter


@pytest.fixture
def nothing_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a database nor a snapshot file had anything."""
    monkeypatch.setattr(snapshot.follower(), "_directory", None)


@pytest.fixture
def site(served: Directory) -> Client:
    """A browser at the public site: as strict as there, and shown our page when a view fails."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


class Kept(logging.Handler):
    """Keeps everything that is logged, with the traceback as text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(f"{self.format(record)} {record.args} {record.exc_info}")


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every line that any logger of the site writes during the test."""
    kept = Kept()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    for logger in loggers:
        logger.addHandler(kept)
    yield kept.lines
    for logger in loggers:
        logger.removeHandler(kept)
