"""Times of the week that help may be asked for at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from services.finder.weeks import Stretch
from services.hours import LONDON

EVENING = 17
WORKING_DAYS = 5


class Times(StrEnum):
    """A sort of time."""

    ANY = "any"
    AFTER_5 = "after5"
    WEEKEND = "weekend"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class TimeOfWeek:
    """A sort of time; for HOUR a weekday (Monday is 0) and the hour that begins then."""

    times: Times = Times.ANY
    weekday: int = 0
    hour: int = 0

    def stretches(self, monday: date) -> tuple[Stretch, ...] | None:
        """When that is in the week of a Monday; None for any time."""
        match self.times:
            case Times.ANY:
                return None
            case Times.AFTER_5:
                return tuple(_hours(monday, day, EVENING, 24) for day in range(WORKING_DAYS))
            case Times.WEEKEND:
                return (_hours(monday, WORKING_DAYS, 0, 48),)
            case Times.HOUR:
                return (_hours(monday, self.weekday, self.hour, self.hour + 1),)


ANY_TIME = TimeOfWeek()
AFTER_5 = TimeOfWeek(Times.AFTER_5)
WEEKEND = TimeOfWeek(Times.WEEKEND)


def meets(some: tuple[Stretch, ...], others: tuple[Stretch, ...]) -> bool:
    """Whether any stretch overlaps one of the others."""
    return any(a < d and c < b for a, b in some for c, d in others)


def _hours(monday: date, weekday: int, starts: int, ends: int) -> Stretch:
    """From one hour of a day to another, by London's clock; hours past 24 are the next days'."""
    return _at(monday, weekday, starts), _at(monday, weekday, ends)


def _at(monday: date, weekday: int, hour: int) -> float:
    """The instant of an hour."""
    day = monday + timedelta(days=weekday + hour // 24)
    return datetime.combine(day, time(hour % 24), LONDON).astimezone(UTC).timestamp()
