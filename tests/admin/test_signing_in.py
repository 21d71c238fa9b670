"""Signing in: who needs a second factor, wrong tries, forgotten passwords."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from services.directory.second_factors import renew_recovery_codes
from services.models import SharedCount
from tests.admin.conftest import signed_in
from tests.factories import (
    PASSWORD,
    a_contributor,
    a_person,
    a_reviewer,
    a_superuser,
    an_administrator,
    an_editor,
    an_organization,
)
from tests.second_factors import an_app, code

pytestmark = pytest.mark.django_db

LOGIN = "/admin/account/login/"
ENROL = "/admin/account/second-factor/"
CODE = "/admin/account/code/"
WAIT = "Too many wrong tries"
PEOPLE = {
    "contributor": lambda: a_contributor(an_organization()),
    "editor": lambda: an_editor(an_organization()),
    "reviewer": a_reviewer,
    "administrator": an_administrator,
    "superuser": a_superuser,
    "nobody": a_person,
}
MUST_ENROL = {"editor", "reviewer", "administrator", "superuser"}
NOT_OFFERED = ["signup", "logout", "email", "confirm-email", "password/change", "password/set",
               "2fa", "2fa/totp/activate", "3rdparty", "social/signup", "sessions"]  # fmt: skip


@pytest.fixture(autouse=True)
def no_wrong_tries():
    """Nobody has tried before."""
    cache.clear()


def give_password(client, name, password=PASSWORD, *, address="192.0.2.1", to=""):
    """Send the first form; return the answer."""
    sent = {"login": name, "password": password, "next": to}
    return client.post(LOGIN, sent, REMOTE_ADDR=address)


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_reaches_the_public_reaches_nothing_before_enrolling(client, role, method):
    give_password(client, PEOPLE[role]().username)
    led = {
        address: getattr(client, method)(address).headers.get("Location") == ENROL
        for address in ("/admin/", "/admin/services/service/", "/admin/password_change/")
    }
    assert set(led.values()) == {role in MUST_ENROL}


def test_enrolling_an_app_opens_the_desk_and_leads_to_codes_and_the_page_asked_for(client):
    give_password(client, an_editor(an_organization()).username)
    client.get("/admin/services/service/?q=x")
    secret = "".join(client.get(ENROL).context["secret"])
    client.post(ENROL, {"code": code(secret)})
    codes = client.get("/admin/account/second-factor/codes/")
    assert (len(codes.context["codes"]), codes.context["afterwards"]) == (
        10,
        "/admin/services/service/?q=x",
    )
    assert client.get("/admin/services/service/").status_code == 200


def test_the_key_for_the_app_stays_the_same_when_the_page_is_opened_again(client):
    give_password(client, an_editor(an_organization()).username)
    first, second = (client.get(ENROL).context["secret"] for _ in range(2))
    assert first == second


def test_a_script_of_somebody_who_has_to_enrol_is_refused(client):
    give_password(client, an_editor(an_organization()).username)
    assert client.get("/admin/jsi18n/", headers={"Sec-Fetch-Dest": "script"}).status_code == 403


def test_a_wrong_code_enrols_nothing(client):
    person = an_editor(an_organization())
    give_password(client, person.username)
    client.get(ENROL)
    client.post(ENROL, {"code": "000000"})
    assert not Authenticator.objects.filter(user=person).exists()


def test_a_session_from_before_the_enrolment_does_not_grow_with_it(client):
    person = an_editor(an_organization())
    give_password(client, person.username)
    an_app(person)
    assert client.get("/admin/").headers["Location"].startswith(LOGIN)
    assert client.get(ENROL).headers["Location"].startswith(LOGIN)


def test_the_password_alone_opens_nothing_where_there_is_a_second_factor(client):
    person = a_contributor(an_organization())
    an_app(person)
    answer = give_password(client, person.username, to="/admin/services/")
    assert answer.headers["Location"] == CODE
    assert client.get("/admin/").status_code == 302
    answer = client.post(CODE, {"code": code()})
    assert answer.headers["Location"] == "/admin/services/"


def test_a_number_of_the_app_opens_the_door_once(client):
    person = an_editor(an_organization())
    an_app(person)
    now = code()
    answers = []
    for browser in (client, Client()):
        give_password(browser, person.username)
        answers.append(browser.post(CODE, {"code": now}).status_code)
    assert answers == [302, 200]


def test_a_recovery_code_opens_the_door_once_as_it_is_printed(client):
    person = an_editor(an_organization())
    an_app(person)
    renew_recovery_codes(person=person)
    printed = signed_in(person).get("/admin/account/second-factor/codes/").context["codes"][0]
    answers = []
    for browser in (client, Client()):
        give_password(browser, person.username)
        answers.append(browser.post(CODE, {"code": printed}).status_code)
    assert answers == [302, 200]


def test_wrong_codes_are_limited(client):
    person = an_editor(an_organization())
    an_app(person)
    give_password(client, person.username)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})
    assert WAIT in client.post(CODE, {"code": code()}).content.decode()


def test_five_wrong_tries_shut_that_name_out_from_that_address_alone(client):
    person = a_contributor(an_organization())
    other = a_contributor(an_organization())
    for _ in range(5):
        give_password(client, person.username, "wrong")
    refused = give_password(client, person.username)
    assert WAIT in refused.content.decode()
    assert give_password(client, other.username).status_code == 302
    assert give_password(Client(), person.username, address="192.0.2.2").status_code == 302


def test_an_address_that_tries_many_names_has_to_wait(client):
    for number in range(10):
        give_password(client, f"name-{number}", "wrong")
    assert WAIT in give_password(client, a_person().username).content.decode()


def test_the_count_of_wrong_tries_stands_in_the_database_without_name_or_address(client):
    give_password(client, "somebody", "wrong")
    kept = " ".join(f"{row.cache_key} {row.value}" for row in SharedCount.objects.all())
    assert kept
    assert not re.search("somebody|192", kept)


@pytest.mark.parametrize("field", ["is_active", "is_staff"])
def test_a_shut_account_and_one_that_is_not_of_staff_answer_as_a_wrong_password(client, field):
    person = a_person(**({"is_active": False} if field == "is_active" else {}))
    type(person).objects.filter(pk=person.pk).update(**{field: False})
    assert "do not fit" in give_password(client, person.username).content.decode()


def test_what_happens_at_the_door_stands_in_the_persons_history(client):
    person = an_editor(an_organization())
    an_app(person)
    give_password(client, person.username, "wrong")
    give_password(client, person.username)
    client.post(CODE, {"code": "000000"})
    client.post(CODE, {"code": code()})
    noted = LogEntry.objects.filter(object_id=str(person.pk)).order_by("pk")
    assert [entry.change_message for entry in noted] == [
        "Sign-in failed: wrong password.",
        "Sign-in failed: wrong code.",
        "Signed in.",
    ]


@pytest.mark.parametrize("path", NOT_OFFERED)
def test_what_the_library_offers_and_nobody_needs_is_not_there(client, path):
    assert client.get(f"/admin/account/{path}").status_code == 404


def test_the_folder_of_the_account_pages_leads_to_the_sign_in_page(client):
    assert client.get("/admin/account/").headers["Location"] == LOGIN


def test_an_old_address_of_the_sign_in_page_leads_there_and_back(client):
    answer = client.get("/admin/login/?next=/admin/services/")
    assert answer.headers["Location"] == f"{LOGIN}?next=/admin/services/"


def test_nobody_is_led_to_another_site(client):
    person = a_contributor(an_organization())
    answer = give_password(client, person.username, to="https://example.org/")
    assert answer.headers["Location"] == "/admin/"


def test_a_forgotten_password_gets_the_same_answer_for_a_known_and_an_unknown_address(client):
    a_person(email="ada@example.org")
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}, REMOTE_ADDR="192.0.2.9")
        for email in ("ada@example.org", "nobody@example.org")
    ]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]


def test_a_reset_link_begins_with_the_sites_address_and_works_once(client, settings):
    settings.BASE_URL = "https://help.example.org"
    person = an_editor(an_organization())
    type(person).objects.filter(pk=person.pk).update(email="ada@example.org")
    an_app(person)
    client.post(
        reverse("account_reset_password"), {"email": "ada@example.org"}, HTTP_HOST="localhost"
    )
    [link] = re.findall(r"https://help\.example\.org(/\S+)", mail.outbox[0].body)
    form = client.get(link).headers["Location"]
    words = "another long password"
    client.post(form, {"password1": words, "password2": words})
    assert give_password(client, person.username, words).headers["Location"] == CODE
    assert "This link is over" in Client().get(link).content.decode()


def test_a_reset_link_is_over_after_an_hour(client):
    a_person(email="ada@example.org")
    client.post(reverse("account_reset_password"), {"email": "ada@example.org"})
    [link] = re.findall(r"http://127\.0\.0\.1:8000(/\S+)", mail.outbox[0].body)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=61)):
        assert "This link is over" in Client().get(link).content.decode()


def test_who_signed_in_long_ago_gives_the_password_again_before_changing_factors():
    person = an_editor(an_organization())
    desk = signed_in(person)
    desk.get("/admin/")
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=20)):
        again = f"/admin/account/password-again/?next={ENROL}"
        assert desk.get(ENROL).headers["Location"] == again
        assert desk.post(ENROL, {"remove": "1"}).headers["Location"] == again
        assert desk.post(again, {"password": "wrong"}).status_code == 200
        assert desk.post(again, {"password": PASSWORD}).headers["Location"] == ENROL
        assert desk.get(ENROL).status_code == 200


def test_the_last_factor_of_somebody_who_needs_one_stays_and_others_may_go():
    kept = []
    for person in (an_editor(an_organization()), a_contributor(an_organization())):
        desk = signed_in(person)
        desk.post(ENROL, {"remove": str(an_app(person).pk)})
        kept.append(Authenticator.objects.filter(user=person).exists())
    assert kept == [True, False]


@pytest.mark.parametrize("credential", ["", "x", "{}", "[]", '{"id": 1}', '{"response": {}}'])
def test_what_is_no_passkey_is_refused(credential):
    desk = signed_in(an_editor(an_organization()))
    desk.get(ENROL)
    answer = desk.post(reverse("passkey_add"), {"name": "x", "credential": credential})
    assert answer.headers["Location"] == ENROL
    assert Authenticator.objects.filter(type="webauthn").count() == 0


def test_too_many_requests_get_a_page_of_ours(client):
    statuses = [give_password(client, "", "").status_code for _ in range(31)]
    assert (statuses[29], statuses[30]) == (200, 429)
    assert "Wait some minutes" in give_password(client, "x").content.decode()
