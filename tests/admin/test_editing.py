"""Editing a listing through the real forms: nothing saved is public before it is published."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from services.directory.channel_hours import hours_of
from services.directory.directory import Directory
from services.directory.publishing import publish
from services.directory.recalling import recall_service
from services.hours import parse, write
from services.models import ContactChannel, Organization, Service
from tests.admin.conftest import errors, form_data, page_of, submit
from tests.factories import (
    a_channel,
    a_hand_off,
    a_location,
    a_service,
    a_term,
    an_area,
    an_organization,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
States = Service.PublicationState


def published(**fields):
    """Return a service that is published."""
    service = a_service(**fields)
    publish(service=service, by=None, at=AT)
    return service


def state(service):
    """Return the state that the table has."""
    return Service.objects.get(pk=service.pk).publication_state


def test_a_page_sent_back_as_it_stands_changes_nothing(desk):
    told = {"languages": "English, Welsh", "age_from": 16, "accepts_outside": False}
    service = a_service(numbers=["01632 960001"], is_national_line=True, **told)
    a_channel(service=service, kind="sms", value="61016", hours="Mo-Fr 09:00-17:00; Su 10:00-12:00")
    a_location(service=service)
    a_hand_off(service=service, to=a_service())
    service.terms.add(a_term(), a_term(code="men", vocabulary="audience"))
    publish(service=service, by=None, at=AT)
    assert submit(desk, service).status_code == 302
    assert state(service) == States.PUBLISHED


def test_an_edit_is_saved_and_is_not_public(desk):
    service = published(summary="Listens.")
    assert submit(desk, service, summary="Shouts.").status_code == 302
    service.refresh_from_db()
    assert (service.summary, service.publication_state) == ("Shouts.", States.CHANGED)
    assert Directory.load().services[service.pk].summary == "Listens."


def test_a_new_listing_is_a_draft(desk):
    organization = an_organization()
    address = reverse("admin:services_service_add")
    area = an_area()
    sent = form_data(desk.get(address)) | {
        "name": "The Orchard",
        "page_title": "The Orchard",
        "slug": "orchard",
        "organization": organization.pk,
        "kind": "adviser",
        "summary": "Walks beside you.",
        "channels-TOTAL_FORMS": "1",
        "channels-0-kind": "phone",
        "channels-0-value": "01632 960001",
        "channels-0-opening_hours": "24/7",
        "channels-0-bank_holidays": "not_confirmed",
        "channels-0-audience": "public",
        "channels-0-position": "0",
        "areas-TOTAL_FORMS": "1",
        "areas-0-area": area.pk,
    }
    assert desk.post(address, sent).status_code == 302
    service = Service.objects.get()
    assert (service.publication_state, service.areas.get().area) == (States.DRAFT, area)
    assert write(hours_of(service.channels.get())) == "24/7"
    assert Directory.load().services == {}


@pytest.mark.parametrize(
    ("text", "saved"),
    [
        (
            "Mo-Fr 09:00-17:00; We 18:00-21:00",
            "Monday and Tuesday, Thursday and Friday 9am to 5pm; Wednesday 6pm to 9pm",
        ),
        ("24/7", "24 hours a day, every day"),
        ("", ""),
        ("  Mo 18:00-02:00 ", "Monday 6pm to 2am"),
        (
            "weekdays 10 til 4, Thursdays until 8, closed bank holidays",
            (
                "Monday to Wednesday, Friday 10am to 4pm; Thursday 10am to 8pm; "
                "closed on bank holidays"
            ),
        ),
        (
            "24/7 except Christmas Day",
            "24 hours a day, every day; closed on 25 December",
        ),
        (
            "first Tuesday of the month 6-8pm, closed 29 December 2026",
            "closed on 29 December 2026; first Tuesday of the month 6pm to 8pm",
        ),
    ],
)
def test_hours_written_in_the_box_are_saved_and_shown_again(text, saved, desk):
    service = a_service(numbers=[])
    channel = a_channel(service=service, hours="Tu 10:00-11:00")
    submit(desk, service, **{"channels-0-opening_hours": text})
    assert hours_of(ContactChannel.objects.get(pk=channel.pk)) == parse(text)
    assert form_data(desk.get(page_of(service)))["channels-0-opening_hours"] == saved


def test_changed_hours_are_unpublished_changes(desk):
    service = published()
    submit(desk, service, **{"channels-0-opening_hours": "24/7"})
    assert state(service) == States.CHANGED
    assert Directory.load().services[service.pk].channels[0].hours == ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Mondays at nine", "Could not read “at nine”."),
        ("Mo 09:00", "The hours stop too early."),
        (
            "Mo 09:00-12:00,11:00-13:00",
            "Two times overlap on Monday: 9am to noon and 11am to 1pm.",
        ),
        ("Mo 29:00-30:00", "“29:00” is not a time."),
    ],
)
def test_hours_that_cannot_be_read_are_refused_beside_the_box(text, sentence, desk):
    service = a_service()
    back = submit(desk, service, **{"channels-0-opening_hours": text})
    assert errors(back) == {"channels-0-opening_hours": [sentence]}
    assert text in back.content.decode()
    assert service.channels.get().hours == "unknown"


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("phone", "0909 879 0000", "This is a premium-rate or high-cost number. Do not list it."),
        ("phone", "0808 178", "This is not a number that can be rung in the UK. Check each digit."),
        ("sms", "ring us", "Enter a phone number with digits and spaces only."),
        ("email", "nobody", "Enter a valid email address."),
        ("webchat", "01632 960001", "Enter a valid URL."),
        ("phone", "", "This field is required."),
    ],
)
def test_a_wrong_number_or_link_is_refused_beside_its_box(kind, value, sentence, desk):
    service = a_service(numbers=["101"])
    back = submit(desk, service, **{"channels-0-kind": kind, "channels-0-value": value})
    assert errors(back) == {"channels-0-value": [sentence]}
    assert service.channels.get().value == "101"


def test_drama_numbers_are_refused_where_no_setting_allows_them(desk, settings):
    settings.SIGNPOST_ALLOW_DRAMA_NUMBERS = False
    service = a_service(numbers=["101"])
    back = submit(desk, service, **{"channels-0-value": "01632 960001"})
    told = ["This number is kept for films and tests. It reaches nobody."]
    assert errors(back) == {"channels-0-value": told}


@pytest.mark.parametrize(
    ("field", "telling"),
    [
        ("slug", "assault-line"),
        ("page_title", "assault-line"),
        ("page_title_cy", "Rape Crisis"),
        ("page_title_cy", "Cymorth wedi trais"),
        ("page_title_cy", "Ar ôl ymosodiad"),
        ("page_title_cy", "Treisio a Cham-drin"),
        ("page_title_cy", "Llinell mewn argyfwng"),
    ],
)
def test_safety_06_telling_words_are_refused_in_the_address_and_the_titles(field, telling, desk):
    back = submit(desk, a_service(), **{field: telling})
    assert list(errors(back)) == [field]


def test_rows_that_break_a_constraint_are_refused_with_a_sentence(desk):
    back = submit(desk, a_service(), age_from="18", age_to="16")
    assert errors(back) == {"__all__": ["The youngest age is above the oldest."]}


def test_a_number_taken_off_is_public_until_that_is_published(desk):
    service = published(numbers=["01632 960001", "01632 960002"])
    submit(desk, service, **{"channels-1-DELETE": "on"})
    shown = [channel.value for channel in Directory.load().services[service.pk].channels]
    assert (service.channels.count(), shown) == (1, ["01632 960001", "01632 960002"])
    assert state(service) == States.CHANGED


def test_saving_a_page_opened_before_a_recall_leaves_the_service_recalled(desk, monkeypatch):
    service = published()
    sent = form_data(desk.get(page_of(service))) | {"summary": "Shouts."}
    stale = Service.objects.get(pk=service.pk)
    recall_service(service=service, by=None, at=AT, reason="It has closed.")
    monkeypatch.setattr(
        "services.admin.service_admin.ServiceAdmin.get_object", lambda *_, **__: stale
    )
    assert desk.post(page_of(service), sent).status_code == 302
    assert (state(service), stale.summary) == (States.RECALLED, "Shouts.")


def test_a_new_name_of_an_organization_marks_its_published_services(desk):
    service = published()
    submit(desk, service.organization, name="Orchard Trust")
    assert Organization.objects.get().name == "Orchard Trust"
    assert state(service) == States.CHANGED


def test_a_location_made_public_marks_its_published_services(desk):
    service = a_service()
    location = a_location(service=service, address="1 High Street")
    publish(service=service, by=None, at=AT)
    submit(desk, location, address_visibility="public")
    assert state(service) == States.CHANGED


def test_a_hidden_location_that_moves_marks_nothing(desk):
    service = a_service()
    location = a_location(service=service, address="1 High Street")
    publish(service=service, by=None, at=AT)
    submit(desk, location, address="2 High Street")
    assert state(service) == States.PUBLISHED


def test_a_new_code_of_a_term_marks_the_services_it_describes(desk):
    service, term = a_service(), a_term()
    service.terms.add(term)
    publish(service=service, by=None, at=AT)
    submit(desk, term, code="line")
    assert state(service) == States.CHANGED
