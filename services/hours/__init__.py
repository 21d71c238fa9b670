"""Opening hours as values: reading them, writing them, and whether they are open at an instant.

Plain Python: no Django, no database, no clock. A reader's "now" is always an argument.
"""

from services.hours.amending import (
    as_usual_everywhere,
    closed_until,
    is_closure,
    open_again,
    with_dates,
    without_past,
)
from services.hours.bank_holidays import BankHoliday, Calendar, Nation, bank_holidays
from services.hours.days import DAY, Change, Dates, Days, Easter, Span, Yearly, clash
from services.hours.gathering import overlap
from services.hours.notation import UnreadableHours, parse, read_back, write, write_english
from services.hours.opening import (
    ALWAYS,
    BANK_HOLIDAY,
    LAST,
    UNKNOWN,
    WEEKDAYS,
    HolidayRule,
    OpeningHours,
    Session,
    State,
    Status,
)
from services.hours.reasons import Why, after_a_holiday, next_that_matters, why_unknown
from services.hours.status import DAYS_AHEAD, Interval, intervals, next_change, openings, status
from services.hours.timeline import LONDON
from services.hours.words import FAR, SOON, describe

__all__ = [
    "ALWAYS",
    "BANK_HOLIDAY",
    "DAY",
    "DAYS_AHEAD",
    "FAR",
    "LAST",
    "LONDON",
    "SOON",
    "UNKNOWN",
    "WEEKDAYS",
    "BankHoliday",
    "Calendar",
    "Change",
    "Dates",
    "Days",
    "Easter",
    "HolidayRule",
    "Interval",
    "Nation",
    "OpeningHours",
    "Session",
    "Span",
    "State",
    "Status",
    "UnreadableHours",
    "Why",
    "Yearly",
    "after_a_holiday",
    "as_usual_everywhere",
    "bank_holidays",
    "clash",
    "closed_until",
    "describe",
    "intervals",
    "is_closure",
    "next_change",
    "next_that_matters",
    "open_again",
    "openings",
    "overlap",
    "parse",
    "read_back",
    "status",
    "why_unknown",
    "with_dates",
    "without_past",
    "write",
    "write_english",
]
