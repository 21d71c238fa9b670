"""Whether opening hours are open at an instant, and until when.

Sessions are wall-clock times in Europe/London. A wall-clock time that happens twice (the end of
summer time) means the earlier of the two; one that never happens means the instant an hour on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.hours.opening import BANK_HOLIDAY, DAY, OpeningHours, State, Status

LONDON = ZoneInfo("Europe/London")

LOOK_AHEAD_DAYS = 8
"""Every weekly session starts again within a week; one day more covers the rest of today."""


def status(hours: OpeningHours, at: datetime) -> Status:
    """The state of `hours` at `at`, an aware datetime; ValueError for one without offset."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset")
    if hours.always:
        return Status(State.OPEN)
    if not any(session.weekday != BANK_HOLIDAY for session in hours.sessions):
        return Status(State.UNKNOWN)
    instant = at.astimezone(UTC)
    for opens, closes in _merged(_spans(hours, at.astimezone(LONDON).date())):
        if opens <= instant < closes:
            return Status(State.OPEN, closes.astimezone(LONDON))
        if instant < opens:
            return Status(State.CLOSED, opens.astimezone(LONDON))
    raise AssertionError("weekly sessions always come round again")


def _spans(hours: OpeningHours, today: date) -> list[tuple[datetime, datetime]]:
    """The sessions around `today` as instants in UTC, in order of opening."""
    spans = []
    for offset in range(-1, LOOK_AHEAD_DAYS + 1):
        day = today + timedelta(days=offset)
        spans += [
            (_instant(day, session.opens), _instant(day, session.closes))
            for session in hours.sessions
            if session.weekday == day.weekday()
        ]
    return sorted(spans)


def _merged(spans: list[tuple[datetime, datetime]]) -> Iterator[tuple[datetime, datetime]]:
    """The spans with those that touch or overlap joined, so that midnight is no closing time."""
    opens, closes = spans[0]
    for next_opens, next_closes in spans[1:]:
        if next_opens <= closes:
            closes = max(closes, next_closes)
        else:
            yield opens, closes
            opens, closes = next_opens, next_closes
    yield opens, closes


def _instant(day: date, minutes: int) -> datetime:
    """The instant of a wall-clock time `minutes` after midnight of `day`, in UTC."""
    days, rest = divmod(minutes, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), LONDON)
    return wall.astimezone(UTC)
