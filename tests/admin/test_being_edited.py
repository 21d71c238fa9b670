"""“NAME has this listing open”: told to those who may edit it, and forgotten after a minute."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from services.models import Editing
from tests.admin.conftest import page_of, signed_in
from tests.factories import (
    PASSWORD,
    a_contributor,
    a_member_of_staff,
    a_reviewer,
    a_service,
    an_editor,
    an_organization,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 26, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(time_machine):
    """A clock that stands still until it is moved."""
    time_machine.move_to(AT, tick=False)
    return time_machine


@pytest.fixture
def service():
    """A listing."""
    return a_service()


def address(service):
    """Return where a browser says that it has the form open."""
    return reverse("admin:services_service_open", args=[service.pk])


def avery(service):
    """Return somebody who edits the listing, called Avery Field."""
    person = an_editor(service.organization)
    person.first_name, person.last_name = "Avery", "Field"
    person.save()
    return person


def told(browser, service):
    """Return what the script is told."""
    return browser.post(address(service)).json()["words"]


def test_the_second_to_open_a_listing_is_told_who_has_it_open(service, desk):
    signed_in(avery(service)).get(page_of(service))
    html = desk.get(page_of(service)).content.decode()
    assert "Avery Field has this listing open." in html


def test_the_page_of_a_channel_is_part_of_its_listing(service, desk):
    signed_in(avery(service)).get(page_of(service.channels.get()))
    assert "Avery Field has this listing open." in desk.get(page_of(service)).content.decode()
    assert told(desk, service) == "Avery Field has this listing open."


def test_nobody_is_told_of_themselves(service, desk):
    desk.get(page_of(service))
    assert told(desk, service) == ""


def test_the_first_learns_of_the_second_by_the_script(service, desk):
    desk.get(page_of(service))
    signed_in(avery(service)).get(page_of(service))
    assert told(desk, service) == "Avery Field has this listing open."


def test_somebody_without_a_name_is_called_as_they_sign_in(service, desk):
    signed_in(a_contributor(service.organization, name="blake")).get(page_of(service))
    assert told(desk, service) == "blake has this listing open."


def test_several_are_named_together(service, desk):
    for name in ("blake", "casey", "drew"):
        signed_in(a_contributor(service.organization, name=name)).post(address(service))
    assert told(desk, service) == "blake, casey and drew have this listing open."


def test_a_browser_that_was_not_heard_of_for_a_minute_does_not_count(service, desk, clock):
    signed_in(avery(service)).get(page_of(service))
    clock.move_to(AT + timedelta(seconds=60), tick=False)
    assert told(desk, service) != ""
    clock.move_to(AT + timedelta(seconds=61), tick=False)
    assert told(desk, service) == ""
    assert Editing.objects.count() == 1


def test_leaving_the_page_clears_the_note(service, desk):
    browser = signed_in(avery(service))
    browser.get(page_of(service))
    browser.post(address(service), {"left": "1"})
    assert told(desk, service) == ""


def test_a_disabled_account_does_not_count(service, desk):
    person = avery(service)
    signed_in(person).get(page_of(service))
    person.is_active = False
    person.save()
    assert told(desk, service) == ""


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (lambda service: a_contributor(service.organization), 200),
        (lambda service: an_editor(service.organization), 200),
        (lambda _: a_reviewer(), 200),
        (lambda _: an_editor(an_organization()), 404),
        (lambda _: a_contributor(an_organization()), 404),
        (lambda _: a_member_of_staff(), 403),
    ],
)
def test_only_those_who_edit_the_listing_are_told_or_noted(who, status, service):
    person = who(service)
    assert signed_in(person).post(address(service)).status_code == status
    assert Editing.objects.filter(user=person).exists() is (status == 200)


def test_looking_at_the_address_is_refused(service, desk):
    assert desk.get(address(service)).status_code == 405


def test_a_post_from_another_site_is_refused(service, superuser):
    browser = Client(enforce_csrf_checks=True)
    browser.login(username=superuser.username, password=PASSWORD)
    assert browser.post(address(service)).status_code == 403
    assert not Editing.objects.exists()
