"""Whether opening hours are open at an instant, until when, and through the coming days."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from services.hours.bank_holidays import Calendar, Nation, bank_holidays
from services.hours.days import Span
from services.hours.opening import HolidayRule, OpeningHours, State, Status
from services.hours.timeline import KEPT, LONDON, WINDOW, day_spans, instant, timeline

LOOK_AHEAD = 15
"""Windows of four weeks searched for the next change: the widest gap, Easter's, is 385 days."""

DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of one state, open or unknown, between two instants with their offsets."""

    starts: datetime
    ends: datetime
    state: State


def status(
    hours: OpeningHours,
    at: datetime,
    *,
    nation: Nation | None = None,
    calendar: Calendar | None = None,
) -> Status:
    """The state of `hours` at `at`, an aware datetime; ValueError for one without offset.

    Without a nation, what would differ between nations is unknown. `calendar` is the official one
    unless given. A change further off than 14 months is not looked for: `changes_at` is None.
    """
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset")
    if (never_changing := _never_changing(hours)) is not None:
        return Status(never_changing)
    calendar = calendar or bank_holidays()
    now = at.timestamp()
    window = int(now // WINDOW)
    starts, states = timeline(hours, nation, calendar, window)
    place = bisect_right(starts, now) - 1
    state = states[place]
    if place + 1 < len(starts):
        return Status(state, _london(starts[place + 1]), states[place + 1])
    later = _change_after(hours, nation, calendar, window, state)
    return Status(state, _london(later[0]), later[1]) if later else Status(state)


def next_change(
    schedules: Iterable[OpeningHours],
    at: datetime,
    *,
    nation: Nation | None = None,
    calendar: Calendar | None = None,
) -> datetime | None:
    """The next instant after `at` at which any of `schedules` changes; None where none does."""
    changes = (
        status(hours, at, nation=nation, calendar=calendar).changes_at for hours in schedules
    )
    return min((change for change in changes if change is not None), key=_seconds, default=None)


def intervals(
    hours: OpeningHours,
    first: date,
    *,
    days: int = DAYS_AHEAD,
    nation: Nation | None = None,
    calendar: Calendar | None = None,
) -> tuple[Interval, ...]:
    """When `hours` are open or unknown from midnight of `first` for `days` days; else closed."""
    end = _london(instant(first + timedelta(days=days), 0))
    at = _london(instant(first, 0))
    found = []
    while at.timestamp() < end.timestamp():
        now = status(hours, at, nation=nation, calendar=calendar)
        ends = min(now.changes_at or end, end, key=_seconds)
        if now.state is not State.CLOSED:
            found.append(Interval(at, ends, now.state))
        at = ends
    return tuple(found)


def openings(
    hours: OpeningHours,
    day: date,
    *,
    nation: Nation | None = None,
    calendar: Calendar | None = None,
) -> tuple[Span, ...] | None:
    """The openings that start on `day`, none for a day it is closed; None where nobody knows."""
    known, spans = day_spans(hours, day, nation, calendar or bank_holidays())
    return tuple(spans) if known else None


@lru_cache(maxsize=KEPT)
def _change_after(
    hours: OpeningHours, nation: Nation | None, calendar: Calendar, window: int, state: State
) -> tuple[float, State] | None:
    """When hours first are something else than `state` after a window, and what."""
    for later in range(window + 1, window + LOOK_AHEAD):
        for began, found in zip(*timeline(hours, nation, calendar, later), strict=True):
            if found is not state:
                return began, found
    return None


def _never_changing(hours: OpeningHours) -> State | None:
    """The state of hours that have one only; None for the others."""
    if not hours.known and not hours.changes:
        return State.UNKNOWN
    as_usual = hours.holiday_rule is HolidayRule.AS_USUAL
    return State.OPEN if hours.always and as_usual and not hours.changes else None


def _london(seconds: float) -> datetime:
    """The instant in London's time, with its offset."""
    return datetime.fromtimestamp(seconds, LONDON)


def _seconds(at: datetime) -> float:
    """What instants are compared by: London's wall clock goes back once a year."""
    return at.astimezone(UTC).timestamp()
