"""People: invited, disabled and reset by administrators, who can never make themselves more."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from services.models import Membership
from tests.admin.conftest import form_data, signed_in
from tests.factories import (
    PASSWORD,
    a_contributor,
    a_person,
    a_reviewer,
    a_superuser,
    an_administrator,
    an_editor,
    an_organization,
    the_uk,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/auth/user/"
INVITE = "/admin/auth/user/add/"
WORDS = "another long password"
SCREENS = ["reset-second-factor", "disable", "enable", "invite-again"]
NO_ROLES = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}


@pytest.fixture(autouse=True)
def no_wrong_tries():
    """Nobody has tried before."""
    cache.clear()


@pytest.fixture
def keeper():
    """An administrator by role."""
    return an_administrator()


@pytest.fixture
def office(keeper):
    """The browser of the administrator."""
    return signed_in(keeper)


def page_of(person, screen="change"):
    """The address of a page about a person."""
    return f"{LIST}{person.pk}/{screen}/"


def invite(office, **changes):
    """Invite somebody and return the person and the link in the mail."""
    sent = {"first_name": "Ada", "email": "Ada@example.org", "role": "reviewer"} | {
        "area": the_uk().pk
    }
    office.post(INVITE, sent | changes)
    person = User.objects.get(email="ada@example.org")
    return person, re.findall(r"/admin/account/welcome/\S+", mail.outbox[-1].body)[0]


def told(person):
    """The lines of a person's history."""
    lines = LogEntry.objects.filter(object_id=str(person.pk)).order_by("pk")
    return [line.change_message for line in lines]


@pytest.mark.parametrize(
    "somebody",
    [
        lambda: a_contributor(an_organization()),
        lambda: an_editor(an_organization()),
        a_reviewer,
        a_person,
    ],
    ids=["contributor", "editor", "reviewer", "nobody"],
)
def test_others_cannot_see_or_do_anything_about_people(somebody):
    desk, other = signed_in(somebody()), an_editor(an_organization())
    addresses = [LIST, INVITE, page_of(other), page_of(other, "history"), page_of(other, "delete")]
    addresses += [page_of(other, screen) for screen in SCREENS]
    before = list(User.objects.order_by("pk").values())
    for address in addresses:
        assert (address, desk.get(address).status_code) == (address, 403)
        assert (address, desk.post(address, {"reason": "because"}).status_code) == (address, 403)
    assert list(User.objects.order_by("pk").values()) == before


def test_the_list_tells_roles_and_second_factors_in_a_constant_number_of_queries(
    office, django_assert_max_num_queries
):
    for number in range(30):
        an_editor(an_organization(name=f"Meadow {number}"))
    with django_assert_max_num_queries(14):
        page = office.get(LIST).content.decode()
    assert "Editor, Meadow 7" in page


def test_an_invitation_makes_an_account_without_a_password_and_leads_to_enrolment(office, client):
    person, link = invite(office)
    assert (person.username, person.has_usable_password(), person.is_superuser) == (
        "ada@example.org",
        False,
        False,
    )
    assert [str(role) for role in person.memberships.all()] == ["Reviewer, United Kingdom"]
    answer = client.post(link, {"password1": WORDS, "password2": WORDS})
    assert answer.headers["Location"] == "/admin/account/second-factor/"
    assert "QR code" in client.get(answer.headers["Location"]).content.decode()
    assert told(person) == [
        "Invited as Reviewer, United Kingdom.",
        '[{"added": {}}]',  # the admin's own line
        "Invitation accepted.",
        "Signed in.",
    ]


def test_an_invitation_works_once(office, client):
    _, link = invite(office)
    client.post(link, {"password1": WORDS, "password2": WORDS})
    assert Client().get(link).status_code == 410
    assert Client().post(link, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 410


@pytest.mark.parametrize(("hours", "status"), [(71, 200), (73, 410)])
def test_an_invitation_holds_for_72_hours(office, client, hours, status):
    _, link = invite(office)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=hours)):
        assert client.get(link).status_code == status


