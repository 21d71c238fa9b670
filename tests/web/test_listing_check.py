"""The link that providers are e-mailed, as they, mail scanners and guessers use it."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from services import snapshot
from services.directory.asking import asks_on, note_sent, prepare_link
from services.directory.directory import Directory
from services.directory.publishing import publish, withdraw
from services.models import Assurance, ReviewLink, Service, Suggestion
from services.web import listing_check
from tests.factories import a_channel, a_hand_off, a_location, a_service, an_organization

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
SECRETS = {
    "staff_note": "Secretstaffnote",
    "sources": "Secretsource",
    "office_email": "secretoffice@example.org",
}
OWN = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}


@pytest.fixture
def service():
    """A published service with much that is not public, and an edit that is not either."""
    organization = an_organization(name="Meadow Trust")
    organization.office_contact = "Secretoffice 01632 960099"
    organization.save()
    service = a_service(
        numbers=[], organization=organization, review_due=timezone.localdate(), **SECRETS
    )
    a_channel(service=service, value="01632 960001", hours="Mo-Fr 09:00-17:00")
    a_channel(service=service, value="01632 960098", audience="professionals")
    a_location(service=service, name="Secretplace", address="1 Secretstreet")
    a_hand_off(service=service, to=a_service(name="The Orchard", **SECRETS))
    publish(service=service, by=None, at=AT)
    Service.objects.filter(pk=service.pk).update(summary="Secretdraft")
    return service


@pytest.fixture
def address(service, monkeypatch):
    """The address of a link that was e-mailed, on a site that serves the listing."""
    monkeypatch.setattr(snapshot.follower(), "_directory", Directory.load())
    return link_to(service)


@pytest.fixture
def office():
    """A provider's browser: no cookie, no account."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def link_to(service):
    """Return the address of a new link."""
    now = timezone.now()
    [ask] = [ask for ask in asks_on(timezone.localdate(now)) if ask.service == service]
    link, token = prepare_link(ask, at=now)
    note_sent(link, at=now)
    return f"/listing-check/{token}/"


def fields(html):
    """Return what the form for changes would send as it stands."""
    form = html.split("<form")[2]
    named = re.findall(
        r'<input type="(?:text|url|hidden)" name="([^"]+)"(?: value="([^"]*)")?', form
    )
    long = re.findall(r'<textarea name="([^"]+)"[^>]*>\s*([^<]*)</textarea>', form)
    return dict(named + long) | {"answer": "changes"}


def answer(office, address, **changes):
    """Open the page, change some of what it sends, and send it."""
    sent = fields(office.get(address).content.decode()) | changes
    return office.post(address, sent, headers=OWN)


def correct(office, address, seen="1"):
    """Press "All correct"."""
    return office.post(address, {"answer": "all_correct", "seen": seen}, headers=OWN)


def kept():
    """Return what was recorded: checks, suggestions, answers."""
    return (
        Assurance.objects.count(),
        Suggestion.objects.count(),
        ReviewLink.objects.exclude(answer="").count(),
    )


def test_the_page_shows_what_the_public_sees_and_nothing_else(office, address, service):
    response = office.get(address)
    html = response.content.decode()
    assert (response.status_code, "01632 960001" in html, "Monday" in html) == (200, True, True)
    hidden = ["Secret", "secret", "960098", "960099", "Old Mill", "/admin/", "@"]
    assert [word for word in hidden if word in html] == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"name": ""}, "Fill in this box."),
     ({"who_for": "x\0y"}, "Something here cannot be read. Type it again."),
     ({"note": "x" * 501}, "Write at most 500 characters. There are 501 here.")],
)  # fmt: skip
def test_what_is_wrong_with_a_box_is_told_in_plain_words(office, address, changes, told):
    response = answer(office, address, **changes)
    assert (response.status_code, told in response.content.decode()) == (422, True)


def test_looking_changes_nothing_however_often_a_scanner_looks(office, address):
    before = list(ReviewLink.objects.values())
    for _ in range(3):
        assert office.get(address).status_code == office.head(address).status_code == 200
    assert (list(ReviewLink.objects.values()), kept()) == (before, (0, 0, 0))


def test_all_correct_is_recorded_once_and_the_link_has_ended(office, address):
    first = correct(office, address)
    assert (first.status_code, first["Location"]) == (303, "/listing-check/thanks/")
    later = [correct(office, address), correct(office, address, "2"), office.get(address)]
    assert [response.status_code for response in later] == [410, 410, 410]
    assert kept() == (1, 0, 1)


def test_changes_are_kept_as_a_suggestion_and_change_nothing(office, address, service):
    before = list(Service.objects.values()), list(service.channels.order_by("pk").values())
    key = service.channels.order_by("pk").first().pk
    changes = {
        f"channel-{key}-value": "01632 960002",
        f"channel-{key}-hours": "weekdays 10 til 4",
        "new_number": "01632 960003",
        "note": "The line moved.",
    }
    assert answer(office, address, **changes).status_code == 303
    suggestion = Suggestion.objects.get()
    assert (suggestion.note, suggestion.source) == ("The line moved.", "provider")
    assert suggestion.changes == {name: changes[name] for name in changes if name != "note"}
    assert before == (
        list(Service.objects.values()),
        list(service.channels.order_by("pk").values()),
    )
    assert office.get(address).status_code == 410


