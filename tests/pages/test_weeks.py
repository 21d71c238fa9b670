"""A week, its exceptions, and the days that come, as a page has them."""

from datetime import date

import pytest
from django.utils.html import strip_tags

from services.hours import Nation, bank_holidays, parse
from services.pages.weeks import days_ahead, exception_words, hours_view, week_rows

TODAY = date(2026, 11, 26)
CALENDAR = bank_holidays()


def week(text):
    """Return the rows of a week as plain text."""
    return [(row.days, strip_tags(row.times)) for row in week_rows(parse(text), today=TODAY)]


def view(text, nation=Nation.SCOTLAND):
    """Return what the page of a service shows of these hours."""
    return hours_view(parse(text), today=TODAY, nation=nation, calendar=CALENDAR)


NOT_CONFIRMED = ("Bank holidays", "not confirmed: ask them")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("24/7", [("Every day", "24 hours")]),
        ("24/7; PH off", [("Every day", "24 hours"), ("Bank holidays", "closed")]),
        ("", []),
        ("PH 10:00-12:00", [("Bank holidays", "10am to noon")]),
        (
            "Mo-Fr 09:00-17:00; PH off",
            [
                ("Monday to Friday", "9am to 5pm"),
                ("Saturday and Sunday", "closed"),
                ("Bank holidays", "closed"),
            ],
        ),
        ("Mo-Su 18:00-24:00", [("Every day", "6pm to midnight"), NOT_CONFIRMED]),
        (
            "Mo-Fr 08:00-20:00; Sa-Su,PH 10:00-16:00",
            [
                ("Monday to Friday", "8am to 8pm"),
                ("Saturday and Sunday", "10am to 4pm"),
                ("Bank holidays", "10am to 4pm"),
            ],
        ),
        (
            'Mo,We 09:30-20:00; Tu 00:00-24:00; PH "as usual"',
            [
                ("Monday", "9.30am to 8pm"),
                ("Tuesday", "24 hours"),
                ("Wednesday", "9.30am to 8pm"),
                ("Thursday to Sunday", "closed"),
                ("Bank holidays", "as usual"),
            ],
        ),
        (
            "Mo 09:00-12:00,13:00-17:00, Tu[1] 18:00-20:00",
            [
                ("Monday", "9am to noon and 1pm to 5pm"),
                ("Wednesday to Sunday", "closed"),
                ("First Tuesday of the month", "6pm to 8pm"),
                NOT_CONFIRMED,
            ],
        ),
        (
            "2027 Jun 01-2027 Aug 31 Mo-Fr 09:00-17:00",
            [("Monday to Friday, 1 June 2027 to 31 August 2027", "9am to 5pm"), NOT_CONFIRMED],
        ),
        (
            "Mo-Fr 09:00-17:00, 2026 Jun 01-2026 Aug 31 Sa 09:00-17:00; PH off",
            [
                ("Monday to Friday", "9am to 5pm"),
                ("Saturday and Sunday", "closed"),
                ("Bank holidays", "closed"),
            ],
        ),
        ("2027 Jan 04+ Mo[-1] 09:00-17:00",
         [("Last Monday of the month, from 4 January 2027", "9am to 5pm"), NOT_CONFIRMED]),
        ("-2026 Dec 18 Mo 09:00-17:00",
         [("Monday, until 18 December 2026", "9am to 5pm"), NOT_CONFIRMED]),
    ],
)  # fmt: skip
def test_a_week_is_said(text, rows):
    assert week(text) == rows


def test_times_are_marked_up():
    row = week_rows(parse("Mo-Su 18:00-24:00"), today=TODAY)[0]
    times = '<time datetime="18:00">6pm</time> to <time datetime="00:00">midnight</time>'
    assert row.times == times


@pytest.mark.parametrize(
    ("exception", "words"),
    [
        ("2026 Dec 24 10:00-14:00", "24 December 2026: 10am to 2pm"),
        ("2026 Dec 24-2027 Jan 02 off", "24 December 2026 to 2 January 2027: closed"),
        ('2026 Dec 24 off "Staff training"', "24 December 2026: closed (Staff training)"),
        ("Dec 25 off", "25 December: closed"),
        ("Dec 24-Jan 02 off", "24 December to 2 January: closed"),
        ("easter -2 days off", "Good Friday: closed"),
        ("easter +7 days off", "7 days after Easter: closed"),
        ("easter -7 days off", "7 days before Easter: closed"),
    ],
)
def test_an_exception_is_said(exception, words):
    hours = parse(f"Mo-Fr 09:00-17:00; {exception}")
    assert [strip_tags(told) for told in exception_words(hours.changes, today=TODAY)] == [words]


def test_an_exception_that_is_over_is_left_out():
    hours = parse("Mo-Fr 09:00-17:00; 2026 Nov 25 off; 2026 Nov 26 off")
    told = [strip_tags(words) for words in exception_words(hours.changes, today=TODAY)]
    assert told == ["26 November 2026: closed"]


def test_what_a_note_says_is_escaped():
    hours = parse('24/7; 2026 Dec 24 off "<b>"')
    assert "&lt;b&gt;" in next(exception_words(hours.changes, today=TODAY))


@pytest.mark.parametrize(
    ("text", "nation", "day", "holiday", "times"),
    [
        ("24/7; Dec 25 off", Nation.ENGLAND, "Friday 25 December", "Christmas Day", "closed"),
        ("Mo 09:00-17:00", Nation.SCOTLAND, "Monday 30 November", "St Andrew's Day", "not known"),
        ("Mo 09:00-17:00; PH off", Nation.SCOTLAND, "Monday 30 November", "St Andrew's Day",
         "closed"),
        # Of a service of all nations the reader's is not known.
        ("Mo 09:00-17:00", None, "Monday 30 November", "St Andrew's Day in Scotland", "not known"),
        ("Mo 09:00-17:00; PH off", None, "Monday 30 November", "St Andrew's Day in Scotland",
         "closed"),
        ('Mo 09:00-17:00; PH "as usual"', None, "Monday 30 November",
         "St Andrew's Day in Scotland", "9am to 5pm"),
    ],
)  # fmt: skip
def test_the_next_bank_holiday_is_named_with_its_hours(text, nation, day, holiday, times):
    row = view(text, nation).next_holiday
    assert (strip_tags(row.day), row.holiday, strip_tags(row.times)) == (day, holiday, times)


def test_a_line_that_is_open_24_hours_as_usual_names_no_bank_holiday():
    assert view("24/7", Nation.ENGLAND).next_holiday is None


def test_hours_of_which_nothing_is_known_have_no_week():
    assert view("") is None


def test_a_closure_of_unknown_hours_is_an_exception_without_a_week():
    shown = view("unknown; 2026 Nov 26-2026 Nov 29 off")
    assert (shown.week, len(shown.exceptions), shown.next_holiday) == ((), 1, None)


def test_fourteen_days_are_said_one_by_one():
    rows = days_ahead(
        parse("Mo-Fr 09:00-17:00; 2026 Nov 27 off"),
        today=TODAY,
        nation=Nation.SCOTLAND,
        calendar=CALENDAR,
    )
    told = [(strip_tags(row.day), strip_tags(row.times), row.holiday) for row in rows]
    assert told[:6] == [
        ("Thursday 26 November", "9am to 5pm", ""),
        ("Friday 27 November", "closed", ""),
        ("Saturday 28 November", "closed", ""),
        ("Sunday 29 November", "closed", ""),
        ("Monday 30 November", "not known", "St Andrew's Day"),
        ("Tuesday 1 December", "9am to 5pm", ""),
    ]
    assert len(told) == 14
