"""Which published listings are due to be checked, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from services.directory.directory import Directory
from services.directory.records import ServiceRecord

DUE_AHEAD = timedelta(days=30)
"""How long before its date a listing is due to be checked."""


@dataclass(frozen=True, slots=True)
class Due:
    """A listing to check. `on` is its date (ISO), "" where nobody has checked it yet."""

    record: ServiceRecord
    on: str
    overdue: bool


def due_listings(directory: Directory, among: Iterable[int], *, today: date) -> tuple[Due, ...]:
    """The public listings `among` these keys that are due: overdue, never checked, due soon."""
    soon = (today + DUE_AHEAD).isoformat()
    found = [
        Due(record, record.review_due, record.overdue(today))
        for record in map(directory.services.get, among)
        if record is not None
        and (not record.is_checked or (record.review_due and record.review_due <= soon))
    ]
    return tuple(sorted(found, key=_pressing))


def _pressing(due: Due) -> tuple[bool, bool, bool, str, str]:
    """Overdue first, then what nobody has checked, national lines before others, then by date."""
    record = due.record
    return (not due.overdue, record.is_checked, not record.is_national_line, due.on, record.name)
