"""What a hostile or hurried member of staff tried, and may not do."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from services.admin.signing_in.invitations import invitation_key, invited
from services.directory.access import access_of
from services.directory.checking import record_check
from services.directory.directory import Directory
from services.directory.publishable import NotPublishable, reasons_against
from services.directory.publishing import current_record, publish, withdraw
from services.directory.recalling import lift_recall, recall_number
from services.directory.restoring import restore
from services.directory.two_people import note_typed, values_of
from services.models import Assurance, Location, Membership, Recall, Service
from tests.admin.conftest import form_data, page_of, signed_in
from tests.factories import (
    a_channel,
    a_contributor,
    a_hand_off,
    a_location,
    a_person,
    a_reviewer,
    a_service,
    an_area,
    an_editor,
    an_organization,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
NUMBER, NEW = "01632 960001", "01632 960777"


@pytest.fixture(autouse=True)
def on_the_third_of_may():
    """Stop the clock at noon, 3 May 2026."""
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def service():
    """A published service with one number."""
    service = a_service(numbers=[NUMBER])
    publish(service=service, by=None, at=AT)
    return service


def screen(name, row):
    """Return the address of a screen of a service."""
    return reverse(f"admin:services_service_{name}", args=[row.pk])


def reasons(service):
    """Return why the working copy may not be published."""
    return reasons_against(Service.objects.for_freezing().get(pk=service.pk))


@pytest.mark.parametrize(
    "why", [f"Ring {NEW} instead", "Come to 12 Hidden Lane", "You should have"]
)
def test_the_public_reason_of_a_closure_holds_no_number_address_or_blame(why, service):
    a_location(service=service, address="12 Hidden Lane, Worcester", postcode="WR1 2AB")
    desk = signed_in(an_editor(service.organization))
    sent = {"until": "chosen", "day": "2026-05-10", "why": why}
    assert desk.post(screen("closed", service), sent).status_code == 200
    assert current_record(service).channels[0].opening_hours.changes == ()


@pytest.mark.parametrize(
    "text",
    ["01632–960–777", "01632/960/777", "01632\u00a0960\u00a0777", "０１６３２ ９６０７７７",
     "01632   960777", "Ring 0800 1112", "Text 85299"],
)  # fmt: skip
@pytest.mark.parametrize(
    "field", ["summary", "name", "page_title", "page_title_cy", "summary_cy", "languages"]
)
def test_a_number_however_it_is_written_stands_in_no_text(field, text):
    assert any("in a number field" in told for told in reasons(a_service(**{field: text})))


def test_a_number_in_the_name_of_an_organization_or_in_a_hand_off_is_found():
    service = a_service(organization=an_organization(name=f"Ring {NEW}"))
    assert len(reasons(service)) == 1
    other = a_service()
    a_hand_off(service=other, to=a_service(), who=f"men: {NEW}")
    assert len(reasons(other)) == 1


@pytest.mark.parametrize(
    "fields", [{"slug": "ring-01632960777"}, {"website": "https://x.org/tel01632960777"}]
)
def test_a_number_in_an_address_is_found(fields):
    assert "Take the number out" in reasons(a_service(**fields))[0]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("webchat", "https://wa.example.org/4401632960777"), ("email", "07700900123@sms.example.org")],
)
def test_a_link_that_leads_to_a_number_needs_a_second_person_too(kind, value, service):
    editor = an_editor(service.organization)
    before = values_of(service)
    a_channel(service=service, kind=kind, value=value)
    note_typed(service, before=before, by=editor)
    with pytest.raises(NotPublishable, match="You typed"):
        publish(service=service, by=editor, at=AT)


def test_another_spelling_of_a_number_leaves_it_with_who_typed_it(service):
    editor = an_editor(service.organization)
    for value, by in ((NEW, editor), ("01632-960-777", a_contributor(service.organization))):
        before = values_of(service)
        service.channels.update(value=value)
        note_typed(service, before=before, by=by)
    with pytest.raises(NotPublishable, match="You typed"):
        publish(service=service, by=editor, at=AT)


def test_many_at_once_publish_no_new_number_and_no_new_address(service):
    desk = signed_in(an_editor(service.organization))
    chosen = {"action": "publish_chosen", "_selected_action": [service.pk]}
    a_channel(service=service, value=NEW)
    desk.post("/admin/services/service/", chosen)
    service.channels.filter(value=NEW).delete()
    a_location(service=service, address="9 Refuge Road", address_visibility="public")
    desk.post("/admin/services/service/", chosen)
    record = current_record(service)
    assert ([row.value for row in record.channels], record.locations) == ([NUMBER], ())


def test_what_was_not_looked_at_is_not_published_even_at_the_last_moment(service):
    with pytest.raises(NotPublishable, match="since you looked"):
        publish(service=service, by=None, at=AT, seen="the mark of another")


def test_what_was_not_looked_at_is_not_checked_even_at_the_last_moment(service):
    with pytest.raises(NotPublishable, match="since you looked"):
        record_check(
            service=service,
            method=Assurance.Method.WEBSITE,
            on=AT.date(),
            by=a_person(),
            at=AT,
            seen_record="the mark of another",
        )


def test_who_takes_a_listing_off_does_not_bring_it_back_alone(service):
    editor = an_editor(service.organization)
    withdraw(service=service, by=editor, at=AT)
    with pytest.raises(NotPublishable, match="Somebody else must publish it again"):
        publish(service=service, by=editor, at=AT)
    publish(service=service, by=an_editor(service.organization), at=AT)


@pytest.mark.parametrize("who", ["recalls", "lifts"])
def test_who_recalls_a_number_or_lifts_it_does_not_publish_it_again_alone(who, service):
    recalls, lifts = an_editor(service.organization), a_reviewer()
    recall = recall_number(number=NUMBER, by=recalls, at=AT, reason="A shop answers.")
    lift_recall(recall=recall, by=lifts, at=AT)
    with pytest.raises(NotPublishable, match="Somebody else must publish it again"):
        publish(service=service, by={"recalls": recalls, "lifts": lifts}[who], at=AT)


def test_after_a_recall_no_earlier_check_vouches_for_the_listing_or_the_number(service):
    person = an_editor(service.organization)
    method = Assurance.Method.RANG_OFFICE
    record_check(service=service, method=method, on=AT.date(), by=person, at=AT)
    recall = recall_number(number=NUMBER, by=person, at=AT, reason="A shop answers.")
    assert not Directory.load().services[service.pk].is_checked
    lift_recall(recall=recall, by=a_reviewer(), at=AT)
    publish(service=service, by=None, at=AT)
    assert not Directory.load().services[service.pk].is_checked


def test_an_earlier_publication_brings_no_earlier_review_date_back(service):
    Service.objects.filter(pk=service.pk).update(review_due=date(2026, 11, 1))
    restore(service=service, publication=service.publications.get(), by=a_person(), at=AT, note="")
    service.refresh_from_db()
    assert service.review_due == date(2026, 11, 1)


def test_a_contributor_chooses_no_mailbox_to_vouch_and_gives_no_listing_away(service):
    person = a_contributor(service.organization)
    other = an_organization()
    Membership.objects.create(user=person, role="editor", organization=other)
    desk = signed_in(person)
    sent = form_data(desk.get(page_of(service)))
    sent |= {"office_email": "me@example.org", "organization": other.pk, "summary": "Hears."}
    assert desk.post(page_of(service), sent).status_code == 302
    service.refresh_from_db()
    assert (service.summary, service.office_email) == ("Hears.", "")
    assert service.organization != other


def test_a_place_that_another_organization_owns_is_not_ours_to_change(service):
    theirs = an_organization()
    place = a_location(service=service, organization=theirs, address="9 Refuge Road")
    desk = signed_in(a_contributor(service.organization))
    change = {"name": "The Lodge", "address_visibility": "public", "organization": theirs.pk}
    assert desk.post(page_of(place), change).status_code == 403
    assert Location.objects.get(pk=place.pk).address_visibility == "hidden"


def test_a_reviewer_of_one_area_sees_no_other_organization_that_has_people():
    quiet = an_organization(name="Quiet Trust")
    an_editor(quiet)
    reviewer = a_reviewer(an_area(code="E07000237", name="Worcester"))
    assert quiet not in access_of(reviewer).organizations()


def test_a_reviewer_of_one_area_neither_sees_nor_lifts_the_recall_of_another():
    area = an_area(code="E07000237", name="Worcester")
    recall = recall_number(number=NUMBER, by=a_person(), at=AT, reason="An ex-partner answers.")
    desk = signed_in(a_reviewer(area))
    assert (
        "An ex-partner"
        not in desk.get(reverse("admin:services_recall_changelist")).content.decode()
    )
    lift = reverse("admin:services_recall_lift", args=[recall.pk])
    assert desk.post(lift).status_code == 404
    assert Recall.objects.standing().exists()


def test_a_number_that_only_others_show_is_not_recalled_from_a_draft(service):
    mine = a_service(numbers=[])
    a_channel(service=mine, value=NUMBER)
    desk = signed_in(an_editor(mine.organization))
    sent = {"number": "01632960001", "reason": "Mine now."}
    assert desk.post(screen("recall_number", mine), sent).status_code == 409
    assert current_record(service).channels[0].value == NUMBER


def test_an_invitation_to_a_wrong_address_is_over_when_the_address_is_corrected():
    person = a_person()
    person.set_unusable_password()
    person.email = "wrong@example.org"
    person.save()
    key = invitation_key(person)
    assert invited(key) == person
    person.email = "right@example.org"
    person.save()
    assert invited(key) is None


@pytest.mark.parametrize(
    "address",
    ["/admin/services/service/?force=%00", "/admin/services/service/hand-off-picker/?term=%00"],
)
def test_a_nul_is_refused_and_no_fault(address, desk):
    assert desk.get(address).status_code == 400


def test_the_picker_answers_whatever_field_is_named(desk):
    publish(service=a_service(name="Meadow"), by=None, at=AT)
    field = {"app_label": "services", "model_name": "servicearea", "field_name": "area"}
    picker = reverse("admin:services_service_hand_off_picker")
    results = desk.get(picker, field | {"term": "M"}).json()["results"]
    assert [choice["text"] for choice in results] == ["Meadow"]
