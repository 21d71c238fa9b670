"""A provider's link and a reader's report in a real browser: no cookie, no script, no account."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from services import snapshot
from services.directory.asking import asks_on, prepare_link
from services.directory.directory import Directory
from services.directory.publishing import publish
from services.models import Assurance, Suggestion
from tests.factories import a_channel, a_service

pytestmark = pytest.mark.browser
PHONE = {"width": 320, "height": 480}


@pytest.fixture
def listing(live_server, monkeypatch):
    """The address of a listing on a site that serves it."""
    today = timezone.localdate()
    service = a_service(
        slug="meadow", numbers=[], office_email="office@example.org", review_due=today
    )
    a_channel(service=service, value="01632 960001", hours="Mo-Fr 09:00-17:00")
    publish(service=service, by=None, at=timezone.now())
    monkeypatch.setattr(snapshot.follower(), "_directory", Directory.load())
    return f"{live_server.url}/services/meadow/"


@pytest.fixture
def link(listing, live_server):
    """The address in an e-mail to its office."""
    [ask] = asks_on(timezone.localdate())
    _link, token = prepare_link(ask, at=timezone.now())
    return f"{live_server.url}/listing-check/{token}/"


def test_a_provider_says_that_all_is_correct_and_the_link_has_ended(page, link):
    page.set_viewport_size(PHONE)
    page.goto(link)
    page.get_by_role("button", name="All correct").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    assert Assurance.objects.get().method == "provider"
    assert page.goto(link).status == 410
    assert page.context.cookies() == []


def test_a_provider_changes_the_hours_in_their_own_words(page, link):
    page.goto(link)
    page.get_by_label("Hours of 01632 960001").fill("weekdays 10 til 4")
    page.get_by_role("button", name="Send these changes").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    assert list(Suggestion.objects.get().changes.values()) == ["weekdays 10 til 4"]


def test_safety_23_axe_finds_nothing_on_the_providers_page(page, link):
    found = {}
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(link)
        found[width] = [v["id"] for v in Axe().run(page).response["violations"]]
        found[width] += ["wide"] * page.evaluate(
            "document.documentElement.scrollWidth > innerWidth"
        )
    assert found == {320: [], 1280: []}


def test_safety_12_a_reader_reports_a_mistake_and_finds_the_way_back(page, listing):
    page.set_viewport_size(PHONE)
    page.goto(listing)
    page.get_by_role("link", name="Report a mistake in this listing").click()
    page.get_by_label("It has closed").check()
    page.wait_for_timeout(2500)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    page.get_by_role("link", name="Back to the listing").click()
    page.wait_for_url(listing)
    assert [row.topic for row in Suggestion.objects.all()] == ["closed"]
    assert page.context.cookies() == []
