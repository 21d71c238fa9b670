"""Two times that explain each other: an opening and a closing of which one reading makes sense.

A time without am or pm is read only where a single reading makes sense; it is never guessed.
"""

from __future__ import annotations

from services.hours.days import DAY, Span
from services.hours.english.clocks import HOUR, NOON, Clock, Kind

EARLIEST_OFFICE, LATEST_OFFICE = 8 * HOUR, 6 * HOUR
"""Bare times of an office: "8-1", "10-6". What opens earlier or closes later may be a night's."""

EARLIEST_MORNING = 7 * HOUR
"""The earliest bare time that is read as a morning's: "7-5pm", but not "3-2pm"."""

TWELVE_PM = Clock(NOON, Kind.SURE)
DAY_CLOCKS = {Kind.DAY_CLOCK, Kind.EITHER}


def resolved(opening: Clock, closing: Clock) -> Span | None:
    """The minutes of opening and closing; None where more than one reading makes sense.

    A closing at midnight is DAY, one on the next morning is earlier than the opening.
    """
    kinds = {opening.kind, closing.kind}
    if closing == TWELVE_PM and not _surely_morning(opening):
        # "7-12pm" is written for midnight, too.
        return None
    if kinds <= {Kind.SURE, Kind.NAMED, Kind.DAY_CLOCK} or kinds <= DAY_CLOCKS:
        return opening.on_day_clock, closing.on_day_clock or DAY
    if closing.said:
        return _before(opening, closing)
    if opening.said:
        closes = only_later(opening.minutes, closing)
        return None if closes is None else (opening.minutes, closes)
    if closing.kind is Kind.DAY_CLOCK:
        return _bare_before(opening, closing.minutes)
    if opening.kind is Kind.DAY_CLOCK:
        # "07:00-9" mixes two clocks, but twelve is at noon on both.
        noon = closing.on_day_clock if closing.minutes < HOUR else 0
        return (opening.minutes, noon) if opening.minutes < noon else None
    return _office_hours(opening.minutes, closing.minutes)


def on_day_clocks(opening: Clock, closing: Clock) -> Span | None:
    """Times beside others of 24 hours: "9.30-12.30, 13.30-16.30"."""
    bare = all(clock.mark and not clock.said for clock in (opening, closing))
    opens, closes = opening.on_day_clock, closing.on_day_clock
    return (opens, closes) if bare and EARLIEST_MORNING <= opens < closes else None


def only_later(opens: int, closing: Clock) -> int | None:
    """The one reading of a bare closing time that is later the same day, if one only is."""
    midnight = DAY if closing.minutes == 0 else 0
    readings = (closing.minutes, closing.minutes + NOON, midnight)
    found = [minutes for minutes in readings if minutes > opens]
    return found[0] if len(found) == 1 else None


def _surely_morning(clock: Clock) -> bool:
    """Whether a time is before noon in any reading."""
    return clock.kind in (Kind.SURE, Kind.NAMED, Kind.DAY_CLOCK) and clock.minutes < NOON


def _office_hours(opening: int, closing: int) -> Span | None:
    """Two bare times: only from the morning into the afternoon, "10 til 4"."""
    office = opening >= EARLIEST_OFFICE and HOUR <= closing <= LATEST_OFFICE
    return (opening, closing + NOON) if office else None


def _bare_before(opening: Clock, closing: int) -> Span | None:
    """A bare opening before a closing on a clock of 24 hours: "9-17", "9.30-21.30", "12-16.00"."""
    if opening.minutes < HOUR:
        return (opening.on_day_clock, closing) if opening.on_day_clock < closing else None
    single = closing <= opening.minutes + NOON
    written_out = opening.mark and opening.minutes >= EARLIEST_MORNING
    later = opening.minutes < closing
    return (opening.minutes, closing) if later and (single or written_out) else None


def _before(opening: Clock, closing: Clock) -> Span | None:
    """A bare opening takes the half of its closing, "6-8pm", where it is earlier; else am."""
    bare, closes = opening.minutes, closing.minutes
    if closes <= NOON:
        return (bare, closes) if HOUR <= bare < closes else None
    if bare + NOON >= closes:
        return (bare, closes) if bare >= EARLIEST_MORNING else None
    # "10:00-11pm" and "9:00-10pm" may be of either clock.
    unclear = opening.kind is Kind.EITHER and bare >= HOUR
    unclear = unclear or (opening.mark == ":" and closing.mark != ":" and bare >= HOUR)
    return None if unclear else (bare + NOON, closes)
