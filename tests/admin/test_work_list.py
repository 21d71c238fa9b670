"""The front page: what is to be done, for whom, and that one click does it."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from services.directory.directory import Directory
from services.directory.publishing import note_changes, publish
from services.directory.submitting import send_back, submit
from services.models import Assurance, LinkCheck, Publication, Service, Suggestion
from tests.admin.conftest import signed_in
from tests.factories import (
    a_channel,
    a_contributor,
    a_person,
    a_reviewer,
    a_service,
    an_editor,
    an_organization,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
FRONT = "/admin/"


@pytest.fixture(autouse=True)
def on_the_third_of_may():
    """Stop the clock at noon, 3 May 2026."""
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def trust():
    """An organization of which the people below are."""
    return an_organization(name="Meadow Trust")


def published(**fields):
    """Return a service that is published."""
    service = a_service(**fields)
    publish(service=service, by=None, at=AT)
    return service


def work(browser):
    """Return the names of the rows of each section that has some."""
    sections = browser.get(FRONT).context["sections"]
    return {
        section.title: [row.name for row in section.rows] for section in sections if section.rows
    }


def changed(service, **fields):
    """Change the working copy, as saving the form does."""
    Service.objects.filter(pk=service.pk).update(**fields)
    note_changes(service=service, at=AT)


def test_what_is_overdue_is_checked_before_what_nobody_has_checked(trust):
    published(name="New", organization=trust)
    published(name="Overdue", organization=trust, review_due=date(2026, 5, 1))
    published(name="Overdue longer", organization=trust, review_due=date(2026, 3, 1))
    browser = signed_in(an_editor(trust))
    assert work(browser) == {"Yours to check": ["Overdue longer", "Overdue", "New"]}
    assert "Overdue since 1 March 2026" in browser.get(FRONT).content.decode()


def test_one_click_on_the_front_page_records_the_check_and_takes_the_row_away(trust):
    service = published(name="The Meadow", organization=trust, summary="Listens.")
    changed(service, summary="Shouts.")
    person = an_editor(trust)
    browser = signed_in(person)
    (section, *_others) = browser.get(FRONT).context["sections"]
    (row,) = section.rows
    sent = {"method": "rang_office", "seen": row.seen, "from": "work"}
    assert browser.post(row.url, sent)["Location"] == FRONT
    assert "Yours to check" not in work(browser)
    assurance = Assurance.objects.get()
    assert (assurance.method, assurance.checked_by, assurance.checked_on) == (
        "rang_office",
        person,
        date(2026, 5, 3),
    )
    assert Directory.load().services[service.pk].summary == "Listens."


def test_a_check_of_what_changed_meanwhile_is_not_kept(trust):
    service = published(organization=trust, summary="Listens.")
    browser = signed_in(an_editor(trust))
    row = browser.get(FRONT).context["sections"][0].rows[0]
    changed(service, summary="Hears.")
    publish(service=service, by=None, at=AT)
    back = browser.post(row.url, {"method": "website", "seen": row.seen})
    assert "changed since you looked" in back.content.decode()
    assert not Assurance.objects.exists()


def test_one_number_is_checked_by_itself(trust):
    service = published(organization=trust, numbers=["01632 960001", "01632 960002"])
    first = service.channels.get(value="01632 960001")
    browser = signed_in(an_editor(trust))
    url = reverse("admin:services_service_still_right", args=[service.pk])
    seen = browser.get(url).context["seen"]
    browser.post(url, {"method": "website", "seen": seen, "channel": first.pk})
    record = Directory.load().services[service.pk]
    checked = [row.value for row in record.channels if record.checked_by_staff(row)]
    assert checked == ["01632 960001"]


def test_a_number_of_another_service_is_not_checked_here(trust):
    service, other = published(organization=trust), published()
    browser = signed_in(an_editor(trust))
    url = reverse("admin:services_service_still_right", args=[service.pk])
    seen = browser.get(url).context["seen"]
    browser.post(url, {"method": "website", "seen": seen, "channel": other.channels.get().pk})
    assert not Assurance.objects.exists()


def test_staff_are_never_asked_to_ring_a_helpline(trust):
    published(organization=trust)
    assert (
        "Never ring a helpline to test it"
        in signed_in(an_editor(trust)).get(FRONT).content.decode()
    )


def test_a_request_waits_for_those_who_publish_and_for_nobody_else(trust):
    service = published(name="The Meadow", organization=trust)
    changed(service, summary="Hears.")
    asks = a_contributor(trust)
    submit(service=service, by=asks, at=AT, note="New words.")
    assert work(signed_in(an_editor(trust)))["Waiting for your review"] == ["The Meadow"]
    assert work(signed_in(a_reviewer()))["Waiting for your review"] == ["The Meadow"]
    assert "Waiting for your review" not in work(signed_in(asks))
    assert "Waiting for your review" not in work(signed_in(an_editor(an_organization())))


def test_what_was_sent_back_stands_on_the_front_page_of_whoever_asked(trust):
    service = published(name="The Meadow", organization=trust)
    changed(service, summary="Hears.")
    asks = a_contributor(trust)
    submit(service=service, by=asks, at=AT)
    send_back(service=service, by=an_editor(trust), at=AT, note="Ring them first.")
    page = signed_in(asks).get(FRONT)
    assert work(signed_in(asks))["Sent back to you"] == ["The Meadow"]
    assert "Ring them first." in page.content.decode()
    submit(service=service, by=asks, at=AT)
    assert "Sent back to you" not in work(signed_in(asks))


def test_changes_reports_and_dead_links_stand_there(trust):
    link = "https://gone.example.org/"
    service = published(name="The Meadow", organization=trust, website=link)
    changed(service, summary="Hears.")
    Suggestion.objects.create(service=service, source="public", received_at=AT)
    LinkCheck.objects.create(url=link, checked_at=AT, fault="Gone: not found", failing_since=AT)
    found = work(signed_in(an_editor(trust)))
    assert [found[title] for title in (
        "Reported by the public and by providers",
        "Changes that are not public",
        "Links that lead nowhere",
    )] == [["The Meadow"]] * 3  # fmt: skip


def test_lines_that_are_silent_about_christmas_stand_there_from_november(trust):
    service = a_service(name="The Meadow", organization=trust, numbers=[])
    a_channel(service=service, hours="Mo-Fr 09:00-17:00")
    publish(service=service, by=None, at=AT)
    browser = signed_in(an_editor(trust))
    with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC), tick=False):
        browser = signed_in(an_editor(trust))
        assert work(browser)["Bank holiday hours missing"] == ["The Meadow: Phone 01632 960001"]


def test_help_that_is_missing_stands_there_for_reviewers_only(trust):
    published(organization=trust)
    assert "Help that is missing" in work(signed_in(a_reviewer()))
    assert "Help that is missing" not in work(signed_in(an_editor(trust)))


def test_another_organizations_work_is_nowhere_on_the_front_page(trust):
    secret = "Ring the lodge at midnight."
    service = published(name="Hidden Meadow", organization=trust, website="https://h.example.org/")
    changed(service, summary=secret)
    Suggestion.objects.create(service=service, source="public", note=secret, received_at=AT)
    submit(service=service, by=a_contributor(trust), at=AT, note=secret)
    for person in (an_editor(an_organization()), a_person()):
        text = signed_in(person).get(FRONT).content.decode()
        assert "Hidden Meadow" not in text
        assert secret not in text


def test_the_ring_round_sheet_has_the_private_office_contact_of_ones_own_only(trust):
    trust.office_contact = "Ask for the desk, 01632 960099"
    trust.save()
    service = published(name="The Meadow", organization=trust)
    url = reverse("admin:services_service_ring_round")
    assert "01632 960099" in signed_in(an_editor(trust)).get(url).content.decode()
    other = signed_in(an_editor(an_organization())).get(url).content.decode()
    assert ("01632 960099" in other, "The Meadow" in other) == (False, False)
    assert "01632 960099" not in str(Publication.objects.get(service=service).record)
    assert signed_in(a_contributor(trust)).get(url).status_code == 403


def test_the_front_page_asks_the_database_no_more_for_more_listings(
    trust, django_assert_max_num_queries
):
    for number in range(3):
        published(name=f"Meadow {number}", organization=trust)
    browser = signed_in(an_editor(trust))
    browser.get(FRONT)
    with django_assert_max_num_queries(40):
        browser.get(FRONT)
    for number in range(20):
        changed(published(name=f"Orchard {number}", organization=trust), summary="Hears.")
    with django_assert_max_num_queries(40):
        browser.get(FRONT)
