"""SAFETY 12: a mistake in a listing, reported without a word about the reader."""

import re
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from services import snapshot
from services.directory.directory import Directory
from services.directory.publishing import publish
from services.directory.reports import MOST_AN_HOUR
from services.models import Service, Suggestion
from services.web import mistakes
from tests.factories import a_service
from tests.web.test_traces import headers, written

pytestmark = pytest.mark.django_db

MARK = "Zyxwvmark"
OWN = {"origin": "null", "sec-fetch-site": "same-origin"}
ADDRESS = "/services/meadow/mistake/"


@pytest.fixture
def listing(monkeypatch, time_machine):
    """A published listing, on a site that serves it."""
    time_machine.move_to("2026-05-03T12:00:00Z", tick=False)
    service = a_service(slug="meadow")
    publish(service=service, by=None, at=service.changed_at)
    monkeypatch.setattr(snapshot.follower(), "_directory", Directory.load())
    return service


@pytest.fixture
def reader(listing):
    """A reader's browser."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture
def form(reader, time_machine):
    """What the form sends as it stands, ten seconds after it was opened."""
    html = reader.get(ADDRESS).content.decode()
    time_machine.shift(10)
    return {"stamp": re.search(r'name="stamp" value="([^"]+)"', html)[1], "topic": "closed"}


def send(reader, form, address=ADDRESS, **changes):
    """Send the form."""
    return reader.post(address, form | changes, headers=OWN)


def test_safety_12_the_page_asks_for_a_choice_and_a_note_and_nothing_else(reader):
    html = reader.get(ADDRESS).content.decode()
    asked = set(re.findall(r'<(?:input|select|textarea|button)[^>]* name="([^"]+)"', html))
    assert asked == {"stamp", "topic", "note"}
    assert "Nobody reads this straight away." in html
    assert "do not write what happened" in html


def test_safety_12_every_listing_leads_there(reader):
    html = reader.get("/services/meadow/").content.decode()
    link = f'<a href="{ADDRESS}" rel="nofollow">Report a mistake in this listing</a>'
    assert link in html


def test_a_report_waits_for_staff_and_the_way_back_is_shown(reader, form):
    response = send(reader, form, note="Ring 01632 960002 or write to new@example.org.")
    assert (response.status_code, response["Location"]) == (303, f"{ADDRESS}sent/")
    [kept] = Suggestion.objects.values("source", "topic", "note", "changes", "link")
    assert kept == {
        "source": "public",
        "topic": "closed",
        "note": "Ring 01632 960002 or write to new@example.org.",
        "changes": {},
        "link": None,
    }
    html = reader.get(response["Location"]).content.decode()
    assert ("/services/meadow/" in html, "Exit this page" in html) == (True, True)


def test_neither_page_asks_the_database(reader, django_assert_num_queries):
    with django_assert_num_queries(0):
        statuses = [reader.get(ADDRESS).status_code, reader.get(f"{ADDRESS}sent/").status_code]
        statuses.append(reader.head(ADDRESS).status_code)
    assert statuses == [200, 200, 200]


@pytest.mark.parametrize(
    ("seconds", "status"), [(-10, 303), (-9, 303), (2 * 3600 - 10, 303), (7200, 422)]
)
def test_safety_12_the_form_counts_from_when_it_was_opened_to_two_hours(
    reader, form, time_machine, seconds, status
):
    time_machine.shift(seconds)
    response = send(reader, form, note=MARK)
    assert (response.status_code, Suggestion.objects.count()) == (status, int(status == 303))
    assert (MARK in response.content.decode()) is (status == 422)


def test_a_form_that_was_too_old_can_be_sent_once_more(reader, form, time_machine):
    time_machine.shift(timedelta(hours=3))
    again = send(reader, form).content.decode()
    assert "This page was open for a long time." in again
    stamp = re.search(r'name="stamp" value="([^"]+)"', again)[1]
    assert send(reader, form, stamp=stamp).status_code == 303


@pytest.mark.parametrize("stamp", ["", "x", "1:abc:def", MARK])
def test_a_stamp_that_is_none_of_ours_is_refused(reader, form, stamp):
    response = send(reader, form, stamp=stamp)
    html = response.content.decode()
    assert (response.status_code, Suggestion.objects.count()) == (422, 0)
    assert "Part of the form did not reach us as it should." in html
    assert "long time" not in html


def test_a_stamp_of_another_listing_is_refused(reader, form, monkeypatch):
    other = a_service(slug="orchard")
    publish(service=other, by=None, at=other.changed_at)
    monkeypatch.setattr(snapshot.follower(), "_directory", Directory.load())
    response = send(reader, form, "/services/orchard/mistake/")
    assert (response.status_code, Suggestion.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"topic": ""}, 422), ({"topic": "weather"}, 400), ({"note": "x" * 301}, 422),
     ({"note": "x\0y"}, 422), ({"note": "x" * 70_000}, 413)],
)  # fmt: skip
def test_what_cannot_be_kept_is_told(reader, form, changes, status):
    assert (send(reader, form, **changes).status_code, Suggestion.objects.count()) == (status, 0)


@pytest.mark.parametrize(
    ("note", "told"),
    [("x" * 301, "Write at most 300 characters. There are 301 here."),
     ("x\0y", "Something here cannot be read. Type it again.")],
)  # fmt: skip
def test_why_a_note_cannot_be_kept_is_told_in_plain_words(reader, form, note, told):
    assert told in send(reader, form, note=note).content.decode()


@pytest.mark.parametrize(
    "sent",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
     {"origin": "https://evil.example.org"}],
)  # fmt: skip
def test_safety_12_a_report_from_another_site_is_refused(reader, form, sent):
    response = reader.post(ADDRESS, form, headers=sent)
    html = response.content.decode()
    assert (response.status_code, Suggestion.objects.count()) == (403, 0)
    assert ("This form was sent from another site" in html, "Only some people" in html) == (
        True,
        False,
    )


def test_many_reports_within_an_hour_are_thanked_for_and_not_all_kept(reader, form, time_machine):
    statuses = {send(reader, form).status_code for _ in range(MOST_AN_HOUR + 3)}
    assert (statuses, Suggestion.objects.count()) == ({303}, MOST_AN_HOUR)
    time_machine.shift(3601)
    send(reader, form)
    assert Suggestion.objects.count() == MOST_AN_HOUR + 1


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(
    ("changes", "status"),
    [({}, 303), ({"topic": MARK}, 400), ({"stamp": MARK}, 422), ({MARK: MARK}, 303)],
)
def test_safety_05_a_note_is_in_its_row_and_nowhere_else(
    reader, form, logged, capfd, settings, debug, changes, status
):
    settings.DEBUG = debug
    response = send(reader, form, **{"note": MARK} | changes)
    Suggestion.objects.all().delete()
    left = written(reader, logged, capfd) + headers(response) + response.headers.get("Location", "")
    assert (response.status_code, MARK in left) == (status, False)


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(("fault", "status"), [(ValueError, 500), (OperationalError, 503)])
def test_safety_05_a_fault_tells_nothing_of_the_note(
    reader, form, logged, capfd, settings, monkeypatch, debug, fault, status
):
    def broken(**named):
        raise fault(repr(named))

    settings.DEBUG = debug
    monkeypatch.setattr(mistakes, "receive_report", broken)
    response = send(reader, form, note=MARK)
    left = written(reader, logged, capfd) + headers(response) + response.content.decode()
    assert (response.status_code, MARK in left) == (status, False)


def test_a_report_says_nothing_about_who_sent_it(reader, form):
    named = {"user-agent": MARK, "x-forwarded-for": "192.0.2.77", "referer": MARK, **OWN}
    reader.post(ADDRESS, form, headers=named)
    row = repr(list(Suggestion.objects.values()))
    assert [word for word in (MARK, "192.0.2.77", "127.0.0.1") if word in row] == []


def test_safety_08_no_answer_sets_a_cookie_or_is_kept(reader, form):
    responses = [
        reader.get(ADDRESS), send(reader, form, topic=""), send(reader, form),
        reader.get(f"{ADDRESS}sent/"),
    ]  # fmt: skip
    told = {(bool(r.cookies), r["Cache-Control"], r["X-Robots-Tag"]) for r in responses}
    assert told == {(False, "no-store", "noindex")}


def test_an_unknown_listing_is_not_found_and_a_former_address_leads_on(reader, form, monkeypatch):
    assert reader.get("/services/none/mistake/").status_code == 404
    assert send(reader, form, "/services/none/mistake/").status_code == 404
    Service.objects.update(slug="orchard")
    publish(service=Service.objects.get(), by=None, at=Service.objects.get().changed_at)
    monkeypatch.setattr(snapshot.follower(), "_directory", Directory.load())
    response = reader.get(ADDRESS)
    assert (response.status_code, response["Location"]) == (301, "/services/orchard/mistake/")
    assert send(reader, form)["Location"] == "/services/orchard/mistake/sent/"


def test_a_listing_that_the_database_has_lost_cannot_be_reported(reader, form, monkeypatch):
    monkeypatch.setattr(
        "services.directory.reports.Service.objects", Service.objects.filter(slug="none")
    )
    assert (send(reader, form).status_code, Suggestion.objects.count()) == (503, 0)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(reader, method):
    response = getattr(reader, method)(ADDRESS)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST")
    assert getattr(reader, method)(f"{ADDRESS}sent/").status_code == 405
