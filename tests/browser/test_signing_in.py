"""Getting in, in a real browser: app and passkey, on a phone, and the form that came too late."""

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import reverse

from services.admin.signing_in.invitations import invitation_key
from services.admin.signing_in.sessions import SEEN
from services.directory.people import invite
from services.models import Membership, Organization
from tests.browser.signing_in import give_password, sign_in
from tests.factories import (
    a_person,
    a_superuser,
    an_administrator,
    an_editor,
    an_organization,
    the_uk,
)
from tests.second_factors import code

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = {"rules": {"target-size": {"enabled": True}}}
VIRTUAL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _no_wrong_tries():
    """Nobody has tried before."""
    cache.clear()


@pytest.fixture
def phone(page):
    """A small phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    return page


def faults(page):
    """What stands against the page: it scrolls sideways, or axe finds something."""
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    found = Axe().run(page, options=RULES).response["violations"]
    return [*(["wide"] if wide else []), *(one["id"] for one in found)]


def test_an_invited_colleague_enrols_an_app_on_a_small_phone(phone, live_server):
    person = a_person()
    person.email = "ada@example.org"
    person.pk = None
    role = Membership(role="reviewer", area=the_uk())
    invite(person=person, membership=role, by=an_administrator())
    seen = {}
    phone.goto(live_server.url + reverse("invitation", args=[invitation_key(person)]))
    seen["welcome"] = faults(phone)
    phone.get_by_label("Choose a password").fill("another long password")
    phone.get_by_label("The same again").fill("another long password")
    with phone.expect_navigation():
        phone.get_by_role("button", name="Go on").click()
    seen["enrol"] = faults(phone)
    drawn = phone.get_by_role("img", name="QR code")
    assert drawn.evaluate("image => image.naturalWidth") > 0
    phone.get_by_label("The 6 numbers").fill(
        code(phone.locator(".secret").inner_text().replace(" ", ""))
    )
    with phone.expect_navigation():
        phone.get_by_role("button", name="Use this app").click()
    seen["codes"] = faults(phone)
    assert phone.locator(".codes li").count() == 10
    with phone.expect_navigation():
        phone.get_by_role("link", name="go on").click()
    assert phone.url == f"{live_server.url}/admin/"
    assert seen == {page: [] for page in seen}


def test_a_passkey_is_made_and_opens_the_desk_the_next_time(phone, live_server):
    devtools = phone.context.new_cdp_session(phone)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL})
    person = an_editor(an_organization())
    give_password(phone, live_server.url, person, to="/admin/services/service/")
    phone.get_by_label("A name for it").fill("My laptop")
    with phone.expect_navigation(url="**/codes/"):
        phone.get_by_role("button", name="Make a passkey").click()
    assert [str(row) for row in Authenticator.objects.filter(type="webauthn")] == ["My laptop"]
    phone.get_by_role("button", name="Log out").click()
    give_password(phone, live_server.url, person, to="/admin/services/service/")
    assert faults(phone) == []
    with phone.expect_navigation(url="**/admin/services/service/"):
        phone.get_by_role("button", name="Use my passkey").click()


def test_without_a_passkey_at_hand_the_page_says_so(phone, live_server):
    devtools = phone.context.new_cdp_session(phone)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator", {"options": VIRTUAL | {"isUserVerified": False}}
    )
    phone.add_init_script("navigator.credentials.create = () => Promise.reject(new Error())")
    give_password(phone, live_server.url, an_editor(an_organization()))
    phone.get_by_role("button", name="Make a passkey").click()
    phone.get_by_text("No passkey was made.").wait_for()


def test_at_a_bare_address_only_an_app_is_offered(phone, live_server):
    origin = live_server.url.replace("localhost", "127.0.0.1")
    give_password(phone, origin, an_editor(an_organization()))
    phone.get_by_text("Passkeys work only where this site is reached as localhost").wait_for()
    assert phone.get_by_role("button", name="Make a passkey").count() == 0


def test_a_half_typed_form_outlives_its_session(phone, live_server):
    person = a_superuser()
    add = reverse("admin:services_organization_add")
    sign_in(phone, live_server.url, person, to=add)
    phone.get_by_label("Name:", exact=True).fill("Meadow Trust")
    phone.get_by_label("Key:").fill("meadow")
    phone.get_by_label("Office contact").fill("Ask for Jo.\n01632 960001")
    [session] = Session.objects.all()
    store = session.get_session_store_class()(session.session_key)
    store[SEEN] -= 3600
    store.save()
    with phone.expect_navigation():
        phone.get_by_role("button", name="Save", exact=True).click()
    assert not Organization.objects.exists()
    cache.clear()  # the number of the app may be used again
    phone.get_by_label("E-mail address or user name").fill(person.username)
    phone.get_by_label("Password").fill("a long password for tests")
    with phone.expect_navigation():
        phone.get_by_role("button", name="Sign in").click()
    phone.get_by_label("Code from your app").fill(code())
    with phone.expect_navigation():
        phone.get_by_role("button", name="Sign in").click()
    phone.get_by_text("You were signed out.").wait_for()
    assert faults(phone) == []
    with phone.expect_navigation():
        phone.get_by_role("button", name="Send it again").click()
    kept = Organization.objects.get().office_contact
    assert kept.split() == ["Ask", "for", "Jo.", "01632", "960001"]
