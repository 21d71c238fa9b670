"""Stretches of time: the weeks a proof looks at, when channels are open in them, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from services.hours import LONDON, Calendar, Nation, OpeningHours, State, intervals

WEEK = 7
Stretch = tuple[float, float]
"""From one instant to another, in seconds since the epoch."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch in which nothing is open, between two instants in London's time."""

    starts: datetime
    ends: datetime


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def weeks_to_examine(calendar: Calendar, at: datetime) -> tuple[date, ...]:
    """The Mondays of the week of `at`, and of each nation's next week with a bank holiday."""
    today = at.astimezone(LONDON).date()
    holidays = (calendar.next_day(today, nation) for nation in Nation)
    return tuple(sorted({monday_of(day) for day in (today, *holidays) if day is not None}))


def stretches_of(mondays: Iterable[date]) -> tuple[Stretch, ...]:
    """The weeks as stretches; weeks in a row are one."""
    return joined(
        (_midnight(day), _midnight(day + timedelta(days=WEEK))) for day in sorted(mondays)
    )


def open_stretches(
    hours: OpeningHours, mondays: Iterable[date], *, nation: Nation | None, calendar: Calendar
) -> tuple[Stretch, ...]:
    """When hours say that they are open in the weeks; unknown is not open."""
    return joined(
        (found.starts.timestamp(), found.ends.timestamp())
        for monday in mondays
        for found in intervals(hours, monday, days=WEEK, nation=nation, calendar=calendar)
        if found.state is State.OPEN
    )


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order, those that touch or overlap made one."""
    kept: list[Stretch] = []
    for starts, ends in sorted(stretches):
        if kept and starts <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], ends))
        else:
            kept.append((starts, ends))
    return tuple(kept)


def gaps_in(whole: Iterable[Stretch], covered: Iterable[Stretch]) -> tuple[Gap, ...]:
    """What of `whole` lies in none of `covered`."""
    gaps = []
    taken = joined(covered)
    for begins, finishes in whole:
        reached = begins
        for starts, ends in taken:
            if ends <= reached or starts >= finishes:
                continue
            if starts > reached:
                gaps.append(_gap(reached, starts))
            reached = ends
        if reached < finishes:
            gaps.append(_gap(reached, finishes))
    return tuple(gaps)


def _gap(starts: float, ends: float) -> Gap:
    """A gap in London's time."""
    return Gap(datetime.fromtimestamp(starts, LONDON), datetime.fromtimestamp(ends, LONDON))


def _midnight(day: date) -> float:
    """When a day begins in London."""
    return datetime.combine(day, time(), LONDON).astimezone(UTC).timestamp()
