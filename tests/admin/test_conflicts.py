"""Two people on one listing: whoever saves second sees the other's change and loses nothing."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.core import signing
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from services.directory.channel_hours import hours_of
from services.directory.publishing import publish
from services.directory.review_dates import NEXT_REVIEW
from services.hours import write
from services.models import Capacity, ContactChannel, Service
from tests.admin.conftest import errors, form_data, page_of, signed_in, submit
from tests.factories import (
    a_channel,
    a_hand_off,
    a_person,
    a_reviewer,
    a_service,
    a_superuser,
    a_term,
    an_area,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def service():
    """A published listing with two numbers, an area, a hand-off and a capacity."""
    service = a_service(
        summary="Listens.", who_for="Anyone.", numbers=["01632 960001", "01632 960002"]
    )
    a_hand_off(service=service, to=a_service(name="The Orchard"))
    Capacity.objects.create(service=service, strand="helpline", state="accepting", as_of=AT.date())
    publish(service=service, by=None, at=AT)
    return service


@pytest.fixture
def other(db):
    """The browser of somebody else, whose name is Avery Field."""
    person = a_reviewer(name="avery")
    person.first_name, person.last_name = "Avery", "Field"
    person.is_superuser = True
    person.save()
    return signed_in(person)


def words(response):
    """Return the words of a page, parted by single spaces."""
    return " ".join(strip_tags(response.content.decode()).split())


def told(response):
    """Return what the page says that the other changed."""
    return [
        (change.label, change.was, change.now, change.typed)
        for change in response.context["conflict"]
    ]


def in_the_table(row):
    """Return the row as the table has it."""
    return type(row).objects.get(pk=row.pk)


def opened(browser, row):
    """Return what a browser would send that opened the page of a row now."""
    return form_data(browser.get(page_of(row)))


def test_one_person_alone_meets_no_conflict(desk, service):
    assert submit(desk, service, summary="Hears.").status_code == 302
    assert submit(desk, service, summary="Sings.").status_code == 302


def test_whoever_saves_second_is_shown_the_change_and_nothing_is_saved(desk, other, service):
    mine = opened(desk, service)
    submit(other, service, summary="Hears.")
    back = desk.post(page_of(service), mine | {"who_for": "Everyone."})
    assert (back.status_code, in_the_table(service).who_for) == (409, "Anyone.")
    assert told(back) == [("Summary", "Listens.", "Hears.", "")]
    assert "Summary: was “Listens.”, is now “Hears.”." in words(back)
    assert "Changed by Avery Field on " in words(back)


def test_what_was_not_touched_takes_the_others_value_and_saving_again_saves_both(
    desk, other, service
):
    mine = opened(desk, service)
    submit(other, service, summary="Hears.")
    back = desk.post(page_of(service), mine | {"who_for": "Everyone."})
    again = form_data(back)
    assert (again["summary"], again["who_for"]) == ("Hears.", "Everyone.")
    assert desk.post(page_of(service), again).status_code == 302
    saved = in_the_table(service)
    assert (saved.summary, saved.who_for) == ("Hears.", "Everyone.")


def test_a_field_that_both_changed_keeps_what_was_typed_and_is_marked(desk, other, service):
    mine = opened(desk, service)
    submit(other, service, summary="Hears.")
    back = desk.post(page_of(service), mine | {"summary": "Sings."})
    assert told(back) == [("Summary", "Listens.", "Hears.", "Sings.")]
    assert errors(back)["summary"] == ["You both changed this. Theirs is now: “Hears.”."]
    assert form_data(back)["summary"] == "Sings."
    assert desk.post(page_of(service), form_data(back)).status_code == 302
    assert in_the_table(service).summary == "Sings."


def test_a_third_change_in_between_comes_back_again(desk, other, service):
    mine = opened(desk, service)
    submit(other, service, summary="Hears.")
    back = desk.post(page_of(service), mine | {"who_for": "Everyone."})
    submit(other, service, access_note="A ramp.")
    again = desk.post(page_of(service), form_data(back))
    assert (again.status_code, told(again)) == (409, [("Access note", "blank", "A ramp.", "")])
    assert desk.post(page_of(service), form_data(again)).status_code == 302
    saved = in_the_table(service)
    assert (saved.summary, saved.who_for, saved.access_note) == ("Hears.", "Everyone.", "A ramp.")


def test_the_change_of_one_number_stays_beside_the_change_of_the_other(desk, other, service):
    mine = opened(desk, service)
    submit(other, service, **{"channels-0-value": "01632 960011"})
    back = desk.post(page_of(service), mine | {"channels-1-value": "01632 960012"})
    assert told(back) == [
        ("Phone 01632 960011: Number, address or link", "01632 960001", "01632 960011", "")
    ]
    assert desk.post(page_of(service), form_data(back)).status_code == 302
    assert [row.value for row in service.channels.all()] == ["01632 960011", "01632 960012"]


def test_a_row_that_the_other_added_stays_and_one_typed_here_is_added(desk, other, service):
    mine = opened(desk, service)
    new = {"channels-TOTAL_FORMS": "3", "channels-2-kind": "phone", "channels-2-audience": "public"}
    submit(other, service, **new, **{"channels-2-value": "01632 960013"})
    back = desk.post(page_of(service), mine | new | {"channels-2-value": "01632 960014"})
    assert "Phone 01632 960013 was added." in words(back)
    assert desk.post(page_of(service), form_data(back)).status_code == 302
    assert [row.value for row in service.channels.all()] == [
        "01632 960001",
        "01632 960002",
        "01632 960013",
        "01632 960014",
    ]


def test_a_row_that_the_other_took_off_is_told_with_what_was_typed_into_it(desk, other, service):
    mine = opened(desk, service)
    submit(other, service, **{"channels-0-DELETE": "on"})
    back = desk.post(page_of(service), mine | {"channels-0-value": "01632 960019"})
    assert (
        "Phone 01632 960001 was taken off. You had typed: Number, address or link: 01632 960019"
        in words(back)
    )
    assert desk.post(page_of(service), form_data(back)).status_code == 302
    assert [row.value for row in service.channels.all()] == ["01632 960002"]


def test_a_row_taken_off_here_that_the_other_changed_is_marked_and_still_ticked(
    desk, other, service
):
    mine = opened(desk, service)
    submit(other, service, **{"channels-0-value": "01632 960011"})
    back = desk.post(page_of(service), mine | {"channels-0-DELETE": "on"})
    assert [row[3] for row in told(back)] == ["taken off"]
    assert form_data(back)["channels-0-DELETE"] == "on"


def test_hours_that_the_other_typed_stay(desk, other, service):
    mine = opened(desk, service)
    submit(other, service, **{"channels-0-opening_hours": "Mon to Fri 9am-5pm"})
    back = desk.post(page_of(service), mine | {"summary": "Hears."})
    assert told(back) == [
        ("Phone 01632 960001: Opening hours", "blank", "Monday to Friday 9am to 5pm", "")
    ]
    assert desk.post(page_of(service), form_data(back)).status_code == 302
    assert write(hours_of(service.channels.first())) == "Mo-Fr 09:00-17:00"


def test_choices_ticks_words_areas_and_dates_are_told_in_words(desk, other, service):
    mine = opened(desk, service)
    area, term = an_area(name="Meadowshire"), a_term(code="men", vocabulary="audience")
    changes = {
        "gender": "men",
        "is_national_line": "on",
        "accepts_outside": "false",
        "terms": [term.pk],
        "age_from": "16",
        "areas-TOTAL_FORMS": "2",
        "areas-1-area": str(area.pk),
        "capacities-0-state": "closed",
        "hand_offs-0-who": "men",
    }
    assert submit(other, service, **changes).status_code == 302
    back = desk.post(page_of(service), mine | {"summary": "Hears."})
    assert {row[:3] for row in told(back)} == {
        ("Gender", "blank", "Men and boys"),
        ("Is national line", "No", "Yes"),
        ("Accepts people from outside its area", "blank", "No"),
        ("Terms", "blank", "Who it is for: men"),
        ("Age from", "blank", "16"),
        (str(area), "", ""),
        ("Helpline: Closed to new referrals: State", "Accepting", "Closed to new referrals"),
        ("men: Who", "people under 16", "men"),
    }
    assert desk.post(page_of(service), form_data(back)).status_code == 302
    saved = in_the_table(service)
    assert (saved.gender, saved.is_national_line, saved.accepts_outside, saved.summary) == (
        "men",
        True,
        False,
        "Hears.",
    )
    assert (saved.areas.count(), list(saved.terms.all())) == (2, [term])


def test_a_check_recorded_meanwhile_is_no_change_of_the_listing(desk, other, service):
    mine = opened(desk, service)
    screen = reverse("admin:services_service_record_check", args=[service.pk])
    other.post(screen, form_data(other.get(screen)) | {"method": "website"})
    assert desk.post(page_of(service), mine | {"summary": "Hears."}).status_code == 302
    assert in_the_table(service).review_due == timezone.localdate() + NEXT_REVIEW


def test_the_page_of_a_channel_gives_way_to_the_page_of_its_service(desk, other, service):
    channel = service.channels.first()
    mine = opened(desk, channel)
    submit(other, service, **{"channels-0-value": "01632 960011"})
    back = desk.post(page_of(channel), mine | {"note": "Ring twice."})
    assert (back.status_code, told(back)[0][1:3]) == (409, ("01632 960001", "01632 960011"))
    assert desk.post(page_of(channel), form_data(back)).status_code == 302
    saved = in_the_table(channel)
    assert (saved.value, saved.note) == ("01632 960011", "Ring twice.")


def test_rows_of_hours_that_changed_meanwhile_are_those_of_today(desk, other):
    service = a_service(numbers=[])
    channel = a_channel(service=service, hours="Mo 09:00-17:00")
    mine = opened(desk, channel)
    submit(other, channel, opening_hours="Tuesday 9am-5pm")
    back = desk.post(page_of(channel), mine | {"note": "Ring twice."})
    assert back.status_code == 409
    assert desk.post(page_of(channel), form_data(back)).status_code == 302
    assert write(hours_of(in_the_table(channel))) == "Tu 09:00-17:00"


@pytest.mark.parametrize(
    "seal",
    ["", "forged", signing.dumps({"values": {}}, salt="another")],
    ids=["none", "forged", "other"],
)
def test_a_page_without_its_seal_saves_nothing_that_it_does_not_show_first(desk, seal, service):
    mine = opened(desk, service)
    back = desk.post(page_of(service), mine | {"summary": "Hears.", "shown": seal})
    assert (back.status_code, in_the_table(service).summary) == (409, "Listens.")
    assert told(back) == [("Summary", "not known", "Listens.", "Hears.")]
    assert desk.post(page_of(service), form_data(back)).status_code == 302
    assert in_the_table(service).summary == "Hears."


def test_the_seal_of_another_listing_is_none(desk, service):
    seal = opened(desk, a_service(summary="Hears."))["shown"]
    mine = opened(desk, service)
    back = desk.post(page_of(service), mine | {"summary": "Hears.", "shown": seal})
    assert back.status_code == 409


def test_saving_notes_who_changed_the_listing_and_looking_does_not(desk, superuser, service):
    submit(desk, service)
    assert in_the_table(service).changed_by is None
    before = in_the_table(service).changed_at
    submit(desk, service.channels.first(), note="Ring twice.")
    saved = in_the_table(service)
    assert (saved.changed_by, saved.changed_at > before) == (superuser, True)


def test_what_is_refused_for_another_reason_keeps_the_seal_of_the_first_page(desk, other, service):
    mine = opened(desk, service)
    back = desk.post(page_of(service), mine | {"name": ""})
    assert back.status_code == 200
    submit(other, service, summary="Hears.")
    again = desk.post(page_of(service), form_data(back) | {"name": "The Meadow"})
    assert told(again) == [("Summary", "Listens.", "Hears.", "")]


def test_a_stranger_is_refused_before_anything_is_told(service):
    browser = signed_in(a_person())
    assert browser.post(page_of(service), {"shown": ""}).status_code in (302, 403, 404)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_of_two_saves_at_one_instant_the_second_sees_the_first():
    service = a_service(summary="Listens.", who_for="Anyone.")
    browsers = [signed_in(a_superuser()) for _ in range(2)]
    typed = [{"summary": "Hears."}, {"who_for": "Everyone."}]
    sent = [
        opened(browser, service) | change for browser, change in zip(browsers, typed, strict=True)
    ]
    start, answers = Barrier(2), []

    def save(browser, data):
        start.wait()
        answers.append(browser.post(page_of(service), data).status_code)
        connection.close()

    threads = [Thread(target=save, args=pair) for pair in zip(browsers, sent, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 409]
    saved = Service.objects.get(pk=service.pk)
    assert (saved.summary == "Hears.") is not (saved.who_for == "Everyone.")
    assert ContactChannel.objects.count() == 1
