"""Hours changed on some dates: closed until Monday, and open again."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.hours import (
    LONDON,
    UNKNOWN,
    Dates,
    OpeningHours,
    State,
    as_usual_everywhere,
    closed_until,
    open_again,
    openings,
    parse,
    read_back,
    status,
    with_dates,
    without_past,
    write,
)
from tests.random_hours import any_hours

WEEK = "Mo-Fr 09:00-17:00"
THURSDAY, FRIDAY, MONDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)


def noon(day: date) -> datetime:
    """Noon of a day in London."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


def test_closed_until_monday_ends_by_itself() -> None:
    hours = closed_until(parse(f'{WEEK}; PH "as usual"'), at=noon(THURSDAY), opens=MONDAY)
    states = [status(hours, noon(day)).state for day in (THURSDAY, FRIDAY, MONDAY)]
    assert states == [State.CLOSED, State.CLOSED, State.OPEN]


def test_a_line_of_unknown_hours_can_be_closed_and_is_unknown_again() -> None:
    hours = closed_until(UNKNOWN, at=noon(THURSDAY), opens=MONDAY)
    states = [status(hours, noon(day)).state for day in (THURSDAY, MONDAY)]
    assert (states, read_back(hours)) == ([State.CLOSED, State.UNKNOWN], hours)


@pytest.mark.parametrize(
    ("held", "left"),
    [
        (
            "2026 Nov 20-2026 Dec 05 off",
            "2026 Nov 20-25 off; 2026 Nov 26-29 off; 2026 Nov 30-2026 Dec 05 off",
        ),
        ("2026 Nov 27 10:00-12:00", "2026 Nov 26-2026 Nov 29 off"),
        ("2026 Dec 24 10:00-12:00", "2026 Nov 26-2026 Nov 29 off; 2026 Dec 24 10:00-12:00"),
        ("Nov 27 10:00-12:00", "2026 Nov 26-2026 Nov 29 off; Nov 27 10:00-12:00"),
    ],
)
def test_earlier_exceptions_give_way_on_the_days_that_are_closed(held: str, left: str) -> None:
    hours = closed_until(parse(f"{WEEK}; {held}"), at=noon(THURSDAY), opens=MONDAY)
    assert hours == parse(f"{WEEK}; {left}")


def test_an_opening_that_is_running_since_yesterday_ends_too() -> None:
    hours = parse("Mo-Su 18:00-02:00")
    half_past_midnight = datetime(2026, 11, 27, 0, 30, tzinfo=LONDON)
    closed = closed_until(hours, at=half_past_midnight, opens=MONDAY)
    assert status(closed, half_past_midnight).state is State.CLOSED
    assert write(closed) == (
        "Mo-Su 18:00-02:00; 2026 Nov 26 18:00-24:00; 2026 Nov 27-2026 Nov 29 off"
    )


def test_an_opening_that_is_over_is_left_as_it_was() -> None:
    closed = closed_until(parse("Mo-Su 18:00-02:00"), at=noon(FRIDAY), opens=MONDAY)
    assert write(closed) == "Mo-Su 18:00-02:00; 2026 Nov 27-2026 Nov 29 off"


def test_dates_that_are_over_can_be_dropped() -> None:
    hours = parse(f"{WEEK}; 2026 Nov 24 off; 2026 Nov 25 off; 2026 Dec 24 off; Nov 01 off")
    left = without_past(hours, today=THURSDAY)
    assert left == parse(f"{WEEK}; 2026 Nov 25 off; 2026 Dec 24 off; Nov 01 off")


def test_open_again_leaves_what_of_the_closure_is_past() -> None:
    closed = closed_until(parse(WEEK), at=noon(THURSDAY), opens=MONDAY)
    assert write(open_again(closed, first=FRIDAY)) == f"{WEEK}; 2026 Nov 26 off"


def test_open_again_leaves_closures_of_other_days() -> None:
    hours = parse(f"{WEEK}; 2026 Dec 24 off; Nov 27 off")
    assert open_again(hours, first=FRIDAY) == hours


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        (f"{WEEK}; PH off; 2026 Dec 24 off", f'{WEEK}; PH "as usual"'),
        (f"{WEEK}; PH 10:00-12:00", f'{WEEK}; PH "as usual"'),
        ("24/7; Dec 25 off", "24/7"),
        ("PH 10:00-12:00", ""),
    ],
)
def test_what_an_ordinary_day_would_be_leaves_exceptions_out(text: str, usual: str) -> None:
    assert write(as_usual_everywhere(parse(text))) == usual


@given(any_hours(), st.dates(date(2026, 3, 1), date(2027, 11, 30)), st.integers(0, 30))
def test_a_date_says_what_it_was_told_and_other_days_what_they_said(
    hours: OpeningHours, first: date, days: int
) -> None:
    last = date.fromordinal(first.toordinal() + days)
    amended = with_dates(hours, Dates(first, last), ((600, 840),))
    around = [date.fromordinal(first.toordinal() + step) for step in range(-3, days + 4)]
    for day in around:
        expected = ((600, 840),) if first <= day <= last else openings(hours, day)
        assert openings(amended, day) == expected
