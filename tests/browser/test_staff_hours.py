"""Hours at the staff desk in a real browser: the preview as one types, and two taps on a phone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from services.directory.directory import Directory
from services.directory.publishing import publish
from services.hours import State, status
from tests.browser.signing_in import sign_in
from tests.factories import a_channel, a_service, a_superuser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LABEL = "Opening hours: type them as you would say them"
SMALLEST_TAP = 24
"""CSS pixels of WCAG 2.5.8."""


@pytest.fixture
def service():
    """A published service that is always open."""
    service = a_service(numbers=[])
    a_channel(service=service, hours="24/7")
    publish(service=service, by=None, at=timezone.now())
    return service


@pytest.fixture
def desk(page, live_server):
    """The browser, signed in, with what its console says in `complaints`."""
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    sign_in(page, live_server.url, a_superuser())
    page.complaints.clear()
    return page


def test_the_meaning_of_typed_hours_stands_below_the_box_at_once(desk, live_server, service):
    address = reverse("admin:services_contactchannel_change", args=[service.channels.get().pk])
    desk.goto(live_server.url + address)
    box, shown = desk.get_by_label(LABEL), desk.locator(".hours-preview")
    assert "24 hours" in shown.inner_text()
    box.fill("weekdays 10 til 4, Thursdays until 8")
    desk.get_by_text("Thursday: 10am to 8pm", exact=True).wait_for()
    assert shown.locator("ol li").count() == 14
    box.fill("weekdays about ten")
    shown.get_by_text("Could not read").wait_for()
    # The answer to what cannot be read is a 422, which Chromium notes in its console.
    assert [words for words in desk.complaints if "422" not in words] == []


def test_two_taps_on_a_phone_close_a_service_until_monday(desk, live_server, service):
    desk.set_viewport_size({"width": 320, "height": 480})
    change = reverse("admin:services_service_change", args=[service.pk])
    desk.goto(live_server.url + change)
    with desk.expect_navigation():
        desk.get_by_role("link", name="Closed for a while").click()
    button = desk.get_by_role("button", name="Closed until Monday")
    assert button.bounding_box()["height"] >= SMALLEST_TAP
    assert desk.evaluate("document.documentElement.scrollWidth") <= 320
    with desk.expect_navigation():
        button.click()
    (channel,) = Directory.load().services[service.pk].channels
    assert status(channel.opening_hours, timezone.now()).state is State.CLOSED


def test_the_enter_key_closes_nothing(desk, live_server, service):
    desk.goto(live_server.url + reverse("admin:services_service_closed", args=[service.pk]))
    desk.get_by_label("Why").fill("Training")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert "Choose the day on which it opens again." in desk.content()
    assert Directory.load().services[service.pk].channels[0].hours == "24/7"
