"""Opening hours as values: reading them, writing them, and whether they are open at an instant.

Plain Python: no Django, no database, no clock. A reader's "now" is always an argument.
"""

from services.hours.notation import UnreadableHours, parse, write
from services.hours.opening import (
    ALWAYS,
    BANK_HOLIDAY,
    DAY,
    UNKNOWN,
    WEEKDAYS,
    OpeningHours,
    Session,
    State,
    Status,
)
from services.hours.status import LONDON, status

__all__ = [
    "ALWAYS",
    "BANK_HOLIDAY",
    "DAY",
    "LONDON",
    "UNKNOWN",
    "WEEKDAYS",
    "OpeningHours",
    "Session",
    "State",
    "Status",
    "UnreadableHours",
    "parse",
    "status",
    "write",
]
