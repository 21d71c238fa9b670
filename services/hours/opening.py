"""The value types of opening hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

DAY = 24 * 60
"""Minutes in a day."""

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""Day names of the OSM notation, Monday first, as `datetime.weekday` counts."""

BANK_HOLIDAY = 7
"""The "weekday" of a session that holds on bank holidays only (`PH` in the OSM notation)."""


class State(StrEnum):
    """What a line is at an instant. Unknown is not closed."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One recurring opening, in wall-clock minutes after midnight of its own day.

    `closes` is later than `opens` and may pass midnight: 18:00 to 02:00 is 1080 to 1560.
    A session is at most a whole day long.
    """

    weekday: int
    opens: int
    closes: int

    def __post_init__(self) -> None:
        """Raise ValueError for a session that no clock can show."""
        if not 0 <= self.weekday <= BANK_HOLIDAY:
            raise ValueError(f"weekday {self.weekday} is not 0 to {BANK_HOLIDAY}")
        if not (0 <= self.opens < DAY and self.opens < self.closes <= self.opens + DAY):
            raise ValueError(f"minutes {self.opens} to {self.closes} are not a session")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """The hours of one channel: always open, weekly sessions, or (neither) not known."""

    sessions: tuple[Session, ...] = ()
    always: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError when sessions are given to hours that never close."""
        if self.always and self.sessions:
            raise ValueError("hours that are always open have no sessions")

    @property
    def known(self) -> bool:
        """Whether anything is known of these hours."""
        return self.always or bool(self.sessions)


ALWAYS = OpeningHours(always=True)
UNKNOWN = OpeningHours()


@dataclass(frozen=True, slots=True)
class Status:
    """A state, and the instant (with its offset) at which it next changes, where it does."""

    state: State
    changes_at: datetime | None = None