def test_sending_an_invitation_again_makes_the_former_worthless(office, client):
    person, link = invite(office)
    office.post(page_of(person, "invite-again"))
    [another] = re.findall(r"/admin/account/welcome/\S+", mail.outbox[-1].body)
    assert (client.get(link).status_code, client.get(another).status_code) == (410, 200)


def test_an_invitation_to_an_account_that_was_disabled_opens_nothing(office, client):
    person, link = invite(office)
    office.post(page_of(person, "disable"), {"reason": "never came"})
    assert client.get(link).status_code == 410


@pytest.mark.parametrize("password", ["short", "password1234", "ada@example.org"])
def test_a_first_password_that_is_easy_to_guess_is_refused(office, client, password):
    person, link = invite(office)
    client.post(link, {"password1": password, "password2": password})
    assert not User.objects.get(pk=person.pk).has_usable_password()


@pytest.mark.parametrize("key", ["x", "W10:x:y", "../../", "WzEsICIiXQ:1xWalS:6kuCkI1qur"])
def test_a_forged_invitation_opens_nothing(client, key):
    assert client.get(f"/admin/account/welcome/{key}/").status_code in (404, 410)


def test_the_link_begins_with_the_sites_address_whatever_the_host_header_says(office, settings):
    settings.BASE_URL = "https://help.example.org"
    office.post(
        INVITE,
        {"email": "a@example.org", "role": "reviewer", "area": the_uk().pk},
        HTTP_HOST="localhost",
    )
    assert "https://help.example.org/admin/account/welcome/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("role", "scope"), [("editor", "area"), ("reviewer", "organization"), ("reviewer", "")]
)
def test_a_role_without_its_scope_is_not_invited(office, role, scope):
    scopes = {"area": the_uk().pk, "organization": an_organization().pk}
    sent = {"email": "a@example.org", "role": role} | {key: scopes[key] for key in [scope] if key}
    assert office.post(INVITE, sent).status_code == 200
    assert not User.objects.filter(email="a@example.org").exists()


def test_an_address_belongs_to_one_account(office):
    invite(office)
    again = {"email": "ADA@example.org", "role": "reviewer", "area": the_uk().pk}
    assert "Somebody has this address already." in office.post(INVITE, again).content.decode()


def test_a_reset_takes_every_factor_ends_the_sessions_and_is_recorded(office, keeper):
    person = an_editor(an_organization())
    User.objects.filter(pk=person.pk).update(email="ada@example.org")
    desk = signed_in(person)
    office.post(page_of(person, "reset-second-factor"), {"reason": "Lost the phone, rang me."})
    line = LogEntry.objects.filter(object_id=str(person.pk)).latest("pk")
    assert (line.user, line.change_message) == (
        keeper,
        "Second factor reset: Lost the phone, rang me.",
    )
    assert not Authenticator.objects.filter(user=person).exists()
    assert desk.get("/admin/").status_code == 302
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]


@pytest.mark.parametrize("reason", ["", "  ", "x"])
def test_a_reset_needs_a_reason(office, reason):
    person = an_editor(an_organization())
    signed_in(person)
    office.post(page_of(person, "reset-second-factor"), {"reason": reason})
    assert Authenticator.objects.filter(user=person).exists()


@pytest.mark.parametrize("screen", SCREENS)
def test_nobody_does_it_to_themselves(office, keeper, screen):
    assert office.post(page_of(keeper, screen), {"reason": "because"}).status_code == 409


@pytest.mark.parametrize("screen", SCREENS)
def test_an_administrator_by_role_does_nothing_to_a_superuser(office, screen):
    operator = a_superuser()
    signed_in(operator)
    assert office.post(page_of(operator, screen), {"reason": "because"}).status_code == 409
    assert Authenticator.objects.filter(user=operator).exists()
    assert Session.objects.count() == 2


