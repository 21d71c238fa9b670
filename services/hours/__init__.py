"""Opening hours as values: reading them, writing them, and whether they are open at an instant.

Plain Python: no Django, no database, no clock. A reader's "now" is always an argument.
"""

from services.hours.bank_holidays import BankHoliday, Calendar, Nation, bank_holidays
from services.hours.days import DAY, Change, Dates, Easter, Yearly
from services.hours.notation import UnreadableHours, parse, write, write_english
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
from services.hours.status import Interval, intervals, next_change, status
from services.hours.timeline import LONDON
from services.hours.words import describe

__all__ = [
    "ALWAYS",
    "BANK_HOLIDAY",
    "DAY",
    "LAST",
    "LONDON",
    "UNKNOWN",
    "WEEKDAYS",
    "BankHoliday",
    "Calendar",
    "Change",
    "Dates",
    "Easter",
    "HolidayRule",
    "Interval",
    "Nation",
    "OpeningHours",
    "Session",
    "State",
    "Status",
    "UnreadableHours",
    "Yearly",
    "bank_holidays",
    "describe",
    "intervals",
    "next_change",
    "parse",
    "status",
    "write",
    "write_english",
]
