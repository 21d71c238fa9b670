"""Words in Welsh beside the English, and the tick that a Welsh speaker has read them."""

import pytest
from django.contrib.admin.models import LogEntry

from services.directory.welsh import welsh_is_read
from services.models import Service
from tests.admin.conftest import errors, form_data, page_of, submit
from tests.factories import a_hand_off, a_service

pytestmark = pytest.mark.django_db
TICK = "A Welsh speaker has read the Welsh"


@pytest.fixture
def service():
    """A draft with words in Welsh, and a hand-off."""
    service = a_service(summary_cy="Yn gwrando.", what_happens="Somebody says hello.")
    a_hand_off(service=service, to=a_service(name="The Orchard"))
    return service


def read(service):
    """Return whether the Welsh counts as read."""
    return welsh_is_read(Service.objects.for_freezing().get(pk=service.pk))


def ticked(desk, service):
    """Return whether the page shows the tick."""
    return form_data(desk.get(page_of(service))).get("welsh_read") == "on"


def test_the_welsh_stands_beside_the_english(desk, service):
    page = desk.get(page_of(service)).content.decode()
    for field in ("name", "summary", "who_for", "not_for", "how_to_refer", "what_happens"):
        assert page.index(f'id="id_{field}"') < page.index(f'id="id_{field}_cy"')
    assert 'id="id_hand_offs-0-who_cy"' in page


def test_a_tick_says_that_the_welsh_was_read_and_the_history_keeps_who_said_so(desk, service):
    assert submit(desk, service, welsh_read="on").status_code == 302
    assert (read(service), ticked(desk, service)) == (True, True)
    assert TICK.lower() in LogEntry.objects.latest("pk").get_change_message().lower()


def test_a_page_sent_back_as_it_stands_leaves_the_tick(desk, service):
    submit(desk, service, welsh_read="on")
    assert submit(desk, service).status_code == 302
    assert read(service)


def test_the_tick_goes_by_itself_when_the_welsh_changes(desk, service):
    submit(desk, service, welsh_read="on")
    assert submit(desk, service, summary_cy="Yn gwrando bob nos.").status_code == 302
    assert (read(service), ticked(desk, service)) == (False, False)


@pytest.mark.parametrize("changes", [{"label_cy": "Gyda’r nos"}, {"note_cy": "Nodyn"}])
def test_so_it_does_when_the_welsh_of_a_number_changes_on_its_own_page(desk, service, changes):
    submit(desk, service, welsh_read="on")
    assert submit(desk, service.channels.get(), **changes).status_code == 302
    assert not read(service)


def test_so_it_does_when_a_hand_off_changes(desk, service):
    submit(desk, service, welsh_read="on")
    assert submit(desk, service, **{"hand_offs-0-who_cy": "pobl dan 16"}).status_code == 302
    assert (service.hand_offs.get().who_cy, read(service)) == ("pobl dan 16", False)


def test_who_mends_the_welsh_and_ticks_at_once_has_read_what_they_wrote(desk, service):
    submit(desk, service, welsh_read="on", summary_cy="Yn gwrando bob nos.")
    assert read(service)


def test_the_tick_can_be_taken_back(desk, service):
    submit(desk, service, welsh_read="on")
    submit(desk, service, welsh_read=None)
    assert not read(service)


def test_somebody_elses_welsh_is_not_ticked_by_who_did_not_see_it(desk, service):
    sent = form_data(desk.get(page_of(service))) | {"welsh_read": "on"}
    Service.objects.filter(pk=service.pk).update(summary_cy="Arall.")
    response = desk.post(page_of(service), sent)
    assert (response.status_code, read(service)) == (409, False)


@pytest.fixture
def changed_unseen(desk, service):
    """What a reader sends whose page showed other Welsh of a number than stands now."""
    sent = form_data(desk.get(page_of(service))) | {"welsh_read": "on", "summary": "Listens well."}
    service.channels.update(note_cy="Arall.")
    return sent


def test_a_tick_is_refused_for_welsh_that_the_page_did_not_show(desk, service, changed_unseen):
    response = desk.post(page_of(service), changed_unseen)
    told = "Somebody changed the Welsh since you opened this page"
    assert told in errors(response)["welsh_read"][0]
    assert (response.status_code, read(service)) == (200, False)


def test_what_else_was_typed_stays_and_is_saved_with_a_new_tick(desk, service, changed_unseen):
    sent = form_data(desk.post(page_of(service), changed_unseen))
    assert ("welsh_read" in sent, sent["summary"]) == (False, "Listens well.")
    desk.post(page_of(service), sent | {"welsh_read": "on"})
    service.refresh_from_db()
    assert (service.summary, read(service)) == ("Listens well.", True)


def test_without_the_tick_the_rest_is_saved_as_it_was_sent(desk, service, changed_unseen):
    assert desk.post(page_of(service), changed_unseen | {"welsh_read": ""}).status_code == 302
    service.refresh_from_db()
    assert (service.summary, read(service)) == ("Listens well.", False)


def test_no_tick_covers_welsh_that_changed_beside_what_the_page_tells_of(
    desk, service, changed_unseen
):
    Service.objects.filter(pk=service.pk).update(name_cy="Y Ddôl")
    response = desk.post(page_of(service), changed_unseen)
    assert (response.status_code, "welsh_read" in errors(response)) == (409, True)
    desk.post(page_of(service), form_data(response))
    assert not read(service)


def test_a_tick_without_the_mark_of_what_was_shown_is_refused(desk, service):
    response = submit(desk, service, welsh_read="on", welsh_shown=None)
    assert ("welsh_read" in errors(response), read(service)) == (True, False)


def test_english_that_somebody_changed_meanwhile_refuses_no_tick(desk, service):
    sent = form_data(desk.get(page_of(service))) | {"welsh_read": "on"}
    service.channels.update(note="Other words.")
    assert (desk.post(page_of(service), sent).status_code, read(service)) == (302, True)
