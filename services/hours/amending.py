"""Hours changed on some dates, by somebody in a hurry: closed until Monday, open on Boxing Day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from services.hours.days import DAY, Change, Dates, Span, change_key
from services.hours.opening import BANK_HOLIDAY, HolidayRule, OpeningHours
from services.hours.status import openings
from services.hours.timeline import LONDON

ONE_DAY = timedelta(days=1)


def with_dates(
    hours: OpeningHours, on: Dates, spans: tuple[Span, ...] = (), note: str = ""
) -> OpeningHours:
    """`hours` with other openings on some dates, none where it is closed.

    Earlier exceptions give way on these days and stay on others.
    """
    left = [kept for held in hours.changes for kept in _outside(held, on)]
    return replace(hours, changes=_in_order([*left, Change(on, spans, note)]))


def closed_until(hours: OpeningHours, *, at: datetime, opens: date, note: str = "") -> OpeningHours:
    """`hours` closed from the instant `at` to the day before `opens`, then as usual again.

    An opening of the day before that is still running ends at midnight.
    """
    local = at.astimezone(LONDON)
    today = local.date()
    yesterday, now = today - ONE_DAY, DAY + local.hour * 60 + local.minute
    begun = openings(hours, yesterday) or ()
    if any(closes > now for _, closes in begun):
        cut = tuple((start, min(end, DAY)) for start, end in begun)
        hours = with_dates(hours, Dates(yesterday, yesterday), cut)
    return with_dates(hours, Dates(today, opens - ONE_DAY), note=note)


def open_again(hours: OpeningHours, *, first: date) -> OpeningHours:
    """`hours` without the closure that holds on `first`; what of it is past stays."""
    kept: list[Change] = []
    for held in hours.changes:
        kept += _outside(held, Dates(first, date.max)) if is_closure(held, first) else [held]
    return replace(hours, changes=_in_order(kept))


def without_past(hours: OpeningHours, *, today: date) -> OpeningHours:
    """`hours` without the dates that are over, and say nothing any more."""
    kept = (
        held
        for held in hours.changes
        if not isinstance(held.on, Dates) or held.on.last >= today - ONE_DAY
    )
    return replace(hours, changes=tuple(kept))


def is_closure(change: Change, day: date) -> bool:
    """Whether an exception closes on dates that `day` is one of."""
    return isinstance(change.on, Dates) and not change.spans and change.on.covers(day)


def as_usual_everywhere(hours: OpeningHours) -> OpeningHours:
    """The usual week of `hours`, on bank holidays too: what a day would be if it were ordinary."""
    week = tuple(session for session in hours.sessions if session.weekday != BANK_HOLIDAY)
    rule = HolidayRule.AS_USUAL if week or hours.always else HolidayRule.NOT_CONFIRMED
    return replace(hours, sessions=week, holiday_rule=rule, changes=())


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Exceptions in the one order that they are written in."""
    return tuple(sorted(changes, key=change_key))


def _outside(held: Change, days: Dates) -> Iterator[Change]:
    """What is left of an exception outside some days; one that comes every year is left whole."""
    if not isinstance(held.on, Dates) or held.on.last < days.first or days.last < held.on.first:
        yield held
        return
    if held.on.first < days.first:
        yield replace(held, on=Dates(held.on.first, days.first - ONE_DAY))
    if days.last < held.on.last:
        yield replace(held, on=Dates(days.last + ONE_DAY, held.on.last))
