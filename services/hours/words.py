"""What a line is at an instant, in plain English. The site has words of its own, translated."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from services.hours.bank_holidays import Calendar, Nation, bank_holidays
from services.hours.clock_words import clock_words
from services.hours.gathering import DAY_WORDS
from services.hours.opening import OpeningHours, State
from services.hours.reasons import Why, after_a_holiday, next_that_matters, why_unknown
from services.hours.timeline import LONDON

SOON = 60
"""Minutes before closing from which on they are counted."""

A_WEEK = 7
MINUTE = 60
A_MINUTE = timedelta(minutes=1)
FAR = timedelta(days=7)
"""From when on the end of 24 hours, a day of the year that is closed, needs no words yet."""


def describe(
    hours: OpeningHours,
    at: datetime,
    *,
    nation: Nation | None = None,
    calendar: Calendar | None = None,
) -> str:
    """The state of `hours` at `at` and what comes next, as one would say it at `at`."""
    calendar = calendar or bank_holidays()
    now = next_that_matters(hours, at, nation=nation, calendar=calendar)
    when, becomes = now.changes_at, now.becomes
    if now.state is State.UNKNOWN:
        return _unknown(hours, at, nation, calendar)
    if when is None and now.state is State.CLOSED:
        return "Closed now"
    if when is None or (hours.always and when - at > FAR):
        return "Open 24 hours, every day" if not hours.changes else "Open now, 24 hours a day"
    if becomes is State.UNKNOWN:
        words = f"Open now, until {_until(when, at)}" if now.state is State.OPEN else "Closed now"
        return words + _unknown_next(hours, when, nation, calendar)
    if now.state is State.OPEN:
        return _open(when, at)
    first, opens = _date(at), _date(when)
    after = after_a_holiday(hours, first, opens, nation=nation, calendar=calendar)
    return f"Closed now, opens {_opens(when, at)}" + (", after the bank holiday" if after else "")


def _unknown(hours: OpeningHours, at: datetime, nation: Nation | None, calendar: Calendar) -> str:
    """Why it is not known whether anybody answers."""
    why = why_unknown(hours, _date(at), nation=nation, calendar=calendar)
    title = calendar.title(_date(at), nation)
    if why is Why.NOT_CONFIRMED:
        return f"Hours not known: nothing is confirmed for the bank holiday ({title})"
    if why is Why.NATION:
        return f"Hours not known: it is a bank holiday in some nations ({title})"
    return "Hours not known"


def _unknown_next(
    hours: OpeningHours, when: datetime, nation: Nation | None, calendar: Calendar
) -> str:
    """What to add where nobody has said what follows."""
    why = why_unknown(hours, _date(when), nation=nation, calendar=calendar)
    title = calendar.title(_date(when), nation)
    if why is Why.NOT_CONFIRMED:
        return f"; hours after that are not confirmed ({title})"
    if why is Why.NATION:
        return f"; then it depends on the nation ({title})"
    return "; then not known"


def _open(closes: datetime, at: datetime) -> str:
    """Until when it is open; minutes where it is soon."""
    minutes = int((closes.timestamp() - at.timestamp()) // MINUTE)
    if minutes > SOON:
        return f"Open now, until {_until(closes, at)}"
    minutes = max(1, minutes)
    return f"Open now, closes in {minutes} minute{'' if minutes == 1 else 's'}"


def _until(instant: datetime, at: datetime) -> str:
    """Until when; midnight is the end of the day before it."""
    day, today = _day_named(instant), _date(at)
    if day == today:
        return _time(instant)
    name = _day(day, today)
    return f"{_time(instant)} {name if name == 'tomorrow' else f'on {name}'}"


def _opens(instant: datetime, at: datetime) -> str:
    """When it opens; midnight is the end of the day before it."""
    day, today = _day_named(instant), _date(at)
    name = _day(day, today)
    if day != _date(instant):
        name = "tonight" if day == today else f"{name} night"
    return f"{name} at {_time(instant)}"


def _time(instant: datetime) -> str:
    """The London wall-clock time of an instant."""
    local = instant.astimezone(LONDON)
    return clock_words(local.hour * 60 + local.minute)


def _day_named(instant: datetime) -> date:
    """The day that people name with a time: "midnight on Thursday" ends Thursday."""
    return (instant.astimezone(LONDON) - A_MINUTE).date()


def _day(day: date, today: date) -> str:
    """A day as somebody would say it on `today`."""
    days = (day - today).days
    if days <= 1:
        return "tomorrow" if days else "today"
    name = DAY_WORDS[day.weekday()]
    return name if days < A_WEEK else f"{name} {_full(day, today)}"


def _full(day: date, today: date) -> str:
    """`4 January`, with its year where it is another."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def _date(instant: datetime) -> date:
    """The day of an instant in London."""
    return instant.astimezone(LONDON).date()
