"""Two people on one listing in a real browser: the note that it is open, and the second save."""

import pytest
from django.urls import reverse
from django.utils import timezone

from services.directory.presence import note_open
from services.models import Service
from tests.admin.conftest import signed_in, submit
from tests.browser.test_staff_hours import desk, service  # noqa: F401  fixtures
from tests.factories import a_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def avery(transactional_db):
    """Somebody else who may do everything."""
    return a_person(name="avery", first_name="Avery", last_name="Field", is_superuser=True)


def test_the_second_save_shows_the_first_and_loses_nothing(desk, live_server, service, avery):  # noqa: F811
    desk.set_viewport_size({"width": 320, "height": 640})
    desk.goto(live_server.url + reverse("admin:services_service_change", args=[service.pk]))
    assert desk.get_by_text("has this listing open").count() == 0
    submit(signed_in(avery), service, summary="Hears.")
    desk.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    desk.get_by_text("Avery Field has this listing open.").wait_for()
    desk.get_by_label("Who it is for:").fill("Everyone.")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_text("Changed by Avery Field on").wait_for()
    assert desk.evaluate("document.documentElement.scrollWidth") <= 320
    assert desk.get_by_label("Summary:").input_value() == "Hears."
    with desk.expect_navigation():
        desk.get_by_role("button", name="Save", exact=True).click()
    saved = Service.objects.get(pk=service.pk)
    assert (saved.summary, saved.who_for) == ("Hears.", "Everyone.")
    assert [words for words in desk.complaints if "409" not in words] == []


def test_leaving_the_page_takes_the_note_away(desk, live_server, service, avery):  # noqa: F811
    desk.goto(live_server.url + reverse("admin:services_service_change", args=[service.pk]))
    assert service.open_forms.count() == 1
    note_open(service=service, by=avery, at=timezone.now())
    desk.goto(live_server.url + "/admin/")
    # The browser sends its last word when it likes, and tells nobody of the answer.
    for _ in range(50):
        if service.open_forms.count() == 1:
            break
        desk.wait_for_timeout(100)
    assert [row.user for row in service.open_forms.all()] == [avery]
