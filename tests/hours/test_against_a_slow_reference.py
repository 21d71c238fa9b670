"""The engine against a slow reference, minute by minute, over four weeks that are hard.

Each window holds a change of the clocks and a bank holiday.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.hours import (
    BANK_HOLIDAY,
    DAY,
    LONDON,
    Change,
    Dates,
    Easter,
    HolidayRule,
    Nation,
    OpeningHours,
    Session,
    State,
    UnreadableHours,
    Yearly,
    bank_holidays,
    parse,
    status,
    write,
    write_english,
)
from tests.random_hours import any_hours

WINDOWS = {
    # 29 March 2026 is the start of summer time, 3 and 6 April are Good Friday and Easter Monday.
    "spring": (date(2026, 3, 16), 28),
    # 31 October 2027 is the end of summer time, 30 November St Andrew's Day (a Tuesday).
    "autumn": (date(2027, 10, 30), 32),
}
LAST_DAYS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def in_utc(day: date, minutes: int) -> datetime:
    """A wall-clock time of London as Python itself understands it, the earlier of two."""
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001
    return (midnight + timedelta(minutes=minutes)).replace(tzinfo=LONDON).astimezone(UTC)


def minutes_of(day: date, opens: int, closes: int) -> Iterator[datetime]:
    """Every minute from an opening to its closing."""
    at, end = in_utc(day, opens), in_utc(day, closes)
    while at < end:
        yield at
        at += timedelta(minutes=1)


def in_place(session: Session, day: date) -> bool:
    """Whether `day` is the session's weekday of the month, by counting them."""
    if session.nth == 0:
        return True
    month = [day.replace(day=number) for number in range(1, LAST_DAYS[day.month] + 1)]
    same = [other for other in month if other.weekday() == day.weekday()]
    index = session.nth if session.nth < 0 else session.nth - 1
    return len(same) > index and same[index] == day


def is_on(change: Change, day: date) -> bool:
    """Whether an exception speaks of `day`; Easter is 5 April 2026 and 28 March 2027."""
    if isinstance(change.on, Dates):
        return change.on.first <= day <= change.on.last
    if isinstance(change.on, Easter):
        easter = {2026: date(2026, 4, 5), 2027: date(2027, 3, 28)}[day.year]
        return easter + timedelta(days=change.on.offset) == day
    first, last = change.on.first, change.on.last
    return first <= (day.month, day.day) <= last


def of_day(hours: OpeningHours, day: date, nation: Nation | None) -> tuple[State, list]:
    """What is known of a day: OPEN with its openings, or UNKNOWN with those it might have had."""
    weekly = [session for session in hours.sessions if session.weekday != BANK_HOLIDAY]
    valid = [s for s in weekly if s.valid_from <= day <= s.valid_to]
    kinds = (Dates, Easter, Yearly)
    for change in sorted(hours.changes, key=lambda change: kinds.index(type(change.on))):
        # What comes every year is part of the hours, and ends with them; a date speaks for itself.
        if is_on(change, day) and (valid or hours.always or isinstance(change.on, Dates)):
            return State.OPEN, list(change.spans)
    if not valid and not hours.always:
        return State.UNKNOWN, []
    usual = [(s.opens, s.closes) for s in valid if s.weekday == day.weekday() and in_place(s, day)]
    usual = [(0, DAY)] if hours.always else usual
    titles = bank_holidays().days.get(day, {})
    here = [nation] if nation else list(Nation)
    holidays = sum(other in titles for other in here)
    if holidays and hours.holiday_rule is not HolidayRule.AS_USUAL:
        if holidays < len(here) or hours.holiday_rule is HolidayRule.NOT_CONFIRMED:
            return State.UNKNOWN, usual
        own = [(s.opens, s.closes) for s in hours.sessions if s.weekday == BANK_HOLIDAY]
        return State.OPEN, own
    return State.OPEN, usual


def reference(
    hours: OpeningHours, nation: Nation | None, first: date, days: int
) -> dict[datetime, State]:
    """The state of every minute of the window that is not closed."""
    found: dict[State, set[datetime]] = {State.OPEN: set(), State.UNKNOWN: set()}
    for step in range(-2, days + 1):
        day = first + timedelta(days=step)
        state, spans = of_day(hours, day, nation)
        if state is State.UNKNOWN:
            spans = [(0, max([DAY, *(closes for _, closes in spans)]))]
        for span in spans:
            found[state].update(minutes_of(day, *span))
    return dict.fromkeys(found[State.UNKNOWN], State.UNKNOWN) | dict.fromkeys(
        found[State.OPEN], State.OPEN
    )


@pytest.mark.parametrize("window", WINDOWS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hours=any_hours(), nation=st.sampled_from([None, *Nation]))
def test_every_minute_is_as_the_reference_says(
    window: str, hours: OpeningHours, nation: Nation | None
) -> None:
    first, days = WINDOWS[window]
    expected = reference(hours, nation, first, days)
    at, end = in_utc(first, 0), in_utc(first + timedelta(days=days), 0)
    wrong = []
    changes_at, before = None, None
    while at < end:
        answer = status(hours, at, nation=nation)
        seen = answer.changes_at and answer.changes_at.astimezone(UTC)
        state = expected.get(at, State.CLOSED)
        # A change more than 14 months away comes into sight while the state stays.
        kept = changes_at in (None, seen) and state is before
        due = before is None or (at == changes_at and state is not before) or kept
        if answer.state is not state or not due:
            wrong.append((at, answer, state))
        # In UTC: Python holds an hour that comes twice to be equal to no other zone's.
        changes_at, before = seen, state
        at += timedelta(minutes=1)
    assert wrong == []


@given(any_hours())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_hours_that_are_written_in_either_notation_are_read_back_the_same(
    hours: OpeningHours,
) -> None:
    try:
        read = parse(write(hours))
    except UnreadableHours as refused:
        assert "outside the time" in str(refused)  # noqa: PT017
        return
    assert (read, parse(write_english(hours))) == (hours, hours)
