"""What a line is at an instant, in plain English. The site has words of its own, translated."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from services.hours.bank_holidays import Calendar, Nation, bank_holidays
from services.hours.clock_words import clock_words
from services.hours.gathering import DAY_WORDS
from services.hours.opening import OpeningHours, State
from services.hours.status import status
from services.hours.timeline import LONDON

SOON = timedelta(hours=1)
ONE_DAY = timedelta(days=1)
A_WEEK = 7
MINUTE = 60


def describe(
    hours: OpeningHours,
    at: datetime,
    *,
    nation: Nation | None = None,
    calendar: Calendar | None = None,
) -> str:
    """The state of `hours` at `at` and what comes next, as one would say it at `at`."""
    calendar = calendar or bank_holidays()
    now = status(hours, at, nation=nation, calendar=calendar)
    if now.state is State.UNKNOWN:
        return _unknown(hours, at, nation, calendar)
    if now.changes_at is None:
        if now.state is State.CLOSED:
            return "Closed now"
        return "Open 24 hours, every day" if hours.always else "Open now"
    when = now.changes_at
    if now.state is State.OPEN:
        return _open(when, at) + _not_confirmed_next(now.becomes, when, nation, calendar)
    if now.becomes is State.UNKNOWN:
        return "Closed now" + _not_confirmed_next(now.becomes, when, nation, calendar)
    after = _after_holiday(when, at, nation, calendar)
    return f"Closed now, opens {_day(when, at)} at {_time(when)}{after}"


def _unknown(hours: OpeningHours, at: datetime, nation: Nation | None, calendar: Calendar) -> str:
    """Why it is not known whether anybody answers."""
    today = at.astimezone(LONDON).date()
    title = calendar.title(today, nation)
    if hours.known and title:
        return f"Hours not known: nothing is confirmed for the bank holiday ({title})"
    return "Hours not known"


def _open(closes: datetime, at: datetime) -> str:
    """Until when it is open; minutes where it is soon."""
    left = closes.timestamp() - at.timestamp()
    if left <= SOON.total_seconds():
        minutes = max(1, int(left // MINUTE))
        return f"Open now, closes in {minutes} minute{'' if minutes == 1 else 's'}"
    local = closes.astimezone(LONDON)
    if (local - timedelta(minutes=1)).date() == at.astimezone(LONDON).date():
        return f"Open now, until {_time(closes)}"
    day = _day(closes, at)
    return f"Open now, until {_time(closes)} {day if day == 'tomorrow' else f'on {day}'}"


def _not_confirmed_next(
    becomes: State | None, when: datetime, nation: Nation | None, calendar: Calendar
) -> str:
    """What to add where nobody has said what follows."""
    if becomes is not State.UNKNOWN:
        return ""
    title = calendar.title(when.astimezone(LONDON).date(), nation)
    return f"; hours after that are not confirmed ({title})" if title else "; then not known"


def _after_holiday(opens: datetime, at: datetime, nation: Nation | None, calendar: Calendar) -> str:
    """Says so where a bank holiday lies between now and the opening."""
    day, end = at.astimezone(LONDON).date(), opens.astimezone(LONDON).date()
    while day < end:
        if calendar.is_holiday(day, nation):
            return ", after the bank holiday"
        day += ONE_DAY
    return ""


def _time(instant: datetime) -> str:
    """The London wall-clock time of an instant."""
    local = instant.astimezone(LONDON)
    return clock_words(local.hour * 60 + local.minute)


def _day(instant: datetime, at: datetime) -> str:
    """The day of an instant as somebody would say it at `at`."""
    day, today = instant.astimezone(LONDON).date(), at.astimezone(LONDON).date()
    days = (day - today).days
    if days <= 1:
        return "tomorrow" if days else "today"
    name = DAY_WORDS[day.weekday()]
    return name if days < A_WEEK else f"{name} {_date(day, today)}"


def _date(day: date, today: date) -> str:
    """`4 January`, with its year where it is another."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")
