"""What hours are through four weeks: stretches of open, closed and unknown, kept for the next ask.

Sessions are wall-clock times in Europe/London. A wall-clock time that happens twice (the end of
summer time) means the earlier of the two; one that never happens means the instant an hour on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from services.hours.bank_holidays import Calendar, Nation
from services.hours.days import DAY, Dates, Span
from services.hours.opening import BANK_HOLIDAY, HolidayRule, OpeningHours, State

LONDON = ZoneInfo("Europe/London")

WINDOW = 28 * 24 * 3600
"""Seconds that one timeline covers; the first starts at the epoch."""

KEPT = 8192
"""Timelines kept: about 2 kB each, some hundred channels by nation and four weeks."""

Timeline = tuple[tuple[float, ...], tuple[State, ...]]
"""Starting seconds since the epoch, and the state from each on; neighbours differ."""


@lru_cache(maxsize=KEPT)
def timeline(
    hours: OpeningHours, nation: Nation | None, calendar: Calendar, window: int
) -> Timeline:
    """The states of `hours` through the window of that number."""
    start, end = window * WINDOW, (window + 1) * WINDOW
    first = datetime.fromtimestamp(start, UTC).date() - timedelta(days=2)
    events: list[tuple[float, bool, int]] = []
    for step in range(WINDOW // 86400 + 4):
        day = first + timedelta(days=step)
        known, spans = day_spans(hours, day, nation, calendar)
        for opens, closes in spans:
            starts, ends = instant(day, opens), instant(day, closes)
            if starts < ends:
                events += [(starts, known, 1), (ends, known, -1)]
    return _swept(events, start, end)


def day_spans(
    hours: OpeningHours, day: date, nation: Nation | None, calendar: Calendar
) -> tuple[bool, Iterable[Span]]:
    """The openings that start on `day`, or (False) the span in which nothing is known."""
    valid = hours.is_valid_on(day)
    for change in hours.changes:
        if change.on.covers(day) and (valid or isinstance(change.on, Dates)):
            return True, change.spans
    if not valid:
        return False, ((0, DAY),)
    if hours.holiday_rule is not HolidayRule.AS_USUAL:
        holiday = calendar.is_holiday(day, nation)
        if holiday is not False:
            return _on_holiday(hours, day, is_certain=bool(holiday))
    return (True, _usual(hours, day)) if hours.says_usual_week else (False, ((0, DAY),))


def _on_holiday(hours: OpeningHours, day: date, *, is_certain: bool) -> tuple[bool, Iterable[Span]]:
    """The openings of a day that is a bank holiday, or may be one."""
    if is_certain and hours.holiday_rule is HolidayRule.CLOSED:
        return True, ()
    if is_certain and hours.holiday_rule is HolidayRule.OWN_HOURS:
        return True, ((s.opens, s.closes) for s in hours.sessions if s.weekday == BANK_HOLIDAY)
    return False, _unknown(hours, day)


def instant(day: date, minutes: int) -> float:
    """The instant of a wall-clock time `minutes` after midnight of `day`, in epoch seconds."""
    days, rest = divmod(minutes, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), LONDON)
    return wall.timestamp()


def _usual(hours: OpeningHours, day: date) -> Iterator[Span]:
    """The openings of an ordinary day."""
    if hours.always:
        yield 0, DAY
    for session in hours.sessions:
        if session.falls_on(day):
            yield session.opens, session.closes


def _unknown(hours: OpeningHours, day: date) -> tuple[Span, ...]:
    """The whole day, and the hours after midnight into which its sessions might have run."""
    return ((0, max((DAY, *(closes for _, closes in _usual(hours, day))))),)


def _swept(events: list[tuple[float, bool, int]], start: float, end: float) -> Timeline:
    """Starts and ends of spans as stretches from `start` to `end`; open counts before unknown."""
    starts: list[float] = [start]
    states = [State.CLOSED]
    running = {True: 0, False: 0}
    for at, known, step in sorted(events):
        if at >= end:
            break
        running[known] += step
        state = State.UNKNOWN if running[False] else State.CLOSED
        state = State.OPEN if running[True] else state
        if at <= starts[-1]:
            states[-1] = state
        else:
            starts.append(at)
            states.append(state)
    return _joined(starts, states)


def _joined(starts: list[float], states: list[State]) -> Timeline:
    """The stretches with equal neighbours joined, so that midnight is no closing time."""
    kept = [0, *(i for i in range(1, len(states)) if states[i] is not states[i - 1])]
    return tuple(starts[i] for i in kept), tuple(states[i] for i in kept)
