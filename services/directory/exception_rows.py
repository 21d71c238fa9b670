"""Exceptions to usual hours: as rows that staff edit, and as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from services.directory.clock_times import clock, closing, minutes
from services.hours import Change, Dates, Days, Easter, UnreadableHours, Yearly
from services.models import ContactChannel, ScheduleException

YEARS_SHOWN = (2028, 2027)
"""Years that days of every year are kept in. The first has 29 February; so has, for days that pass
the new year, the year after the second."""

Repeats = ScheduleException.Repeats


def changes_of(rows: Iterable[ScheduleException]) -> Iterator[Change]:
    """The exceptions that rows say, those of the same days together; UnreadableHours if two clash.

    A note is one line without quotation marks, as the notations have it.
    """
    same_days: dict[Days, list[ScheduleException]] = defaultdict(list)
    for row in rows:
        try:
            same_days[days_of(row)].append(row)
        except ValueError as impossible:
            raise UnreadableHours(f"{row} cannot move with Easter: {impossible}.") from impossible
    for on, together in same_days.items():
        spans = [
            (minutes(row.opens_at), closing(row.opens_at, row.closes_at))
            for row in together
            if row.opens_at is not None and row.closes_at is not None
        ]
        if spans and len(spans) < len(together):
            raise UnreadableHours(f"{together[0]} is said to be closed, and to be open.")
        notes = dict.fromkeys(" ".join(row.note.replace('"', "'").split()) for row in together)
        try:
            yield Change(on, tuple(sorted(spans)), "; ".join(filter(None, notes)))
        except ValueError as overlap:
            raise UnreadableHours(f"Two times overlap on {together[0]}.") from overlap


def rows_of(channel: ContactChannel, changes: Iterable[Change]) -> Iterator[ScheduleException]:
    """The rows, not yet saved, that say `changes`."""
    for change in changes:
        repeats, first, last = _kept_days(change.on)
        for span in change.spans or (None,):
            yield ScheduleException(
                channel=channel,
                repeats=repeats,
                first_day=first,
                last_day=last,
                opens_at=clock(span[0]) if span else None,
                closes_at=clock(span[1]) if span else None,
                note=change.note,
            )


def days_of(row: ScheduleException) -> Days:
    """The days a row holds on; ValueError for a day too far from Easter to move with it."""
    if row.repeats == Repeats.EASTER:
        return Easter((row.first_day - Easter().of_year(row.first_day.year)).days)
    if row.repeats == Repeats.YEARLY:
        return Yearly(
            (row.first_day.month, row.first_day.day), (row.last_day.month, row.last_day.day)
        )
    return Dates(row.first_day, row.last_day)


def _kept_days(on: Days) -> tuple[ScheduleException.Repeats, date, date]:
    """How a row keeps days: when they come, the first and the last."""
    if isinstance(on, Dates):
        return Repeats.ONCE, on.first, on.last
    if isinstance(on, Easter):
        day = on.of_year(YEARS_SHOWN[0])
        return Repeats.EASTER, day, day
    passes = on.last < on.first
    leap_at_the_end = passes and on.last == (2, 29)
    year = YEARS_SHOWN[leap_at_the_end]
    return Repeats.YEARLY, date(year, *on.first), date(year + passes, *on.last)