def test_an_administrator_by_role_changes_nothing_of_a_superuser(office):
    operator = a_superuser()
    sent = {"email": "mine@example.org", "password": "x", "is_superuser": "on"} | NO_ROLES
    assert office.post(page_of(operator), sent).status_code == 403
    assert User.objects.get(pk=operator.pk).email == ""


def test_an_administrator_makes_nobody_a_superuser_not_even_themselves(office, keeper):
    person = an_editor(an_organization())
    escalation = {
        "is_superuser": "on",
        "is_staff": "on",
        "user_permissions": ["1", "2"],
        "groups": ["1"],
        "password": "x",
        "username": "root",
        "email": "ada@example.org",
    }
    for row in (person, keeper):
        sent = form_data(office.get(page_of(row))) | escalation
        sent["email"] = f"{row.pk}@example.org"
        assert office.post(page_of(row), sent).status_code == 302
        now = User.objects.get(pk=row.pk)
        assert (now.is_superuser, now.username, now.password) == (False, row.username, row.password)
        assert not now.user_permissions.exists()
    office.post(INVITE, escalation | {"role": "administrator"})
    assert not User.objects.filter(is_superuser=True).exists()


@pytest.mark.parametrize("path", ["user/1/password/", "group/", "group/add/"])
def test_the_stock_screens_for_power_are_gone(desk, path):
    assert desk.get(f"/admin/auth/{path}", follow=True).status_code in (403, 404) or (
        "password" not in desk.get(f"/admin/auth/{path}").content.decode()
    )


@pytest.mark.parametrize("name", ["mfa_authenticator", "account_emailaddress", "auth_group"])
def test_keys_and_addresses_have_no_page_of_their_own(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:{name}_changelist")


def test_a_disabled_person_is_out_at_once_and_comes_back_when_enabled(office):
    person = an_editor(an_organization())
    desk = signed_in(person)
    office.post(page_of(person, "disable"), {"reason": "left"})
    assert desk.get("/admin/").status_code == 302
    office.post(page_of(person, "enable"), {"reason": "came back"})
    assert told(person) == ["Disabled: left", "Enabled: came back"]
    assert User.objects.get(pk=person.pk).is_active


def test_the_last_administrator_keeps_the_role(office, keeper):
    sent = form_data(office.get(page_of(keeper)))
    sent |= {"email": "k@example.org", "memberships-0-DELETE": "on"}
    assert (
        "At least one administrator must stay."
        in office.post(page_of(keeper), sent).rendered_content
    )
    assert Membership.objects.filter(user=keeper).exists()


def test_a_new_address_is_told_to_the_old_one(office):
    person, _ = invite(office)
    sent = form_data(office.get(page_of(person))) | {"email": "new@example.org"}
    office.post(page_of(person), sent)
    assert mail.outbox[-1].to == ["ada@example.org"]


def test_changed_roles_are_noted(office):
    person = an_editor(an_organization())
    sent = form_data(office.get(page_of(person)))
    sent |= {"email": "k@example.org", "memberships-0-DELETE": "on"}
    office.post(page_of(person), sent)
    assert "Roles are now: none." in told(person)


class NoServer:
    """A mail server that is away."""

    def __init__(self, **_):
        """Take what Django gives."""

    def send_messages(self, _messages):
        """Fail as a socket does."""
        raise ConnectionRefusedError


def test_an_invitation_that_cannot_be_sent_is_told_and_can_be_sent_later(office):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.get_connection", lambda *_, **__: NoServer())
        sent = {"email": "ada@example.org", "role": "reviewer", "area": the_uk().pk}
        page = office.post(INVITE, sent, follow=True).content.decode()
    assert "The mail could not be sent." in page
    assert User.objects.filter(email="ada@example.org").exists()


def test_an_address_that_is_too_long_for_a_name_is_refused(office):
    sent = {"email": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.org", "role": "administrator"}
    assert "too long" in office.post(INVITE, sent).content.decode()
