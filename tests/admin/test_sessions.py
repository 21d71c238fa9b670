"""Sessions end after a working day or a pause, and the form that came too late is kept."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from services.models import HeldForm, Organization
from tests.admin.conftest import signed_in
from tests.factories import PASSWORD, a_contributor, a_superuser, an_editor, an_organization
from tests.second_factors import an_app, code

pytestmark = pytest.mark.django_db

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
LOGIN = "/admin/account/login/"
CODE = "/admin/account/code/"
ADD = "/admin/services/organization/add/"
FORM = {"name": "Meadow Trust", "key": "meadow", "office_contact": "01632 960001"}


@pytest.fixture(autouse=True)
def clock():
    """A clock that stands at the start of a working day until it is moved."""
    cache.clear()
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def sign_in(client, person):
    """Sign in as a person does, following to the page that was asked for."""
    address = client.get("/admin/").headers["Location"]
    sent = {"login": person.username, "password": PASSWORD}
    client.post(LOGIN, sent | {"next": address} if address else sent)
    return client.post(CODE, {"code": code()})


def is_in(client):
    """Whether the desk is open."""
    return client.get("/admin/").status_code == 200


@pytest.mark.parametrize(("minutes", "still"), [(29, True), (30, False)])
def test_a_session_ends_when_nobody_is_there_for_30_minutes(clock, minutes, still):
    desk = signed_in(a_superuser())
    is_in(desk)
    clock.shift(timedelta(minutes=minutes))
    assert is_in(desk) is still


@pytest.mark.parametrize(("hours", "still"), [(7.9, True), (8, False)])
def test_a_session_ends_after_8_hours_however_busy_it_is(clock, hours, still):
    desk = signed_in(a_superuser())
    is_in(desk)
    for _ in range(23):
        clock.shift(timedelta(minutes=20))
        assert is_in(desk)
    clock.move_to(START + timedelta(hours=hours))
    assert is_in(desk) is still


def test_a_script_that_asks_by_itself_is_nobody_being_there(clock):
    desk = signed_in(a_superuser())
    is_in(desk)
    for _ in range(2):
        clock.shift(timedelta(minutes=20))
        desk.get("/admin/", headers={"X-Background": "1"})
    assert not is_in(desk)


def test_an_ended_session_is_gone_from_the_server(clock):
    desk = signed_in(a_superuser())
    is_in(desk)
    clock.shift(timedelta(hours=9))
    is_in(desk)
    assert not Session.objects.exists()


def sent_too_late(clock, person, address=ADD, form=FORM, **options):
    """Send a form an hour after the person was there; return the browser and the answer."""
    desk = signed_in(person, **options)
    is_in(desk)
    clock.shift(timedelta(hours=1))
    return desk, desk.post(address, form)


def sign_in_and_follow(desk, answer, person):
    """Sign in anew from where an answer led, and open the page that this leads to."""
    to = re.search(r"next=(.+)", answer.headers["Location"])[1].replace("%2F", "/")
    desk.post(LOGIN, {"login": person.username, "password": PASSWORD, "next": to})
    led = desk.post(CODE, {"code": code()}).headers["Location"]
    return desk.get(led)


def test_a_form_that_came_too_late_is_shown_to_its_sender_and_sent_again(clock):
    person = a_superuser()
    desk, answer = sent_too_late(clock, person, form=FORM | {"csrfmiddlewaretoken": "x" * 64})
    assert not Organization.objects.exists()
    page = sign_in_and_follow(desk, answer, person)
    assert "You were signed out. This is what you sent. Send it again?" in page.content.decode()
    sent = page.context["sent"]
    assert (sent.address, dict(sent.fields)) == (ADD, FORM)
    desk.post(sent.address, dict(sent.fields))
    assert Organization.objects.get().name == "Meadow Trust"


def test_another_person_who_signs_in_gets_nothing_of_it(clock):
    desk, answer = sent_too_late(clock, a_superuser())
    other = a_superuser()
    an_app(other)
    page = sign_in_and_follow(desk, answer, other)
    assert page.headers["Location"] == "/admin/"
    assert HeldForm.objects.count() == 1


def test_a_held_form_cannot_be_read_in_the_database(clock):
    sent_too_late(clock, a_superuser())
    row = HeldForm.objects.get()
    assert not re.search("Meadow|960001|organization", f"{row.sealed} {row.token}")


def test_a_held_form_is_gone_after_an_hour(clock):
    person = a_superuser()
    desk, answer = sent_too_late(clock, person)
    clock.shift(timedelta(minutes=61))
    assert sign_in_and_follow(desk, answer, person).headers["Location"] == "/admin/"


@pytest.mark.parametrize(
    "address",
    [
        "/admin/account/login/",
        "/admin/account/code/",
        "/admin/account/second-factor/",
        "/admin/account/password-again/",
        "/admin/login/",
        "/admin/password_change/",
        "/admin/auth/user/1/password/",
    ],
)
def test_a_form_that_holds_passwords_or_codes_is_never_kept(clock, address):
    form = {"login": "x", "password": PASSWORD, "code": "123456", "old_password": PASSWORD}
    sent_too_late(clock, a_superuser(), address, form)
    assert not HeldForm.objects.exists()


def test_a_password_in_another_form_is_left_out(clock):
    person = a_superuser()
    desk, answer = sent_too_late(clock, person, form={"name": "x", "New_Password1": PASSWORD})
    page = sign_in_and_follow(desk, answer, person)
    assert page.context["sent"].fields == (("name", "x"),)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://example.org"},
        {"Sec-Fetch-Mode": "cors"},
    ],
)
def test_what_another_site_or_a_script_sends_is_not_kept(clock, headers):
    desk = signed_in(a_superuser())
    is_in(desk)
    clock.shift(timedelta(hours=1))
    desk.post(ADD, FORM, headers=headers)
    assert not HeldForm.objects.exists()


def test_only_a_few_forms_are_kept_for_one_person(clock):
    person = a_superuser()
    for _ in range(7):
        clock.move_to(START)
        sent_too_late(clock, person)
    assert HeldForm.objects.count() == 5


def test_a_form_from_before_one_signed_in_again_elsewhere_takes_the_same_way():
    person = a_superuser()
    desk = signed_in(person, enforce_csrf_checks=True)
    desk.get(ADD)
    answer = desk.post(ADD, FORM | {"csrfmiddlewaretoken": "x" * 64})
    page = desk.get(answer.headers["Location"])
    assert dict(page.context["sent"].fields) == FORM


def test_a_forged_form_of_a_live_session_is_refused_and_not_kept():
    desk = signed_in(a_superuser(), enforce_csrf_checks=True)
    desk.get(ADD)
    forged = FORM | {"csrfmiddlewaretoken": "x" * 64}
    answer = desk.post(ADD, forged, headers={"Origin": "https://example.org"})
    assert (answer.status_code, HeldForm.objects.exists()) == (403, False)


def test_the_public_site_notices_nothing_of_sessions(clock, django_assert_num_queries):
    desk = signed_in(an_editor(an_organization()))
    clock.shift(timedelta(hours=9))
    with django_assert_num_queries(0):
        answer = desk.get("/privacy/")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_contributor_without_a_second_factor_gets_the_form_back_too(clock):
    person = a_contributor(an_organization())
    desk = Client()
    desk.force_login(person)
    is_in(desk)
    clock.shift(timedelta(hours=1))
    answer = desk.post("/admin/services/service/add/", {"name": "x"})
    to = re.search(r"next=(.+)", answer.headers["Location"])[1].replace("%2F", "/")
    sent = {"login": person.username, "password": PASSWORD, "next": to}
    led = desk.post(LOGIN, sent).headers["Location"]
    assert desk.get(led).context["sent"].fields == (("name", "x"),)
