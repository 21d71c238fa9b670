"""Every address of the staff desk, tried by every role, by address and by forged POST."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.urls import reverse

from services.directory.publishing import publish
from services.directory.recalling import recall_number
from services.models import (
    Area,
    Assurance,
    BankHoliday,
    ContactChannel,
    HandOff,
    InterpreterSentence,
    Location,
    Membership,
    Organization,
    PoliceForce,
    Publication,
    ReadWording,
    Recall,
    Schedule,
    Service,
    ServiceArea,
    Submission,
    Suggestion,
    TaxonomyTerm,
)
from tests.admin.conftest import form_data, page_of, signed_in
from tests.admin.doors import ELSEWHERE, OF_THE_DESK, SCREENS, doors, named, of_tables
from tests.factories import (
    a_channel,
    a_contributor,
    a_hand_off,
    a_location,
    a_person,
    a_reviewer,
    a_service,
    a_term,
    an_administrator,
    an_area,
    an_editor,
    an_organization,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
IN = (200, 405, 409)
OUT = (302, 403, 404)
BODY = {
    "note": "n",
    "seen": "anything",
    "reason": "r",
    "number": "01632960001",
    "method": "website",
    "checked_on": "2026-05-03",
    "until": "chosen",
    "name": "Changed",
    "post": "yes",
}
MARKS = ("Hidden Meadow", "Told in secret", "The Lodge", "casey-of-the-meadow", "07700 900123")
"""What nobody of another organization may read: draft, notes, place, people, a new number."""


@pytest.fixture
def rows():
    """A listing with a row in every table, by the name of the table."""
    area = an_area(code="E23000016", kind="force", name="West Mercia")
    trust = an_organization(name="Meadow Trust")
    trust.office_contact = "Told in secret"
    trust.save()
    service = a_service(name="The Meadow", organization=trust, areas=[area])
    a_hand_off(service=service, to=a_service(name="The Orchard"))
    publish(service=service, by=None, at=AT)
    Service.objects.filter(pk=service.pk).update(name="Hidden Meadow", staff_note="Told in secret")
    a_channel(service=service, value="07700 900123")
    a_channel(service=service, value="01632 960009")
    editor = an_editor(trust, name="casey-of-the-meadow")
    Submission.objects.create(
        service=service, submitted_by=editor, submitted_at=AT, note="Told in secret"
    )
    return {
        "services_area": area,
        "services_assurance": Assurance.objects.create(service=service, method="public_page"),
        "services_bankholiday": BankHoliday.objects.create(
            day=date(2027, 6, 1), title="A day", scotland=True
        ),
        "services_contactchannel": service.channels.first(),
        "services_interpretersentence": InterpreterSentence.objects.create(
            language="pl", own_name="Polski", english_name="Polish", sentence="Zdanie."
        ),
        "services_location": a_location(service=service, name="The Lodge", organization=trust),
        "services_organization": trust,
        "services_policeforce": PoliceForce.objects.create(slug="west-mercia", area=area),
        "services_publication": service.publications.get(),
        "services_readwording": ReadWording.objects.create(
            language="cy", digest="d", english="Hello", translation="Helo", read_at=AT
        ),
        "services_recall": recall_number(
            number="01632960009", by=editor, at=AT, reason="Told in secret"
        ),
        "services_service": service,
        "services_suggestion": Suggestion.objects.create(
            service=service, source="public", note="Told in secret", received_at=AT
        ),
        "services_taxonomyterm": a_term(),
        "auth_user": editor,
    }


@pytest.fixture
def browsers(rows):
    """The browser of somebody of each role."""
    trust = rows["services_organization"]
    people = {
        "n": a_person(),
        "o": an_editor(an_organization(name="Another trust")),
        "c": a_contributor(trust),
        "e": an_editor(trust),
        "r": a_reviewer(rows["services_area"]),
        "a": an_administrator(),
    }
    return {role: signed_in(person) for role, person in people.items()}


def what_stands():
    """Return everything that a door could change, to compare."""
    tables = (
        Area, Assurance, BankHoliday, ContactChannel, HandOff, InterpreterSentence,
        Location, Membership, Organization, Publication, ReadWording, Recall, Schedule, Service,
        ServiceArea, Submission, Suggestion, TaxonomyTerm,
    )  # fmt: skip
    people = User.objects.order_by("pk").values("pk", "is_active", "is_superuser", "password")
    return [list(table.objects.order_by("pk").values()) for table in tables] + [list(people)]


def text_of(response):
    """Return everything that an answer says, however it is sent."""
    return response.getvalue().decode(errors="ignore")


def test_every_address_of_the_desk_has_its_row():
    told = {name for name, _roles in of_tables()} | SCREENS.keys() | OF_THE_DESK.keys()
    assert named() == told | ELSEWHERE


@pytest.mark.parametrize("role", "nocera")
def test_each_role_comes_in_by_its_own_doors_and_by_no_other(role, rows, browsers):
    wrong = {}
    for address, roles in doors(rows).items():
        status = browsers[role].get(address).status_code
        if status not in (IN if role in roles else OUT):
            wrong[address] = status
    assert wrong == {}


@pytest.mark.parametrize("role", "nocer")
def test_a_forged_post_at_a_door_that_is_shut_changes_nothing(role, rows, browsers):
    before, through = what_stands(), {}
    for address, roles in doors(rows).items():
        if role not in roles:
            status = browsers[role].post(address, BODY).status_code
            if status not in (*OUT, 405):
                through[address] = status
    assert (through, what_stands() == before) == ({}, True)


@pytest.mark.parametrize("role", "cera")
def test_looking_changes_nothing(role, rows, browsers):
    before = what_stands()
    for address, roles in doors(rows).items():
        if role in roles:
            browsers[role].get(address)
    assert what_stands() == before


def test_nobody_signed_out_comes_further_than_the_sign_in_page(client, rows):
    for address in doors(rows):
        answer = client.get(address)
        assert (address, answer.status_code) == (address, 302)
        assert answer["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("role", "no")
def test_no_page_tells_what_is_another_organizations(role, rows, browsers):
    told = {}
    for address, roles in doors(rows).items():
        if role in roles:
            text = text_of(browsers[role].get(address))
            if found := [mark for mark in MARKS if mark in text]:
                told[address] = found
    assert told == {}


def test_the_marks_would_be_found_where_they_may_be_read(rows, browsers):
    said = "".join(
        text_of(browsers["a"].get(address))
        for address, roles in doors(rows).items()
        if "a" in roles
    )
    assert [mark for mark in MARKS if mark not in said] == []


@pytest.mark.parametrize(
    ("model", "field", "term"),
    [
        ("service", "organization", "Meadow"),
        ("serviceatlocation", "location", "Lodge"),
        ("contactchannel", "service", "Hidden"),
        ("location", "organization", "Meadow"),
        ("membership", "user", "casey"),
    ],
)
def test_no_picker_offers_what_is_another_organizations(model, field, term, rows, browsers):
    asked = {"app_label": "services", "model_name": model, "field_name": field, "term": term}
    answer = browsers["o"].get(reverse("admin:autocomplete"), asked)
    assert answer.status_code == 403 or answer.json()["results"] == []


def test_people_are_sent_on_by_the_public_name_of_a_service(rows, browsers):
    picker = reverse("admin:services_service_hand_off_picker")
    asked = {"app_label": "services", "model_name": "handoff", "field_name": "to_service"}

    def found(role, term):
        results = browsers[role].get(picker, asked | {"term": term}).json()["results"]
        return [choice["text"] for choice in results]

    assert [found("o", "Hidden"), found("o", "The Meadow")] == [[], ["The Meadow"]]
    assert found("e", "Hidden") == ["The Meadow"]


def test_nobody_gives_a_listing_to_another_organization(rows, browsers):
    service = rows["services_service"]
    other = Organization.objects.get(name="Another trust")
    for role in "ce":
        sent = form_data(browsers[role].get(page_of(service))) | {"organization": other.pk}
        assert browsers[role].post(page_of(service), sent).status_code == 200
    service.refresh_from_db()
    assert service.organization == rows["services_organization"]


def test_rows_of_another_listing_cannot_be_forged_into_ones_own(rows, browsers):
    other = Organization.objects.get(name="Another trust")
    mine = a_service(organization=other, areas=[rows["services_area"]])
    sent = form_data(browsers["o"].get(page_of(mine)))
    before = list(ContactChannel.objects.order_by("pk").values())
    channel = {
        "channels-TOTAL_FORMS": "1",
        "channels-INITIAL_FORMS": "1",
        "channels-0-id": rows["services_contactchannel"].pk,
        "channels-0-service": mine.pk,
        "channels-0-value": "01632 960999",
    }
    place = {
        "locations-TOTAL_FORMS": "1",
        "locations-0-location": rows["services_location"].pk,
    }
    for forged in (channel, place):
        browsers["o"].post(page_of(mine), sent | forged)
    assert list(ContactChannel.objects.order_by("pk").values()) == before
    assert not mine.locations.exists()


@pytest.mark.parametrize("action", ["publish_chosen", "withdraw_chosen", "delete_selected"])
@pytest.mark.parametrize("role", "oc")
def test_no_action_reaches_what_the_role_is_not_for(action, role, rows, browsers):
    before = what_stands()
    chosen = {"action": action, "_selected_action": [rows["services_service"].pk], "post": "yes"}
    browsers[role].post(reverse("admin:services_service_changelist"), chosen)
    assert what_stands() == before


@pytest.mark.parametrize("table", ["service", "publication", "assurance", "recall", "suggestion"])
def test_nobody_not_even_an_administrator_deletes(table, rows, browsers, desk):
    row = rows[f"services_{table}"]
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    for browser in (browsers["a"], desk):
        browser.post(reverse(f"admin:services_{table}_changelist"), chosen)
        browser.post(reverse(f"admin:services_{table}_delete", args=[row.pk]), {"post": "yes"})
    assert type(row).objects.filter(pk=row.pk).exists()


def test_lifting_is_for_reviewers(rows, browsers):
    chosen = {"action": "lift_chosen", "_selected_action": [rows["services_recall"].pk]}
    for role in "oce":
        browsers[role].post(reverse("admin:services_recall_changelist"), chosen)
    assert Recall.objects.standing().exists()
    browsers["r"].post(reverse("admin:services_recall_changelist"), chosen)
    assert not Recall.objects.standing().exists()


def test_a_post_forged_on_another_site_is_refused(rows):
    browser = signed_in(an_administrator(), enforce_csrf_checks=True)
    before = what_stands()
    for address, roles in doors(rows).items():
        if "a" in roles:
            assert browser.post(address, BODY).status_code in (302, 403, 405)
    assert what_stands() == before
    assert not LogEntry.objects.filter(change_message__icontains="published").exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_screen_knows_no_other_method(method, rows, browsers):
    for address in doors(rows):
        if address.endswith(("/publish/", "/submit/", "/withdraw/", "1/recall/", "/still-right/")):
            assert getattr(browsers["a"], method)(address).status_code == 405


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_of_a_row_that_is_not_there_is_not_found(name, desk):
    args = [999_999, 1] if "publication_re" in name else [999_999]
    assert desk.get(reverse(f"admin:{name}", args=args)).status_code in (404, 405)
