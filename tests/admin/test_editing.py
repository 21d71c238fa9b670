"""Editing a listing through the real forms: nothing saved is public before it is published."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from services.directory.channel_hours import hours_of
from services.directory.directory import Directory
from services.directory.publishing import publish
from services.directory.recalling import recall_service
from services.hours import parse, write
from services.models import ContactChannel, Organization, Schedule, Service
from tests.admin.conftest import form_data
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


def page_of(row):
    """Return the address of a row's page."""
    return reverse(f"admin:services_{row._meta.model_name}_change", args=[row.pk])


def submit(desk, row, **changes):
    """Open the page of a row, change some of what it sends, and send it."""
    sent = form_data(desk.get(page_of(row))) | changes
    return desk.post(page_of(row), {key: value for key, value in sent.items() if value is not None})


def errors(response):
    """Return every message of the form that came back, by field."""
    found = dict(response.context["adminform"].form.errors)
    for inline in response.context["inline_admin_formsets"]:
        if inline.formset.non_form_errors():
            found[inline.formset.prefix] = inline.formset.non_form_errors()
        for form in inline.formset.forms:
            found |= {form.add_prefix(name): told for name, told in form.errors.items()}
    return {name: list(told) for name, told in found.items()}


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
    service = published(numbers=["01632 960001"], is_national_line=True, **told)
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
        ("Mo-Fr 09:00-17:00; We 18:00-21:00", "Mo,Tu,Th,Fr 09:00-17:00; We 18:00-21:00"),
        ("24/7", "24/7"),
        ("", ""),
        ("  Mo 18:00-02:00 ", "Mo 18:00-02:00"),
    ],
)
def test_hours_written_in_the_box_are_saved_and_shown_again(text, saved, desk):
    service = a_service(numbers=[])
    channel = a_channel(service=service, hours="Tu 10:00-11:00")
    submit(desk, service, **{"channels-0-opening_hours": text})
    assert write(hours_of(ContactChannel.objects.get(pk=channel.pk))) == saved
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


@pytest.mark.parametrize("field", ["slug", "page_title"])
def test_telling_words_are_refused_in_the_address_and_the_title(field, desk):
    back = submit(desk, a_service(), **{field: "assault-line"})
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


def test_a_new_name_of_a_service_marks_those_that_send_people_there(desk):
    other, service = a_service(name="The Orchard"), a_service()
    a_hand_off(service=service, to=other)
    publish(service=service, by=None, at=AT)
    submit(desk, other, name="The Grove")
    assert state(service) == States.CHANGED


def test_a_new_code_of_a_term_marks_the_services_it_describes(desk):
    service, term = a_service(), a_term()
    service.terms.add(term)
    publish(service=service, by=None, at=AT)
    submit(desk, term, code="line")
    assert state(service) == States.CHANGED


def grid(*rows):
    """Return what the grid of a channel sends for new rows of weekday, opening and closing."""
    sent = {"schedules-TOTAL_FORMS": str(len(rows))}
    for number, (weekday, opens, closes) in enumerate(rows):
        sent |= {
            f"schedules-{number}-weekday": weekday,
            f"schedules-{number}-opens_at": opens,
            f"schedules-{number}-closes_at": closes,
        }
    return sent


def test_the_grid_of_a_channel_sets_its_hours_and_marks_the_service(desk):
    service = published()
    channel = service.channels.get()
    rows = grid((0, "09:00", "17:00"), (4, "18:00", "02:00"))
    assert submit(desk, channel, **rows).status_code == 302
    assert write(hours_of(ContactChannel.objects.get())) == "Mo 09:00-17:00; Fr 18:00-02:00"
    assert state(service) == States.CHANGED


def test_the_tick_of_a_channel_says_that_it_never_closes(desk):
    channel = published().channels.get()
    submit(desk, channel, always_open="on", **grid())
    assert ContactChannel.objects.get().hours == "always"
    assert form_data(desk.get(page_of(channel)))["always_open"] == "on"
    submit(desk, channel, always_open=None, **grid())
    assert ContactChannel.objects.get().hours == "unknown"


def test_a_channel_page_sent_back_as_it_stands_keeps_its_hours(desk):
    channel = a_channel(service=a_service(numbers=[]), hours="Mo 09:00-17:00; Tu 18:00-02:00")
    assert submit(desk, channel).status_code == 302
    assert write(hours_of(ContactChannel.objects.get())) == "Mo 09:00-17:00; Tu 18:00-02:00"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            grid((0, "09:00", "17:00"), (0, "12:00", "18:00")),
            "Two times overlap on Monday: 9am to 5pm and noon to 6pm.",
        ),
        (
            {"always_open": "on"} | grid((0, "09:00", "17:00")),
            "It is open 24 hours: take the rows off, or the tick.",
        ),
    ],
)
def test_a_grid_that_is_no_week_is_refused_with_a_sentence(changes, sentence, desk):
    channel = a_service().channels.get()
    assert errors(submit(desk, channel, **changes)) == {"schedules": [sentence]}
    assert not Schedule.objects.exists()


def test_a_row_that_opens_and_closes_at_once_is_refused(desk):
    channel = a_service().channels.get()
    told = errors(submit(desk, channel, **grid((0, "09:00", "09:00"))))
    assert told["schedules-0-__all__"] == ["It opens and closes at the same time."]


def test_an_exception_with_one_time_is_refused_with_a_sentence(desk):
    channel = a_channel(service=a_service(numbers=[]), hours="Mo 09:00-17:00")
    sent = {
        "exceptions-TOTAL_FORMS": "1",
        "exceptions-0-first_day": "2026-12-24",
        "exceptions-0-last_day": "2026-12-26",
        "exceptions-0-opens_at": "09:00",
    }
    told = errors(submit(desk, channel, **sent))
    words = "Give both times, or neither for a day it is closed."
    assert told == {"exceptions-0-__all__": [words]}


def test_the_hours_of_the_notation_and_of_the_rows_are_the_same(desk):
    text = "Mo-Fr 09:00-17:00; Sa,Su 00:00-24:00; PH 10:00-12:00"
    channel = a_channel(service=a_service(numbers=[]), hours=text)
    assert hours_of(ContactChannel.objects.get(pk=channel.pk)) == parse(text)
