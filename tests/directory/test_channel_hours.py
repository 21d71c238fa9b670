"""Hours in rows say what hours as a value say, and rows that contradict are refused."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings

from services.directory.channel_hours import hours_of, hours_or_unknown, set_hours
from services.directory.publishing import current_record, publish
from services.hours import UNKNOWN, OpeningHours, UnreadableHours, parse, read_back, write
from services.models import ContactChannel, Schedule, ScheduleException
from tests.factories import a_channel, a_service
from tests.random_hours import any_hours

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)


def a_line(hours=""):
    """Return a channel with these hours."""
    return a_channel(service=a_service(numbers=[]), hours=hours)


def kept(channel):
    """Return the hours of the rows as they are in the database."""
    return hours_of(ContactChannel.objects.get(pk=channel.pk))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24/7",
        "24/7; PH off",
        "24/7; Dec 25 off",
        "Mo-Fr 09:00-17:00; PH off",
        'Mo-Fr 09:00-17:00; PH "as usual"',
        "Mo-Fr 09:00-17:00; PH 10:00-12:00,13:00-15:00",
        "Tu[1] 18:00-20:00, Fr[-1] 10:00-12:00",
        "2026 Jun 01-2026 Aug 31 Mo 09:00-17:00",
        "-2026 Dec 18 Mo 09:00-17:00, 2027 Jan 04+ Mo 09:00-17:00",
        'Mo-Fr 09:00-17:00; 2026 Dec 24 10:00-12:00,13:00-14:00 "Staff training"',
        "Mo-Fr 09:00-17:00; easter -2 days off; Feb 29 off; Dec 24-Jan 02 off",
        "Mo-Fr 09:00-17:00; Mar 01-Feb 29 off",
        "Mo-Fr 09:00-17:00; Dec 31 20:00-02:00",
        "unknown; 2026 Nov 26-2026 Nov 29 off",
    ],
)
def test_rows_say_what_the_notation_says(text):
    assert write(kept(a_line(text))) == write(parse(text))


@given(any_hours())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_hours_come_back_from_their_rows_the_same(db, hours: OpeningHours):
    channel = a_line()
    try:
        readable = read_back(hours)
    except UnreadableHours:
        return
    set_hours(channel, hours=readable)
    assert kept(channel) == readable


def test_hours_set_again_leave_nothing_of_those_before():
    channel = a_line("Mo-Fr 09:00-17:00; PH off; 2026 Dec 24 off")
    set_hours(channel, hours=parse("24/7"))
    rows = Schedule.objects.count() + ScheduleException.objects.count()
    assert (rows, channel.bank_holidays, write(kept(channel))) == (0, "not_confirmed", "24/7")


CLOSED = {"first_day": date(2026, 12, 24), "last_day": date(2026, 12, 26)}
MORNING = {"opens_at": time(9), "closes_at": time(12)}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([CLOSED, CLOSED | MORNING], "closed, and to be open"),
        ([CLOSED | MORNING, CLOSED | MORNING], "overlap"),
        ([CLOSED, CLOSED | {"last_day": date(2026, 12, 24)}], "same day"),
    ],
)
def test_exceptions_that_contradict_are_refused(rows, words):
    channel = a_line("Mo-Fr 09:00-17:00")
    for row in rows:
        ScheduleException.objects.create(channel=channel, **row)
    with pytest.raises(UnreadableHours, match=words):
        kept(channel)


@pytest.mark.parametrize(
    ("hours", "rule"),
    [("", "closed"), ("Mo 09:00-17:00", "own_hours"), ("PH 10:00-12:00", "closed")],
)
def test_a_rule_that_contradicts_the_openings_is_refused(hours, rule):
    channel = a_line(hours)
    ContactChannel.objects.filter(pk=channel.pk).update(bank_holidays=rule)
    with pytest.raises(UnreadableHours):
        kept(channel)


def test_rows_that_cannot_be_read_are_published_as_not_known():
    channel = a_line("Mo-Fr 09:00-17:00")
    service = channel.service
    publish(service=service, by=None, at=AT)
    ScheduleException.objects.create(channel=channel, **CLOSED)
    ScheduleException.objects.create(channel=channel, **(CLOSED | MORNING))
    assert hours_or_unknown(ContactChannel.objects.get()) == UNKNOWN
    assert current_record(service).channels[0].hours == "Mo-Fr 09:00-17:00"


@pytest.mark.parametrize(
    "row",
    [
        ScheduleException(first_day=date(1926, 12, 24), last_day=date(2026, 12, 24)),
        ScheduleException(first_day=date(2026, 12, 24), last_day=date(3026, 12, 24)),
        ScheduleException(
            repeats="yearly", first_day=date(2026, 12, 24), last_day=date(2028, 1, 2)
        ),
        Schedule(valid_from=date(1926, 12, 24)),
    ],
)
def test_days_that_nobody_means_are_refused(row):
    with pytest.raises(ValidationError):
        row.clean()
