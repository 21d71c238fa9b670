"""The calendar the public is answered by: official days, proclaimed days, cancelled days."""

from datetime import UTC, date, datetime

import pytest

from services.directory.calendars import (
    calendar_from_json,
    publish_bank_holidays,
    staff_calendar,
)
from services.directory.directory import Directory
from services.hours import Nation
from services.models import BankHoliday, Publication

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)

PROCLAIMED, CHRISTMAS = date(2026, 12, 1), date(2026, 12, 25)


def nations_on(day):
    """Return the nations in which the public is told of a bank holiday."""
    return Directory.load().calendar.nations_on(day)


def publish():
    """Show the public the days of the table."""
    return publish_bank_holidays(by=None, at=AT)


def test_a_proclaimed_day_counts_once_it_is_published():
    BankHoliday.objects.create(day=PROCLAIMED, title="A day", title_cy="Diwrnod", scotland=False)
    assert nations_on(PROCLAIMED) == ()
    publish()
    assert nations_on(PROCLAIMED) == (Nation.ENGLAND, Nation.WALES, Nation.NORTHERN_IRELAND)
    held = Directory.load().calendar.holiday(PROCLAIMED, Nation.WALES)
    assert (held.title, held.title_cy) == ("A day", "Diwrnod")


def test_a_cancelled_day_counts_no_more_in_its_nations():
    BankHoliday.objects.create(
        day=CHRISTMAS, title="Christmas Day", cancelled=True, england_and_wales=False
    )
    publish()
    assert nations_on(CHRISTMAS) == (Nation.ENGLAND, Nation.WALES)


def test_the_same_days_are_published_once():
    BankHoliday.objects.create(day=PROCLAIMED, title="A day")
    assert (publish() is None, publish() is None) == (False, True)
    assert Publication.objects.get().reference == "holidays"


def test_the_same_days_give_the_same_calendar_so_that_answers_stay_kept():
    BankHoliday.objects.create(day=PROCLAIMED, title="A day")
    publish()
    assert Directory.load().calendar is Directory.load().calendar is staff_calendar()


@pytest.mark.parametrize("day", [date(2026, 12, 26), date(2026, 12, 28)])
def test_safety_13_a_holiday_at_a_weekend_counts_on_its_own_day_and_on_its_substitute(day):
    assert calendar_from_json({}).nations_on(day) == tuple(Nation)
