"""The box of hours: what it means stands below it, before and after saving; hours are copied."""

import re
from datetime import datetime

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from services.directory.channel_hours import hours_of
from services.hours import LONDON, write
from services.models import ContactChannel
from tests.admin.conftest import page_of, signed_in, submit
from tests.factories import (
    a_channel,
    a_contributor,
    a_person,
    a_service,
    an_area,
    an_organization,
)

pytestmark = pytest.mark.django_db

PREVIEW = reverse("admin:services_contactchannel_hours_preview")
LABEL = "Opening hours: type them as you would say them"


@pytest.fixture(autouse=True)
def thursday(time_machine):
    """Thursday 26 November 2026, at ten."""
    time_machine.move_to(datetime(2026, 11, 26, 10, tzinfo=LONDON), tick=False)


def words(html):
    """Return the words of a piece of a page, parted by single spaces."""
    return (
        re.sub(r"\s+", " ", strip_tags(html.replace("<li>", " <li>")))
        .replace("&#x27;", "'")
        .strip()
    )


def test_what_is_typed_is_read_back_with_now_and_the_next_days(desk):
    answer = desk.get(PREVIEW, {"hours": "weekdays 10 til 4, Thursdays until 8"})
    told = words(answer.content.decode())
    assert answer.status_code == 200
    assert told.startswith(
        "Now, once somebody checked it: Open now, until 8pm "
        "Monday to Wednesday: 10am to 4pm Thursday: 10am to 8pm"
    )
    assert "Bank holidays: not confirmed: ask them" in told
    assert "Friday 27 November: 10am to 4pm Saturday 28 November: closed" in told
    assert answer.content.decode().count("<li>") == 5 + 1 + 14


def test_what_cannot_be_read_is_answered_with_the_words_it_stopped_at(desk):
    answer = desk.get(PREVIEW, {"hours": "Mondays <b>late</b>"})
    assert (answer.status_code, "<b>late" in answer.content.decode()) == (422, False)
    assert "Could not read" in answer.content.decode()


@pytest.mark.parametrize(("area", "told"), [("S09999999", "not known"), ("E09999999", "9am")])
def test_the_bank_holidays_are_those_of_the_services_nation(area, told, desk):
    service = a_service(areas=[an_area(code=area)])
    asked = {"hours": "Mo-Fr 09:00-17:00", "service": service.pk}
    days = words(desk.get(PREVIEW, asked).content.decode())
    assert f"{told}" in days[days.index("Monday 30 November", days.index("14 days")) :][:60]


@pytest.mark.parametrize("service", ["", "999999", "none", "-1"])
def test_a_service_that_is_not_there_is_no_fault(service, desk):
    assert desk.get(PREVIEW, {"hours": "24/7", "service": service}).status_code == 200


@pytest.mark.parametrize(("role", "status"), [("nobody", 403), ("contributor", 200)])
def test_the_preview_is_for_those_who_keep_hours(role, status):
    person = a_person() if role == "nobody" else a_contributor(an_organization())
    assert signed_in(person).get(PREVIEW, {"hours": "24/7"}).status_code == status


def test_without_script_the_meaning_stands_below_the_box_after_saving(desk):
    service = a_service()
    channel = service.channels.get()
    submit(desk, service, **{"channels-0-opening_hours": "Thursdays 9am-5pm"})
    for row in (service, ContactChannel.objects.get(pk=channel.pk)):
        html = desk.get(page_of(row)).content.decode()
        assert LABEL in html
        assert "Now, once somebody checked it: Open now, until 5pm" in words(html)
        assert "Thursday 26 November: 9am to 5pm" in words(html)


def copy_screen(channel):
    """Return the address of the screen."""
    return reverse("admin:services_contactchannel_copy_hours", args=[channel.pk])


def test_hours_are_copied_with_their_exceptions_and_rule(desk):
    service = a_service(numbers=[])
    text = "Mo-Fr 09:00-17:00; PH off; 2026 Dec 24 off"
    source = a_channel(service=service, value="01632 960001", hours=text)
    target = a_channel(service=service, value="01632 960002", hours="24/7")
    assert desk.post(copy_screen(target), {"source": source.pk}).status_code == 302
    assert write(hours_of(ContactChannel.objects.get(pk=target.pk))) == text


def test_only_channels_of_the_organization_are_offered(desk):
    service = a_service(numbers=["01632 960001", "01632 960002"])
    target = service.channels.first()
    own = a_service(organization=service.organization, numbers=["01632 960003"]).channels.get()
    stranger = a_service(numbers=["01632 960004"]).channels.get()
    html = desk.get(copy_screen(target)).content.decode()
    offered = [f'value="{row.pk}"' in html for row in (service.channels.last(), own, stranger)]
    assert (offered, f'value="{target.pk}"' in html) == ([True, True, False], False)
    back = desk.post(copy_screen(target), {"source": stranger.pk})
    assert "Select a valid choice." in back.content.decode()


def test_hours_that_cannot_be_read_are_not_copied(desk):
    service = a_service(numbers=["01632 960001", "01632 960002"])
    target, source = service.channels.all()
    ContactChannel.objects.filter(pk=source.pk).update(hours="sessions", bank_holidays="own_hours")
    back = desk.post(copy_screen(target), {"source": source.pk})
    assert "contradicts the openings" in back.content.decode()
