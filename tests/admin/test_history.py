"""The history of a listing: every publication in words, as it was seen, compared, restored."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from services.directory.directory import Directory
from services.directory.publishing import publish, withdraw
from services.directory.recalling import recall_service
from services.directory.submitting import submit
from services.models import Publication, Service
from tests.admin.conftest import form_data, signed_in
from tests.factories import (
    a_contributor,
    a_person,
    a_reviewer,
    a_service,
    an_area,
    an_editor,
    an_organization,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def service():
    """A listing with three publications, each an hour after the other; the last withdraws it."""
    by = a_person(name="avery", first_name="Avery", last_name="Field")
    service = a_service(summary="Listens.", numbers=["01632 960001"])
    publish(service=service, by=by, at=AT, note="Told by the office.")
    Service.objects.filter(pk=service.pk).update(summary="Hears.")
    service.channels.update(value="01632 960002")
    submit(service=service, by=a_person(name="robin"), at=AT + HOUR)
    publish(service=service, by=by, at=AT + HOUR)
    withdraw(service=service, by=by, at=AT + 2 * HOUR, note="It moved.")
    return service


def address(name, service, *numbers):
    """Return the address of a page of the history."""
    return reverse(f"admin:services_service_{name}", args=[service.pk, *numbers])


def words(response):
    """Return the words of a page, parted by single spaces."""
    return " ".join(strip_tags(response.content.decode()).split())


def test_every_publication_is_told_newest_first_with_who_when_and_why(service, desk):
    told = words(desk.get(address("publications", service)))
    said = [
        "3. Withdrawn 3 May 2026, 15:00, by Avery Field Why: It moved.",
        "2. Published 3 May 2026, 14:00, by robin; approved by Avery",
        "1. Published 3 May 2026, 13:00, by Avery Field Why: Told by the office.",
    ]
    places = [told.find(sentence) for sentence in said]
    assert places == sorted(places)
    assert -1 not in places


def test_one_publication_is_shown_as_the_public_saw_it(service, desk):
    page = desk.get(address("publication_record", service, 1))
    html = page.content.decode()
    assert "css/signpost.css" in html
    assert "Listens." in words(page)
    assert ("01632&nbsp;960001" in html or "01632 960001" in html, "960002" in html) == (
        True,
        False,
    )


def test_a_withdrawal_says_that_the_public_saw_nothing(service, desk):
    told = words(desk.get(address("publication_record", service, 3)))
    assert "It had been withdrawn: the public saw nothing of it." in told


def test_two_publications_are_compared_with_a_changed_number_shouted(service, desk):
    page = desk.get(address("publications_compare", service), {"old": 2, "new": 1})
    rows = {row.label: (row.old, row.new) for row in page.context["changed"]}
    assert rows["Summary"] == (("Listens.",), ("Hears.",))
    assert '<strong class="shout">Changed number</strong>' in page.content.decode()
    assert "Summary" not in [row.label for row in page.context["same"]]


def test_a_withdrawal_can_be_compared_too(service, desk):
    page = desk.get(address("publications_compare", service), {"old": 2, "new": 3})
    assert {row.new for row in page.context["changed"]} == {()}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 200),
        ({"old": "x", "new": "1"}, 200),
        ({"old": "1", "new": "99"}, 404),
        ({"old": "0", "new": "-1"}, 200),
        ({"old": "1", "new": "9" * 30}, 404),
    ],
)
def test_what_cannot_be_compared_is_no_fault(asked, status, service, desk):
    assert desk.get(address("publications_compare", service), asked).status_code == status


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ("12:59", "It had not been published yet: the public saw nothing of it."),
        ("13:00", "Publication 1, which stood since 3 May 2026, 13:00."),
        ("13:59:59", "Publication 1, which stood since 3 May 2026, 13:00."),
        ("14:00", "Publication 2, which stood since 3 May 2026, 14:00."),
        ("15:00", "It had been withdrawn: the public saw nothing of it."),
    ],
)
def test_what_the_public_saw_at_a_time_in_london_is_the_last_publication_by_then(
    time, told, service, desk
):
    asked = {"date": "2026-05-03", "time": time}
    assert told in words(desk.get(address("publications", service), asked))
    whole = words(desk.get(reverse("admin:services_publication_on"), asked))
    assert told[1:-1].removeprefix("t had not been published yet") in whole


def test_a_recalled_listing_says_so(desk):
    service = a_service()
    publish(service=service, by=None, at=AT)
    recall_service(service=service, by=None, at=AT + HOUR, reason="It has closed.")
    asked = {"date": "2026-05-03", "time": "14:30"}
    told = words(desk.get(address("publications", service), asked))
    assert "It had been recalled: the public saw nothing of it." in told


@pytest.mark.parametrize(
    "asked",
    [
        {"date": "0001-01-01", "time": "00:00"},
        {"date": "9999-12-31", "time": "23:59"},
        {"date": "2026-02-30", "time": "10:00"},
        {"date": "", "time": ""},
        {"date": "x", "time": "x"},
        {"date": "2026-03-29", "time": "01:30"},
    ],
)
def test_a_day_that_nobody_can_answer_for_is_no_fault(asked, service, desk):
    assert desk.get(address("publications", service), asked).status_code == 200
    assert desk.get(reverse("admin:services_publication_on"), asked).status_code == 200


def test_hundreds_of_publications_are_paged_with_a_constant_number_of_queries(desk):
    service = a_service()
    for _ in range(30):
        publish(service=service, by=None, at=AT)
    desk.get(address("publications", service))  # the first page fills caches
    with CaptureQueriesContext(connection) as few:
        desk.get(address("publications", service))
    for _ in range(60):
        publish(service=service, by=a_person(), at=AT)
    with CaptureQueriesContext(connection) as many:
        page = desk.get(address("publications", service))
    assert (len(many), len(page.context["events"])) == (len(few), 25)
    last = desk.get(address("publications", service), {"p": 4})
    assert [event.number for event in last.context["events"]][-1] == 1


def test_restoring_shows_first_and_writes_a_draft_then(service, desk, superuser):
    screen = address("publication_restore", service, 1)
    page = desk.get(screen)
    rows = {row.label: (row.old, row.new) for row in page.context["changed"]}
    assert rows["Summary"] == (("Hears.",), ("Listens.",))
    assert "Places stay as they are now" in words(page)
    answer = desk.post(screen, form_data(page) | {"note": "They moved back."})
    assert answer.status_code == 302
    service.refresh_from_db()
    assert (service.summary, service.changed_by) == ("Listens.", superuser)
    assert Directory.load().services == {}
    logged = LogEntry.objects.get().change_message
    assert logged.endswith("is the draft now. Not public. They moved back.")


def test_a_draft_that_changed_since_it_was_looked_at_is_not_written_over(service, desk):
    screen = address("publication_restore", service, 1)
    sent = form_data(desk.get(screen))
    Service.objects.filter(pk=service.pk).update(summary="Sings.")
    back = desk.post(screen, sent)
    assert "Read it again, then go on." in words(back)
    service.refresh_from_db()
    assert service.summary == "Sings."
    assert desk.post(screen, form_data(back)).status_code == 302


def test_a_withdrawal_cannot_be_restored(service, desk):
    screen = address("publication_restore", service, 3)
    assert "there is nothing to bring back" in words(desk.get(screen))
    assert desk.post(screen, {"seen": "x"}).status_code == 409


PAGES = [
    ("publications", ()),
    ("publications_compare", ()),
    ("publication_record", (1,)),
    ("publication_restore", (1,)),
]


@pytest.mark.parametrize(("name", "numbers"), PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        (lambda service: a_contributor(service.organization), 200),
        (lambda service: an_editor(service.organization), 200),
        (lambda _: a_reviewer(), 200),
        (lambda _: a_contributor(an_organization()), 404),
        (lambda _: an_editor(an_organization()), 404),
        (lambda _: a_reviewer(an_area()), 404),
        (lambda _: a_person(), 403),
    ],
)
def test_the_history_is_for_those_who_see_the_listing(name, numbers, who, status, service):
    browser = signed_in(who(service))
    assert browser.get(address(name, service, *numbers)).status_code == status


@pytest.mark.parametrize("who", [a_contributor, an_editor])
def test_nobody_of_another_organization_restores_by_a_forged_post(who, service, desk):
    screen = address("publication_restore", service, 1)
    sent = form_data(desk.get(screen))
    assert signed_in(who(an_organization())).post(screen, sent).status_code == 404
    service.refresh_from_db()
    assert service.summary == "Hears."


def test_the_publication_of_another_listing_is_not_found(service, desk):
    other = a_service()
    assert desk.get(address("publication_record", other, 1)).status_code == 404
    assert desk.post(address("publication_restore", other, 1), {}).status_code == 404


def test_what_the_public_saw_on_a_day_lists_only_ones_own(service):
    own = a_service(name="The Orchard")
    publish(service=own, by=None, at=AT)
    page = signed_in(an_editor(own.organization)).get(
        reverse("admin:services_publication_on"), {"date": "2026-05-04", "time": "10:00"}
    )
    assert ([row.name for row in page.context["rows"]], page.context["never"]) == (
        ["The Orchard"],
        0,
    )


def test_looking_changes_nothing(service, desk):
    before = list(Publication.objects.values()), list(Service.objects.values())
    for name, numbers in PAGES:
        desk.get(address(name, service, *numbers))
    assert (list(Publication.objects.values()), list(Service.objects.values())) == before
