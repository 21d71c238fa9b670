"""The state of a channel in words, with the time it changes, in the reader's nation."""

from datetime import date, datetime

import pytest
from django.utils.html import strip_tags

from services.hours import LONDON, BankHoliday, Nation, bank_holidays, parse, status
from services.pages.states import Shown, state_words

WEEK = "Mo-Fr 09:00-17:00"


def words(text, at, *, nation="scotland", checked=True, website=False, waits=False, calendar=None):
    """Return the words for hours at a London wall-clock time."""
    hours, calendar = parse(text), calendar or bank_holidays()
    instant = datetime.fromisoformat(at).replace(tzinfo=LONDON)
    reader = Nation(nation) if nation else None
    shown = Shown(
        hours=hours,
        status=status(hours, instant, nation=reader, calendar=calendar),
        nation=reader,
        calendar=calendar,
        at=instant,
        checked=checked,
        has_website=website,
        waits=waits,
    )
    return strip_tags(state_words(shown)).replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("text", "at", "told"),
    [
        ("24/7", "2026-11-24T10:00", "Open 24 hours, every day"),
        ("24/7; 2028 Dec 25 off", "2026-11-24T10:00", "Open now, 24 hours a day"),
        (WEEK, "2026-11-24T10:00", "Open now, until 5pm"),
        (WEEK, "2026-11-24T15:59", "Open now, until 5pm"),
        (WEEK, "2026-11-24T16:40", "Open now, closes in 20 minutes, at 5pm"),
        (WEEK, "2026-11-24T16:59", "Open now, closes in 1 minute, at 5pm"),
        ("Mo-Su 17:00-24:00", "2026-11-24T20:00", "Open now, until midnight"),
        ("Mo-Su 10:00-12:00", "2026-11-24T10:30", "Open now, until noon"),
        ("Tu 22:00-02:00", "2026-11-24T22:30", "Open now, until 2am tomorrow"),
        (WEEK, "2026-11-24T07:00", "Closed now. Opens today at 9am"),
        (WEEK, "2026-11-24T17:00", "Closed now. Opens tomorrow at 9am"),
        ("We 00:00-06:00", "2026-11-24T17:00", "Closed now. Opens tonight at midnight"),
        (f"{WEEK}; PH off", "2026-11-27T18:00",
         "Closed now. Opens Tuesday at 9am, after the bank holiday"),
        (WEEK, "2026-11-27T18:00",
         "Closed now. Hours for Monday are not confirmed: bank holiday (St Andrew's Day)"),
        ("Mo-Su 00:00-20:00; PH off; 24/7; PH off", "2026-12-24T10:00",
         "Open now, until midnight"),
        ("Mo-Fr 00:00-24:00", "2026-12-24T23:30",
         ("Open now, until midnight. "
         "Hours for tomorrow are not confirmed: bank holiday (Christmas Day)")),
        ("-2026 Dec 18 Fr 09:00-17:00", "2026-12-18T17:00",
         "Closed now, until midnight. Hours after that are not known"),
        ("unknown; 2026 Dec 20-23 off", "2026-12-22T10:00",
         "Closed now, until midnight tomorrow. Hours after that are not known"),
        # It opens on no Friday: Christmas Day is not what it waits for.
        ("Tu 09:00-17:00", "2026-12-24T10:00", "Closed now. Opens Tuesday at 9am"),
        ("Fr 18:00-20:00; PH off", "2026-11-29T10:00", "Closed now. Opens Friday at 6pm"),
        ("24/7; Dec 25 off", "2026-12-27T10:00", "Open now, 24 hours a day"),
        ("24/7; Dec 25 off", "2026-12-23T10:00", "Open now, until midnight tomorrow"),
        ("Mo-Fr 09:00-17:00; 2026 Aug 28-Sep 07 off", "2026-08-30T10:00",
         "Closed now. Opens Tuesday 8 September at 9am"),
        ("", "2026-11-24T10:00", "Hours not known"),
        ("2027 Jan 04+ Mo 09:00-17:00", "2026-11-24T10:00", "Hours not known"),
        (f"{WEEK}; 2026 Nov 24-2026 Nov 29 off; 2026 Nov 30 10:00-12:00", "2026-11-24T10:00",
         "Closed now. Opens Monday at 10am"),
    ],
)  # fmt: skip
def test_a_checked_channel_says_what_it_is_and_what_comes_next(text, at, told):
    assert words(text, at) == told


@pytest.mark.parametrize(
    ("text", "at", "told"),
    [
        ("24/7", "2026-11-24T10:00", "Listed as open 24 hours, every day"),
        (WEEK, "2026-11-24T10:00", "Listed as open now, until 5pm"),
        (WEEK, "2026-11-24T16:40", "Listed as open now, closes in 20 minutes, at 5pm"),
        (WEEK, "2026-11-24T17:00", "Listed as closed now, opening tomorrow at 9am"),
        (f"{WEEK}; PH off", "2026-11-27T18:00",
         "Listed as closed now, opening Tuesday at 9am, after the bank holiday"),
    ],
)  # fmt: skip
def test_safety_13_what_no_person_checked_is_only_listed(text, at, told):
    assert words(text, at, checked=False) == told


@pytest.mark.parametrize(
    ("text", "nation", "told"),
    [
        (WEEK, "england", "Open now, until 5pm"),
        (WEEK, "scotland",
         "Hours not known today: nobody has confirmed the bank holiday (St Andrew's Day)"),
        (WEEK, None,
         ("Hours not known today: nobody has confirmed the bank holiday "
         "(St Andrew's Day in Scotland)")),
        (f"{WEEK}; PH off", None,
         "Hours not known today: it is a bank holiday (St Andrew's Day in Scotland)"),
        (f"{WEEK}; PH off", "wales", "Open now, until 5pm"),
        (f'{WEEK}; PH "as usual"', None, "Open now, until 5pm"),
    ],
)  # fmt: skip
def test_safety_13_a_bank_holiday_counts_in_the_readers_nation(text, nation, told):
    assert words(text, "2026-11-30T11:00", nation=nation) == told


def test_safety_13_where_there_is_a_website_unknown_hours_lead_there():
    told = [
        words(text, at, website=True)
        for text, at in [("", "2026-11-24T10:00"), (WEEK, "2026-11-30T11:00")]
    ]
    assert told == [
        "Hours not known: see their website",
        (
            "Hours not known today: nobody has confirmed the bank holiday (St Andrew's Day). "
            "See their website"
        ),
    ]


@pytest.mark.parametrize(("text", "told"), [("", ""), ("24/7", "Open 24 hours, every day")])
def test_where_nobody_waits_for_an_answer_unknown_hours_need_no_words(text, told):
    assert words(text, "2026-11-24T10:00", waits=True) == told


def test_a_proclaimed_day_is_named():
    day = BankHoliday(date(2026, 11, 24), Nation.SCOTLAND, "A proclaimed day")
    told = words(WEEK, "2026-11-24T10:00", calendar=bank_holidays().with_days([day]))
    assert told == "Hours not known today: nobody has confirmed the bank holiday (A proclaimed day)"
