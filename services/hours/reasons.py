"""Why nobody knows whether a line is open on a day, and what of the days to come matters."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from services.hours.amending import as_usual_everywhere
from services.hours.bank_holidays import Calendar, Nation
from services.hours.opening import HolidayRule, OpeningHours, State, Status
from services.hours.status import openings, status
from services.hours.timeline import LONDON

ONE_DAY = timedelta(days=1)
STRETCHES = 14
"""Unknown stretches passed over at most: more holidays never follow without an opening between."""


class Why(StrEnum):
    """A reason for not knowing."""

    NOT_CONFIRMED = "nobody has said what happens on this bank holiday"
    NATION = "it is a bank holiday in some nations only, and the reader's is not known"
    NOT_SAID = "nobody has said when it is open"


def why_unknown(
    hours: OpeningHours, day: date, *, nation: Nation | None, calendar: Calendar
) -> Why | None:
    """Why the openings of `day` are not known; None where they are.

    A day past the end of the calendar may be a bank holiday: nobody has said.
    """
    if openings(hours, day, nation=nation, calendar=calendar) is not None:
        return None
    is_usual_day = openings(as_usual_everywhere(hours), day) is not None
    if not is_usual_day or not calendar.holiday(day, nation):
        return Why.NOT_SAID
    said = hours.holiday_rule is not HolidayRule.NOT_CONFIRMED
    return Why.NATION if said else Why.NOT_CONFIRMED


def after_a_holiday(
    hours: OpeningHours, first: date, opens: date, *, nation: Nation | None, calendar: Calendar
) -> bool:
    """Whether a bank holiday is why it does not open before `opens`.

    It is where the last day from `first` on, on which it would usually open, is one and closed.
    """
    usual = as_usual_everywhere(hours)
    day = opens - ONE_DAY
    while day >= first:
        if openings(usual, day):
            closed = openings(hours, day, nation=nation, calendar=calendar) == ()
            return closed and bool(calendar.is_holiday(day, nation))
        day -= ONE_DAY
    return False


def next_that_matters(
    hours: OpeningHours, at: datetime, *, nation: Nation | None, calendar: Calendar
) -> Status:
    """The status at `at`, with the change that somebody who finds it closed waits for.

    Bank holidays of which nobody knows are passed over where it opens on no such weekday.
    """
    now = status(hours, at, nation=nation, calendar=calendar)
    found, usual = now, as_usual_everywhere(hours)
    for _ in range(STRETCHES):
        then = found.changes_at
        if now.state is not State.CLOSED or then is None or found.becomes is State.OPEN:
            break
        day = then.astimezone(LONDON).date()
        if found.becomes is State.UNKNOWN and openings(usual, day) != ():
            break
        found = status(hours, then, nation=nation, calendar=calendar)
    return Status(now.state, found.changes_at, found.becomes)
