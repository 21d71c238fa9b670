"""Closed for a while: two taps, at once, for the public too, ending by itself."""

from datetime import datetime

import pytest
from django.urls import reverse

from services.directory.directory import Directory
from services.directory.publishing import publish
from services.hours import LONDON, State, status
from services.models import Service
from tests.admin.conftest import signed_in
from tests.factories import a_channel, a_service

pytestmark = pytest.mark.django_db

THURSDAY = datetime(2026, 11, 26, 10, tzinfo=LONDON)
MONDAY = datetime(2026, 11, 30, 10, tzinfo=LONDON)
WEEK = 'Mo-Fr 09:00-17:00; PH "as usual"'


@pytest.fixture
def service(time_machine):
    """A published service with two lines, and an edit that is not public, on a Thursday."""
    time_machine.move_to(THURSDAY, tick=False)
    service = a_service(summary="Listens.", numbers=[])
    a_channel(service=service, value="01632 960001", hours=WEEK)
    a_channel(service=service, value="01632 960002", hours=WEEK)
    publish(service=service, by=None, at=THURSDAY)
    Service.objects.filter(pk=service.pk).update(summary="Shouts.")
    return service


def screen(service):
    """Return the address of the screen."""
    return reverse("admin:services_service_closed", args=[service.pk])


def states(service, at):
    """Return the state of each channel that the public would be told at an instant."""
    record = Directory.load().services[service.pk]
    return [status(channel.opening_hours, at).state for channel in record.channels]


def test_two_taps_close_a_service_until_monday(service, desk):
    page = desk.get(reverse("admin:services_service_change", args=[service.pk]))
    assert screen(service) in page.content.decode()
    html = desk.get(screen(service)).content.decode()
    assert 'value="2026-11-30">Closed until Monday, 30 November</button>' in html
    assert desk.post(screen(service), {"until": "2026-11-30"}).status_code == 302
    assert states(service, THURSDAY) == [State.CLOSED, State.CLOSED]
    assert states(service, MONDAY) == [State.OPEN, State.OPEN]
    assert Directory.load().services[service.pk].summary == "Listens."


def test_the_button_of_tomorrow_closes_today_alone(service, desk):
    desk.post(screen(service), {"until": "2026-11-27"})
    friday = datetime(2026, 11, 27, 10, tzinfo=LONDON)
    assert (states(service, THURSDAY)[0], states(service, friday)[0]) == (State.CLOSED, State.OPEN)


def test_on_a_monday_until_monday_is_the_next(service, superuser, time_machine):
    time_machine.move_to(MONDAY)
    desk = signed_in(superuser)
    assert 'value="2026-12-07"' in desk.get(screen(service)).content.decode()


def test_on_a_sunday_tomorrow_and_monday_are_one_button(service, superuser, time_machine):
    time_machine.move_to(datetime(2026, 11, 29, 10, tzinfo=LONDON))
    desk = signed_in(superuser)
    html = desk.get(screen(service)).content.decode()
    assert html.count('value="2026-11-30"') == 1


def test_one_number_can_be_closed_alone_until_a_day_with_a_public_reason(service, desk):
    channel = service.channels.first()
    sent = {"until": "chosen", "day": "2026-12-02", "channel": channel.pk, "why": 'The "flood"'}
    assert desk.post(screen(service), sent).status_code == 302
    shown = Directory.load().services[service.pk].channels
    assert [row.hours for row in shown] == [
        f"{WEEK}; 2026 Nov 26-2026 Dec 01 off \"The 'flood'\"",
        WEEK,
    ]


def test_the_channel_whose_button_was_pressed_is_chosen(service, desk):
    channel = service.channels.last()
    html = desk.get(f"{screen(service)}?channel={channel.pk}").content.decode()
    assert f'<option value="{channel.pk}" selected>' in html


def test_a_closure_is_shown_and_can_be_ended(service, desk):
    assert 'value="again"' not in desk.get(screen(service)).content.decode()
    desk.post(screen(service), {"until": "2026-11-30"})
    html = desk.get(screen(service)).content.decode()
    assert "01632 960001, until the end of Sunday 29 November 2026" in html
    desk.post(screen(service), {"until": "again"})
    assert states(service, THURSDAY) == [State.OPEN, State.OPEN]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Choose the day on which it opens again."),
        ({"until": "chosen"}, "Choose the day on which it opens again."),
        ({"until": "soon"}, "Choose the day on which it opens again."),
        ({"until": "chosen", "day": "2026-02-30"}, "Enter a valid date."),
        ({"until": "2026-11-26"}, "Choose a day after today, within a year."),
        ({"until": "chosen", "day": "2031-01-01"}, "Choose a day after today, within a year."),
    ],
)
def test_a_day_that_makes_no_sense_is_refused_and_closes_nothing(sent, told, service, desk):
    back = desk.post(screen(service), sent)
    assert (back.status_code, told in back.content.decode()) == (200, True)
    assert states(service, THURSDAY) == [State.OPEN, State.OPEN]


def test_a_channel_of_another_service_is_refused(service, desk):
    other = a_channel(service=a_service(numbers=[]), hours="24/7")
    back = desk.post(screen(service), {"until": "2026-11-30", "channel": other.pk})
    assert (back.status_code, states(service, THURSDAY)) == (200, [State.OPEN, State.OPEN])


def test_a_line_of_unknown_hours_is_closed_and_then_not_known_again(service, desk):
    a_channel(service=service, value="01632 960003")
    publish(service=service, by=None, at=THURSDAY)
    desk.post(screen(service), {"until": "2026-11-30"})
    assert (states(service, THURSDAY)[2], states(service, MONDAY)[2]) == (
        State.CLOSED,
        State.UNKNOWN,
    )
