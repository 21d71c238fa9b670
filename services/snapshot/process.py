"""The one follower of this process."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from services.directory.directory import Directory
from services.snapshot.following import Follower


@cache
def follower() -> Follower:
    """The follower, with its file in the state folder."""
    return Follower(settings.SIGNPOST_SNAPSHOT)


def current() -> Directory:
    """The Directory to serve; DirectoryUnavailable when there is none."""
    return follower().current()


def recalled() -> frozenset[str]:
    """The marks of what was recalled, as far as anything that can be read still tells."""
    return follower().recalled


def fresh() -> Directory:
    """The Directory as the database has it at this instant; for staff, who may wait for it.

    What the process serves is brought up to date, where it serves; otherwise all is loaded.
    """
    held = follower().held
    return held.refreshed() if held is not None else Directory.load()


def database_up() -> bool:
    """Whether the database answered when it was last looked at."""
    return follower().database_up


def refresh() -> None:
    """Take in what was published since; for commands and tests."""
    follower().refresh()


def follow() -> None:
    """Load the Directory and keep it current; called once by a serving process."""
    follower().start()
