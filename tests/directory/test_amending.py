"""Hours of some days changed at once: the public sees them, and no draft is published."""

from datetime import UTC, date, datetime

import pytest

from services.directory.amending import amend_hours
from services.directory.channel_hours import hours_of
from services.directory.checking import record_check
from services.directory.directory import Directory
from services.directory.publishing import publish
from services.hours import closed_until, write
from services.models import Assurance, ContactChannel, Publication, ScheduleException, Service
from tests.factories import a_channel, a_service, a_superuser

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)

THURSDAY, MONDAY = datetime(2026, 11, 26, 12, tzinfo=UTC), date(2026, 11, 30)
CLOSED = "2026 Nov 26-2026 Nov 29 off"


@pytest.fixture
def service():
    """A published service with two lines, and an edit that is not public."""
    service = a_service(summary="Listens.", numbers=[])
    a_channel(service=service, value="01632 960001", hours="Mo-Fr 09:00-17:00")
    a_channel(service=service, value="01632 960002", hours="24/7")
    publish(service=service, by=None, at=AT)
    Service.objects.filter(pk=service.pk).update(summary="Shouts.")
    return service


def close(service, channel=None):
    """Close one channel, or all, until Monday."""
    return amend_hours(
        service=service,
        channel=channel,
        amend=lambda hours: closed_until(hours, at=THURSDAY, opens=MONDAY),
        by=None,
        at=THURSDAY,
        note="Closed.",
    )


def public(service):
    """Return what the public sees: the summary and the hours."""
    record = Directory.load().services[service.pk]
    return record.summary, [channel.hours for channel in record.channels]


def test_the_public_sees_the_closure_and_no_draft(service):
    assert close(service).changed == 4
    assert public(service) == (
        "Listens.",
        [f"Mo-Fr 09:00-17:00; {CLOSED}", f"24/7; {CLOSED}"],
    )


def test_one_line_alone_can_be_closed(service):
    close(service, service.channels.first())
    assert public(service)[1] == [f"Mo-Fr 09:00-17:00; {CLOSED}", "24/7"]


def test_the_working_copy_keeps_hours_that_are_not_public_yet(service):
    channel = service.channels.first()
    channel.schedules.filter(weekday=4).delete()
    close(service)
    row = ContactChannel.objects.get(pk=channel.pk)
    assert write(hours_of(row)) == f"Mo-Th 09:00-17:00; {CLOSED}"
    assert public(service)[1][0] == f"Mo-Fr 09:00-17:00; {CLOSED}"


def test_the_history_names_the_change(service):
    close(service)
    newest = Publication.objects.filter(service=service).first()
    assert (newest.action, newest.note, newest.number) == ("hours", "Closed.", 2)


def test_a_draft_is_closed_without_becoming_public():
    service = a_service()
    assert close(service).changed == 1
    assert Directory.load().services == {}
    assert ScheduleException.objects.count() == 1


def test_a_line_whose_hours_cannot_be_read_is_named_and_left_alone(service):
    channel = service.channels.first()
    ContactChannel.objects.filter(pk=channel.pk).update(bank_holidays="own_hours")
    amended = close(service)
    assert [words[:26] for words in amended.refused] == ["Not changed, 01632 960001:"]
    assert public(service)[1] == [f"Mo-Fr 09:00-17:00; {CLOSED}", f"24/7; {CLOSED}"]


def test_safety_13_a_checked_line_that_is_closed_for_a_while_stays_checked(service):
    record_check(
        service=service,
        method=Assurance.Method.WEBSITE,
        on=THURSDAY.date(),
        by=a_superuser(),
        at=AT,
    )
    close(service)
    record = Directory.load().services[service.pk]
    assert all(record.checked_by_staff(channel) for channel in record.channels)


def test_a_number_that_is_public_still_is_closed_with_all_the_others(service):
    service.channels.last().delete()
    close(service)
    assert public(service)[1] == [f"Mo-Fr 09:00-17:00; {CLOSED}", f"24/7; {CLOSED}"]


def test_a_number_that_is_not_public_yet_says_so(service):
    draft = a_channel(service=service, value="01632 960003")
    amended = close(service, draft)
    assert amended.refused == ("Not changed for the public, 01632 960003: it is not public.",)


def test_closing_twice_is_no_second_publication(service):
    close(service)
    assert close(service).refused == ()
    assert Publication.objects.filter(service=service, action="hours").count() == 1


def test_dates_that_are_over_are_dropped_on_the_way(service):
    channel = service.channels.first()
    ScheduleException.objects.create(
        channel=channel, first_day=date(2026, 5, 4), last_day=date(2026, 5, 5)
    )
    close(service, channel)
    assert write(hours_of(ContactChannel.objects.get(pk=channel.pk))) == (
        f"Mo-Fr 09:00-17:00; {CLOSED}"
    )
