"""A single time of day as people write it: "9am", "17:00", "half past nine", "noon"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum

from services.hours.days import DAY
from services.hours.english.cursor import Cursor

NOON = DAY // 2
HOUR = 60
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
PARTS = {"half past": 30, "half - past": 30, "half": 30, "quarter past": 15, "a quarter past": 15,
         "quarter to": -15, "a quarter to": -15}  # fmt: skip
HALVES = {
    "am": (0, 0, NOON),
    "in the morning": (0, HOUR, NOON),
    "pm": (NOON, 0, NOON),
    "in the afternoon": (NOON, 0, 7 * HOUR),
    "in the evening": (NOON, 4 * HOUR, NOON),
    "at night": (NOON, 6 * HOUR, NOON),
}
"""Minutes that a half of the day adds to a bare time, from the first to before the last it fits."""
CLOCK = re.compile(r"(\d{1,2})(?:([.:])(\d\d))?\s?([ap])?")


class Kind(Enum):
    """How surely a clock time is known."""

    SURE = "with am or pm"
    NAMED = "noon, midnight"
    DAY_CLOCK = "of 24 hours"
    EITHER = "hh:mm from 10:00 to 12:59: of 24 hours beside another such, else bare"
    BARE = "of 12 hours, without am or pm"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time in minutes after midnight; before noon where it is BARE and 12 counts as 0.

    `mark` is what stands between hours and minutes, "" without minutes.
    """

    minutes: int
    kind: Kind
    mark: str = field(default="", compare=False)

    @property
    def said(self) -> bool:
        """Whether its half of the day is said in words."""
        return self.kind in (Kind.SURE, Kind.NAMED)

    @property
    def on_day_clock(self) -> int:
        """The minutes of a bare time read on a clock of 24 hours, where 12:30 is after noon."""
        bare = self.kind in (Kind.BARE, Kind.EITHER)
        return self.minutes + NOON if bare and self.minutes < HOUR else self.minutes


def read_clock(cursor: Cursor) -> Clock | None:
    """The time at the cursor, or None with the cursor where it was."""
    here = cursor.position
    shift = PARTS.get(cursor.skip(*PARTS), 0)
    found = _named(cursor) or _spoken(cursor) or _digits(cursor)
    if found and shift:
        whole = not found.minutes % HOUR and found.kind in (Kind.BARE, Kind.SURE)
        span = NOON if found.kind is Kind.BARE else DAY
        # "Quarter to twelve pm" may be before noon or before midnight.
        to_twelve = found.kind is Kind.BARE and found.minutes + shift < 0
        found = replace(found, minutes=(found.minutes + shift) % span) if whole else None
        if to_twelve and cursor.comes(*HALVES):
            found = None
    found = found and _with_half(found, cursor)
    if found is None:
        cursor.position = here
    elif found.kind in (Kind.DAY_CLOCK, Kind.EITHER):
        cursor.skip("hrs", "hours", "hr", "h")
    return found


def _with_half(clock: Clock, cursor: Cursor) -> Clock | None:
    """The time with the half of the day that is said after it; None where they contradict."""
    cursor.skip("o'clock")
    half = cursor.skip(*HALVES)
    if not half:
        return clock
    adds, first, last = HALVES[half]
    if clock.kind in (Kind.BARE, Kind.EITHER):
        fits = first <= clock.minutes < last
        return Clock(clock.minutes + adds, Kind.SURE, clock.mark) if fits else None
    return clock if adds + first <= clock.minutes < adds + last else None


def _named(cursor: Cursor) -> Clock | None:
    """Noon and midnight."""
    if cursor.skip("12 noon", "12 midday", "12pm noon", "noon", "midday", "twelve noon"):
        return Clock(NOON, Kind.NAMED)
    if cursor.skip("12 midnight", "12am midnight", "midnight", "twelve midnight"):
        return Clock(0, Kind.NAMED)
    return None


def _spoken(cursor: Cursor) -> Clock | None:
    """An hour in words."""
    word = cursor.peek().text
    if word not in NUMBERS:
        return None
    cursor.take()
    return Clock((NUMBERS.index(word) + 1) % 12 * HOUR, Kind.BARE)


def _digits(cursor: Cursor) -> Clock | None:
    """A time in digits: 9, 9am, 9.30, 17:00, 0900."""
    token = cursor.take()
    if token.kind == "number" and len(token.text) == 4:
        hour, minute = divmod(int(token.text), 100)
        return Clock(hour * HOUR + minute, Kind.DAY_CLOCK) if _exists(hour, minute) else None
    match = CLOCK.match(token.text)
    if token.kind not in ("time", "number") or match is None:
        return None
    hour, mark, minute, half = int(match[1]), match[2] or "", int(match[3] or 0), match[4]
    if half:
        if not 1 <= hour <= 12 or minute >= HOUR:
            return None
        return Clock(hour % 12 * HOUR + minute + NOON * (half == "p"), Kind.SURE, mark)
    if not _exists(hour, minute) or (token.kind == "number" and len(match[1]) != len(token.text)):
        return None
    if hour > 12 or match[1].startswith("0"):
        return Clock(hour * HOUR + minute, Kind.DAY_CLOCK, mark)
    return Clock(hour % 12 * HOUR + minute, Kind.EITHER if mark and hour >= 10 else Kind.BARE, mark)


def _exists(hour: int, minute: int) -> bool:
    """Whether a clock of 24 hours shows it; 24:00 is the end of the day."""
    return minute < HOUR and (hour < 24 or (hour == 24 and not minute))
