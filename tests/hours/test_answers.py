"""What hours answer on bank holidays, exceptions, seasons and changes of the clocks, in words."""

from datetime import date, datetime

import pytest

from services.hours import (
    ALWAYS,
    LONDON,
    BankHoliday,
    Nation,
    OpeningHours,
    State,
    bank_holidays,
    describe,
    intervals,
    next_change,
    parse,
    status,
)

WEEK = "Mo-Fr 09:00-17:00"


def london(text: str) -> datetime:
    """The instant of a London wall-clock time, the earlier of two."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("hours", "at", "nation", "state", "changes_at"),
    [
        # 30 November 2026 is a Monday, and St Andrew's Day in Scotland only.
        (WEEK, "2026-11-30T10:00", "england", "open", "2026-11-30T17:00"),
        (WEEK, "2026-11-30T10:00", "scotland", "unknown", "2026-12-01T00:00"),
        (WEEK, "2026-11-30T10:00", None, "unknown", "2026-12-01T00:00"),
        (f"{WEEK}; PH off", "2026-11-30T10:00", "scotland", "closed", "2026-12-01T09:00"),
        (f"{WEEK}; PH off", "2026-11-30T10:00", None, "unknown", "2026-12-01T00:00"),
        (f"{WEEK}; PH off", "2026-12-25T10:00", None, "closed", "2026-12-29T09:00"),
        (f'{WEEK}; PH "as usual"', "2026-12-25T10:00", None, "open", "2026-12-25T17:00"),
        (f"{WEEK}; PH 10:00-12:00", "2026-12-25T09:00", "wales", "closed", "2026-12-25T10:00"),
        ("24/7", "2026-12-25T10:00", "scotland", "open", None),
        ("24/7; PH off", "2026-12-25T10:00", "scotland", "closed", "2026-12-26T00:00"),
        ("24/7; Dec 25 off", "2026-12-24T10:00", "scotland", "open", "2026-12-25T00:00"),
        ("24/7; Dec 25 off", "2026-12-26T10:00", "scotland", "open", "2027-12-25T00:00"),
        ("24/7; easter off", "2026-04-05T10:00", "scotland", "closed", "2026-04-06T00:00"),
        (f"{WEEK}; 2026 Dec 25 10:00-12:00", "2026-12-25T11:00", None, "open", "2026-12-25T12:00"),
        (f"{WEEK}; Dec 25 off; 2026 Dec 25 10:00-12:00", "2026-12-25T11:00", None, "open",
         "2026-12-25T12:00"),
        # What runs over midnight into or out of a day that is not known.
        ("Mo-Su 22:00-06:00", "2026-12-25T05:00", "wales", "open", "2026-12-25T06:00"),
        ("Mo-Su 22:00-06:00", "2026-12-26T05:00", "wales", "unknown", "2026-12-26T06:00"),
        # A season that is over says nothing, bank holidays and yearly exceptions included.
        ("-2026 Dec 18 Mo-Fr 09:00-17:00; PH 10:00-16:00", "2026-12-25T11:00", "wales", "unknown",
         None),
        ("2026 Jun 01-2026 Aug 31 Mo 09:00-17:00; Dec 25 10:00-12:00", "2030-12-25T11:00",
         "wales", "unknown", None),
        ("PH 10:00-16:00", "2026-12-25T11:00", "wales", "open", "2026-12-25T16:00"),
        # 24 hours mean every day, for a season or but for a weekday too.
        ("24 hours a day until 18 December 2026", "2026-08-31T12:00", "wales", "open",
         "2026-12-19T00:00"),
        ("2026 Aug 01+ 24/7", "2026-08-31T12:00", "wales", "open", None),
        ("24/7; We off", "2026-08-31T12:00", "wales", "open", "2026-09-02T00:00"),
        ("24/7; Mo-Fr 09:00-17:00", "2026-08-31T12:00", "wales", "unknown", "2026-09-01T00:00"),
        # Past the end of the calendar nobody knows which days are bank holidays.
        (WEEK, "2029-03-05T10:00", "wales", "unknown", None),
        (f'{WEEK}; PH "as usual"', "2029-03-05T10:00", "wales", "open", "2029-03-05T17:00"),
        # Places in the month, and seasons.
        ("Tu[1] 18:00-20:00", "2026-11-23T10:00", "wales", "closed", "2026-12-01T18:00"),
        ("Mo[5] 18:00-20:00", "2026-12-01T10:00", "wales", "closed", "2026-12-25T00:00"),
        ("Fr[-1] 18:00-20:00", "2026-11-27T18:00", "wales", "open", "2026-11-27T20:00"),
        ("-2026 Dec 18 Fr 09:00-17:00", "2026-12-18T12:00", "wales", "open", "2026-12-18T17:00"),
        ("-2026 Dec 18 Fr 09:00-17:00", "2026-12-18T17:00", "wales", "closed", "2026-12-19T00:00"),
        ("-2026 Dec 18 Fr 09:00-17:00", "2026-12-19T12:00", "wales", "unknown", None),
        ("2027 Jan 04+ Mo 09:00-17:00", "2026-12-19T12:00", "wales", "unknown",
         "2027-01-04T00:00"),
    ],
)  # fmt: skip
def test_hours_answer_in_the_readers_nation(
    hours: str, at: str, nation: str | None, state: str, changes_at: str | None
) -> None:
    found = status(parse(hours), london(at), nation=Nation(nation) if nation else None)
    assert (found.state, found.changes_at) == (
        State(state),
        london(changes_at) if changes_at else None,
    )


@pytest.mark.parametrize(
    ("hours", "at", "changes_at"),
    [
        # On 25 October 2026 the hour from 1am comes twice: the earlier one is meant.
        ("Sa 22:00-01:30", "2026-10-25T00:30:00+01:00", "2026-10-25T01:30:00+01:00"),
        ("Su 01:30-03:00", "2026-10-25T00:30:00+01:00", "2026-10-25T01:30:00+01:00"),
        ("Su 01:30-03:00", "2026-10-25T01:15:00+00:00", "2026-10-25T03:00:00+00:00"),
        # On 29 March 2026 the hour from 1am does not come: an hour on is meant.
        ("Su 01:30-03:00", "2026-03-29T00:30:00+00:00", "2026-03-29T02:30:00+01:00"),
        ("Sa 22:00-01:30", "2026-03-29T00:30:00+00:00", "2026-03-29T02:30:00+01:00"),
    ],
)
def test_the_repeated_and_the_missing_hour(hours: str, at: str, changes_at: str) -> None:
    found = status(parse(hours), datetime.fromisoformat(at)).changes_at
    assert (found and found.isoformat()) == changes_at


def test_a_proclaimed_day_counts_at_once() -> None:
    day = date(2026, 11, 24)
    calendar = bank_holidays().with_days([BankHoliday(day, Nation.WALES, "A proclaimed day")])
    found = status(parse(WEEK), london("2026-11-24T10:00"), nation=Nation.WALES, calendar=calendar)
    assert found.state is State.UNKNOWN


def test_the_next_change_is_the_earliest_of_all_schedules() -> None:
    schedules = [ALWAYS, OpeningHours(), parse(WEEK), parse("Mo-Fr 09:00-16:00")]
    at = london("2026-11-24T10:00")
    assert next_change(schedules, at, nation=Nation.WALES) == london("2026-11-24T16:00")


def test_schedules_that_never_change_have_no_next_change() -> None:
    assert next_change([ALWAYS, OpeningHours()], london("2026-11-24T10:00")) is None


def test_the_next_days_are_intervals_of_open_and_unknown() -> None:
    found = intervals(
        parse("Mo,Fr 09:00-17:00"), date(2026, 11, 27), days=5, nation=Nation.SCOTLAND
    )
    assert [(i.starts, i.ends, i.state) for i in found] == [
        (london("2026-11-27T09:00"), london("2026-11-27T17:00"), State.OPEN),
        (london("2026-11-30T00:00"), london("2026-12-01T00:00"), State.UNKNOWN),
    ]


def test_fourteen_days_over_the_change_of_the_clocks_end_at_midnight() -> None:
    found = intervals(ALWAYS, date(2026, 10, 20))
    assert [(i.starts, i.ends) for i in found] == [
        (london("2026-10-20T00:00"), london("2026-11-03T00:00"))
    ]


@pytest.mark.parametrize(
    ("hours", "at", "words"),
    [
        ("", "2026-11-24T10:00", "Hours not known"),
        ("24/7", "2026-11-24T10:00", "Open 24 hours, every day"),
        (WEEK, "2026-11-24T10:00", "Open now, until 5pm"),
        (WEEK, "2026-11-24T16:40", "Open now, closes in 20 minutes"),
        (WEEK, "2026-11-24T16:59", "Open now, closes in 1 minute"),
        (WEEK, "2026-11-24T07:00", "Closed now, opens today at 9am"),
        (WEEK, "2026-11-24T17:00", "Closed now, opens tomorrow at 9am"),
        (f"{WEEK}; PH off", "2026-11-27T18:00",
         "Closed now, opens Tuesday at 9am, after the bank holiday"),
        ("Tu[1] 18:00-20:00", "2026-12-28T10:00",
         "Hours not known: nothing is confirmed for the bank holiday (Boxing Day)"),
        ("Tu[1] 18:00-20:00; PH off", "2026-12-29T10:00",
         "Closed now, opens Tuesday 5 January 2027 at 6pm"),
        (WEEK, "2026-11-27T18:00",
         "Closed now; hours after that are not confirmed (St Andrew's Day)"),
        ("Mo-Su 17:00-24:00", "2026-11-24T20:00", "Open now, until midnight"),
        ("Mo 18:00-12:00", "2026-11-23T20:00", "Open now, until noon tomorrow"),
        ("24/7; Dec 25 off", "2026-12-25T20:00",
         "Closed now, opens tonight at midnight, after the bank holiday"),
        ("24/7; 2028 Dec 25 off", "2026-11-24T10:00", "Open now, 24 hours a day"),
        ("Mo-Fr 00:00-24:00", "2026-12-24T23:30",
         "Open now, until midnight; hours after that are not confirmed (Christmas Day)"),
        (f'{WEEK}; PH "as usual"', "2026-12-25T18:00", "Closed now, opens Monday at 9am"),
        ("2027 Jan 04+ Mo 09:00-17:00", "2026-12-25T11:00", "Hours not known"),
        ("24/7; Dec 25 off", "2026-12-20T20:00", "Open now, until midnight on Thursday"),
    ],
)  # fmt: skip
def test_words_say_what_is_and_what_comes_next(hours: str, at: str, words: str) -> None:
    assert describe(parse(hours), london(at), nation=Nation.SCOTLAND) == words