def test_an_emptied_number_works_no_longer(office, address, service):
    key = service.channels.order_by("pk").first().pk
    answer(office, address, **{f"channel-{key}-value": ""})
    assert Suggestion.objects.get().changes == {f"channel-{key}-gone": "yes"}


def test_what_was_left_as_it_is_is_no_answer(office, address):
    response = answer(office, address)
    assert (response.status_code, kept()) == (422, (0, 0, 0))
    assert "You changed nothing" in response.content.decode()


@pytest.mark.parametrize(
    "changes",
    [{"new_number": "01632 96"}, {"website": "javascript:alert(1)"}, {"name": ""},
     {"summary": "x" * 301}, {"note": "x" * 501}],
)  # fmt: skip
def test_what_cannot_be_is_told_and_the_link_stays_open(office, address, changes):
    response = answer(office, address, **changes)
    assert (response.status_code, kept()) == (422, (0, 0, 0))
    assert 'class="error"' in response.content.decode()


def test_on_the_page_in_welsh_a_provider_may_give_the_welsh_too(office, address):
    assert "summary_cy" not in office.get(address).content.decode()
    assert answer(office, f"/cy{address}", summary_cy="Yn gwrando.").status_code == 303
    assert Suggestion.objects.get().changes == {"summary_cy": "Yn gwrando."}


def test_what_was_typed_is_shown_as_text(office, address):
    response = answer(office, address, summary="<script>alert(1)</script>" + "x" * 300)
    assert "<script>" not in response.content.decode()


def test_a_listing_that_changed_meanwhile_is_shown_again(office, address, service):
    publish(service=service, by=None, at=AT)
    for response in (correct(office, address), answer_to(office, address, "1")):
        assert (response.status_code, "changed after you" in response.content.decode()) == (
            409,
            True,
        )
    assert kept() == (0, 0, 0)
    assert correct(office, address, "2").status_code == 303


def answer_to(office, address, seen):
    """Send a change of a publication that was looked at before."""
    return answer(office, address, seen=seen, note="New.")


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_a_guessed_link_is_not_found(office, address, method):
    guessed = address[:-3] + "xx/"
    data = {"answer": "all_correct", "seen": "1"}
    response = getattr(office, method)(guessed, *([data] if method == "post" else []), headers=OWN)
    assert (response.status_code, kept()) == (404, (0, 0, 0))


def test_a_link_that_is_too_old_and_one_of_a_withdrawn_listing_are_gone(
    office, address, service, time_machine
):
    time_machine.move_to(timezone.now() + timedelta(days=31))
    old = [office.get(address).status_code, correct(office, address).status_code]
    time_machine.move_to(timezone.now() - timedelta(days=31))
    withdraw(service=service, by=None, at=AT)
    gone = [office.get(address).status_code, correct(office, address).status_code]
    assert (old, gone, kept()) == ([410, 410], [410, 410], (0, 0, 0))


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
     {"sec-fetch-site": "none"}, {"origin": "https://evil.example.org"},
     {"origin": "null", "sec-fetch-site": "cross-site"}],
)  # fmt: skip
def test_a_post_from_another_site_is_refused(office, address, headers):
    response = office.post(address, {"answer": "all_correct", "seen": "1"}, headers=headers)
    assert (response.status_code, kept()) == (403, (0, 0, 0))


@pytest.mark.parametrize(
    "headers", [{"origin": "null", "sec-fetch-site": "same-origin"}, {"origin": "null"}, {}, OWN]
)
def test_a_post_of_our_own_page_counts_in_old_browsers_too(office, address, headers):
    response = office.post(address, {"answer": "all_correct", "seen": "1"}, headers=headers)
    assert response.status_code == 303


@pytest.mark.parametrize(
    "data",
    [{}, {"answer": "all_correct"}, {"answer": "all_correct", "seen": "9" * 5000},
     {"answer": "all_correct", "seen": "²"}, {"answer": "x", "seen": "1"}, {"seen": "1"}],
)  # fmt: skip
def test_what_no_form_of_ours_sends_is_refused(office, address, data):
    response = office.post(address, data, headers=OWN)
    assert (response.status_code, kept()) == (400, (0, 0, 0))


def test_no_page_of_the_link_is_kept_listed_or_written_down(office, address, logged):
    responses = [
        office.get(address), answer(office, address), correct(office, address),
        office.get(address), office.get("/listing-check/thanks/"), office.put(address),
    ]  # fmt: skip
    told = {(r["Cache-Control"], r["CDN-Cache-Control"], r["X-Robots-Tag"]) for r in responses}
    assert told == {("no-store", "no-store", "noindex")}
    assert [r for r in responses if r.cookies] == []
    assert [r.status_code for r in responses] == [200, 422, 303, 410, 200, 405]
    token = address.split("/")[2]
    assert (token in "".join(logged), token in responses[3].content.decode()) == (False, False)


def test_a_database_that_is_away_is_told(office, address, monkeypatch):
    def away(*_args, **_named):
        raise OperationalError("gone")

    monkeypatch.setattr(listing_check, "shown_by", away)
    assert office.get(address).status_code == 503
    assert correct(office, address).status_code == 503


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer")
def test_two_answers_at_once_count_once(address):
    def press(_number):
        try:
            return correct(Client(), address).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        statuses = sorted(threads.map(press, range(6)))
    assert (statuses, kept()) == ([303, 410, 410, 410, 410, 410], (1, 0, 1))
