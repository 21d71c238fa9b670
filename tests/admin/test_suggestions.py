"""The queue of suggestions: who sees what, the call-back, taking over and declining."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from services.directory.channel_hours import hours_of
from services.directory.directory import Directory
from services.directory.publishing import publish, withdraw
from services.hours import write
from services.models import ContactChannel, ReviewLink, Suggestion
from tests.admin.conftest import signed_in
from tests.factories import (
    a_contributor,
    a_member_of_staff,
    a_reviewer,
    a_service,
    an_administrator,
    an_area,
    an_editor,
    an_organization,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
OLD, NEW = "01632 960001", "01632 960002"
OFFICE = "office@meadow.example.org"
SCREENS = ["call_back", "take_over", "decline"]
LIST = "/admin/services/suggestion/"


@pytest.fixture
def service():
    """A published service whose office is known."""
    organization = an_organization()
    organization.office_contact = "Office: 01632 960050, mornings"
    organization.save()
    service = a_service(numbers=[OLD], organization=organization, areas=[an_area()])
    publish(service=service, by=None, at=AT)
    return service


@pytest.fixture
def editor(service):
    """An editor of the service's organization."""
    return an_editor(service.organization)


@pytest.fixture
def desk(editor):
    """The editor's browser."""
    return signed_in(editor)


def suggest(service, note="", **changes):
    """Return what a provider suggested by link; `changes` by the names that are kept."""
    number = ReviewLink.objects.count()
    link = ReviewLink.objects.create(
        service=service, sent_to=OFFICE, stage="first", due=date(2026, 1, 1 + number),
        mark=str(number), sent_at=AT, expires_at=AT, answered_at=AT, answer="changes",
    )  # fmt: skip
    return Suggestion.objects.create(
        service=service, source="provider", link=link, changes=changes, note=note, received_at=AT
    )


def report(service, **fields):
    """Return what a reader reported."""
    given = {"source": "public", "topic": "closed", "received_at": AT} | fields
    return Suggestion.objects.create(service=service, **given)


def value_of(service):
    """Return the name that a change of the service's number has."""
    return f"channel-{service.channels.first().pk}-value"


def screen(name, suggestion):
    """Return the address of a screen."""
    return reverse(f"admin:services_suggestion_{name}", args=[suggestion.pk])


def page(suggestion):
    """Return the address of the page of one."""
    return reverse("admin:services_suggestion_change", args=[suggestion.pk])


def call_back(desk, suggestion, contact="other", details="Office: 01632 960050"):
    """Record a call-back and return the answer."""
    sent = {"contact": contact, "details": details}
    return desk.post(screen("call_back", suggestion), sent)


def take(desk, suggestion, *names):
    """Take texts over and return the answer."""
    return desk.post(screen("take_over", suggestion), {"names": names, "note": ""})


def numbers(service):
    """Return the numbers of the draft, with who gave each."""
    rows = ContactChannel.objects.filter(service=service).order_by("position", "pk")
    return [(row.value, row.value_by) for row in rows]


def test_a_page_shows_what_is_public_beside_what_is_suggested(desk, service):
    suggestion = suggest(service, summary="Listens by night.", **{value_of(service): NEW})
    html = desk.get(page(suggestion)).content.decode()
    wanted = [service.summary, "Listens by night.", OLD, NEW, "Needs a call-back", OFFICE]
    assert [words for words in wanted if words not in html] == []


def test_the_queue_shows_what_waits_and_decided_ones_on_request(desk, service, editor):
    waiting = suggest(service, summary="New.")
    decided = report(service, decision="declined", decided_at=AT, decided_by=editor)
    shown = {
        state: [address in desk.get(LIST + state).content.decode() for address in (
            page(waiting), page(decided))]
        for state in ("", "?state=decided", "?state=all")
    }  # fmt: skip
    assert shown == {
        "": [True, False],
        "?state=decided": [False, True],
        "?state=all": [True, True],
    }


def test_plain_facts_are_taken_over_into_the_draft_and_nothing_is_public(desk, service):
    before = Directory.load().to_json()
    key = service.channels.get().pk
    hours = f"channel-{key}-hours"
    suggestion = suggest(
        service, summary="Listens by night.", who_for="Women", **{hours: "weekdays 10 til 4"}
    )
    response = take(desk, suggestion, "summary", hours)
    assert response.status_code == 302
    service.refresh_from_db()
    told = service.summary, service.who_for, service.publication_state
    assert told == ("Listens by night.", "", "changed")
    assert write(hours_of(service.channels.get())) == "Mo-Fr 10:00-16:00"
    assert Directory.load().to_json() == before


def test_taking_over_is_noted_with_who_and_when(desk, editor, service):
    suggestion = suggest(service, summary="New.")
    take(desk, suggestion, "summary")
    suggestion.refresh_from_db()
    assert (suggestion.decision, suggestion.decided_by) == ("taken", editor)
    service.refresh_from_db()
    assert service.changed_by == editor
    assert take(desk, suggestion, "summary").status_code == 409


@pytest.mark.parametrize("part", ["value", "gone"])
def test_a_number_waits_for_a_call_back_by_form_and_by_forged_post(desk, service, part):
    name = f"channel-{service.channels.get().pk}-{part}"
    suggestion = suggest(service, summary="New.", **{name: NEW})
    assert f'value="{name}"' not in desk.get(screen("take_over", suggestion)).content.decode()
    assert take(desk, suggestion, name, "summary").status_code == 200
    service.refresh_from_db()
    assert (numbers(service), service.summary == "New.") == ([(OLD, None)], False)


@pytest.mark.parametrize("name", ["new_number", "website"])
def test_a_new_number_and_a_new_link_wait_too(desk, service, name):
    suggestion = suggest(service, **{name: {"website": "https://example.org/"}.get(name, NEW)})
    assert desk.get(screen("take_over", suggestion)).context["reasons"] != ()
    assert take(desk, suggestion, name).status_code == 409
    assert numbers(service) == [(OLD, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 01632 960002.",
        "Write to new@example.org",
        "See https://example.org",
        "www.example.org",
    ],
)
@pytest.mark.parametrize("name", ["summary", "how_to_refer", "privacy_note", "name"])
def test_a_number_or_an_address_inside_a_sentence_waits_as_well(desk, service, name, text):
    suggestion = suggest(service, **{name: text})
    assert take(desk, suggestion, name).status_code == 409
    through = {"Ring 01632 960002.": "rang +44 1632 960002"}.get(text, f"asked at {text}")
    assert call_back(desk, suggestion, details=through).status_code == 200


def test_after_a_call_back_a_number_is_taken_over_in_the_name_of_who_took_it(desk, editor, service):
    name = value_of(service)
    suggestion = suggest(service, new_number="01632 960003", **{name: NEW})
    assert call_back(desk, suggestion).status_code == 302
    suggestion.refresh_from_db()
    told = suggestion.called_back_by, suggestion.called_back_through
    assert told == (editor, "Office: 01632 960050")
    take(desk, suggestion, name, "new_number")
    assert numbers(service) == [(NEW, editor), ("01632 960003", editor)]
    assert Directory.load().services[service.pk].channels[0].value == OLD


def test_a_number_that_works_no_longer_leaves_the_draft_alone(desk, service):
    name = f"channel-{service.channels.get().pk}-gone"
    suggestion = suggest(service, **{name: "yes"})
    call_back(desk, suggestion, contact="Office: 01632 960050, mornings")
    take(desk, suggestion, name)
    assert numbers(service) == []
    assert Directory.load().services[service.pk].channels[0].value == OLD


@pytest.mark.parametrize(
    "details",
    [NEW, "01632960002", "+44 1632 960002", "rang (01632) 960 002, said yes", OFFICE,
     f"wrote to {OFFICE.upper()}",
     "desk@meadow.example.org", "https://NEW.example.org/", "new.example.org"],
)  # fmt: skip
def test_a_call_back_through_what_was_suggested_proves_nothing(desk, service, details):
    changes = {value_of(service): NEW, "website": "https://new.example.org/"}
    suggestion = suggest(service, **changes)
    response = call_back(desk, suggestion, details=details)
    suggestion.refresh_from_db()
    assert (response.status_code, suggestion.called_back_at) == (200, None)


def test_what_was_suggested_proves_nothing_for_a_withdrawn_listing_either(desk, service):
    suggestion = suggest(service, **{value_of(service): NEW})
    withdraw(service=service, by=None, at=AT)
    assert call_back(desk, suggestion, details="rang (01632) 960 002").status_code == 200


def test_the_contacts_on_offer_are_those_known_before(desk, service):
    suggestion = suggest(service, **{value_of(service): NEW})
    form = desk.get(screen("call_back", suggestion)).context["form"]
    offered = [value for value, _words in form.fields["contact"].choices]
    assert offered == ["Office: 01632 960050, mornings", "other"]


def test_an_office_contact_that_was_suggested_is_not_on_offer(desk, service):
    suggestion = suggest(service, **{value_of(service): "01632 960050"})
    form = desk.get(screen("call_back", suggestion)).context["form"]
    assert [value for value, _words in form.fields["contact"].choices] == ["other"]
    forged = call_back(desk, suggestion, contact="Office: 01632 960050, mornings")
    assert forged.status_code == 200


def test_another_contact_must_be_named(desk, service):
    suggestion = suggest(service, **{value_of(service): NEW})
    assert call_back(desk, suggestion, details="").status_code == 200
    suggestion.refresh_from_db()
    assert suggestion.called_back_at is None


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        ("hours", "whenever", "whenever"),
        ("value", "0909 879 0000", "premium-rate"),
        ("value", "01632 960009", "already exists"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_its_own_sentence_and_nothing_is_written(
    desk, service, part, text, words
):
    ContactChannel.objects.create(service=service, value="01632 960009", position=9)
    name = f"channel-{service.channels.first().pk}-{part}"
    suggestion = suggest(service, summary="New.", **{name: text})
    call_back(desk, suggestion)
    response = take(desk, suggestion, "summary", name)
    assert (response.status_code, words in response.content.decode()) == (200, True)
    service.refresh_from_db()
    suggestion.refresh_from_db()
    assert (service.summary == "New.", suggestion.decision) == (False, "")
    assert [value for value, _by in numbers(service)] == [OLD, "01632 960009"]


def test_a_channel_of_another_service_is_never_written(desk, service):
    other = a_service(numbers=["01632 960009"])
    name = f"channel-{other.channels.get().pk}-value"
    suggestion = suggest(service, **{name: NEW})
    call_back(desk, suggestion)
    assert take(desk, suggestion, name).status_code == 200
    assert numbers(other) == [("01632 960009", None)]


def test_something_must_be_chosen_and_only_what_was_suggested(desk, service):
    suggestion = suggest(service, summary="New.")
    assert take(desk, suggestion).status_code == 200
    assert take(desk, suggestion, "staff_note").status_code == 200
    suggestion.refresh_from_db()
    assert suggestion.decision == ""


def test_declining_needs_a_reason_and_changes_nothing(desk, editor, service):
    suggestion = suggest(service, summary="New.")
    assert desk.post(screen("decline", suggestion), {"note": ""}).status_code == 200
    assert desk.post(screen("decline", suggestion), {"note": "Not so."}).status_code == 302
    suggestion.refresh_from_db()
    told = suggestion.decision, suggestion.decided_by, suggestion.decision_note
    assert told == ("declined", editor, "Not so.")
    service.refresh_from_db()
    assert service.summary != "New."


def test_a_readers_report_is_marked_as_dealt_with(desk, service):
    suggestion = report(service, note="The line is dead.")
    html = desk.get(screen("take_over", suggestion)).content.decode()
    assert ("Dealt with" in html, 'name="names"' in html) == (True, False)
    desk.post(screen("take_over", suggestion), {"note": "Recalled."})
    suggestion.refresh_from_db()
    assert suggestion.decision == "taken"


def test_safety_12_no_history_line_holds_what_a_reader_wrote(desk, service):
    suggestion = report(service, note="Zyxwvmark")
    desk.post(screen("take_over", suggestion), {"note": "Looked at."})
    assert LogEntry.objects.count() == 1
    assert "Zyxwvmark" not in repr(list(LogEntry.objects.values()))


def test_what_was_suggested_is_shown_as_text(desk, service):
    suggestion = suggest(service, note="<script>", summary="<script>alert(1)</script>")
    pages = [page(suggestion), LIST, *(screen(name, suggestion) for name in SCREENS)]
    html = "".join(desk.get(address).content.decode() for address in pages)
    assert "<script>alert" not in html


def people(service):
    """Return each kind of person with what they may do: look, decide."""
    area = service.areas.get().area
    return {
        "stranger": (a_member_of_staff(), False, False),
        "no role": (a_member_of_staff("view_suggestion", "change_suggestion"), False, False),
        "contributor": (a_contributor(service.organization), True, False),
        "editor": (an_editor(service.organization), True, True),
        "reviewer": (a_reviewer(area), True, True),
        "administrator": (an_administrator(), True, True),
        "other contributor": (a_contributor(an_organization()), False, False),
        "other editor": (an_editor(an_organization()), False, False),
        "other reviewer": (a_reviewer(an_area()), False, False),
    }


def test_each_role_sees_and_decides_its_own_and_nothing_else(service):
    found, expected = {}, {}
    for name, (person, looks, decides) in people(service).items():
        suggestion = suggest(service, summary="New.")
        browser = signed_in(person)
        seen = page(suggestion) in browser.get(LIST).content.decode()
        opened = browser.get(page(suggestion)).status_code == 200
        doors = {browser.get(screen(door, suggestion)).status_code for door in SCREENS}
        browser.post(screen("decline", suggestion), {"note": "No."})
        suggestion.refresh_from_db()
        found[name] = seen, opened, doors == {200}, suggestion.decision == "declined"
        expected[name] = looks, looks, decides, decides
    assert found == expected


@pytest.mark.parametrize("name", SCREENS)
def test_nobody_elses_suggestion_can_be_told_from_one_that_is_not_there(name, service):
    browser = signed_in(an_editor(an_organization()))
    mine = browser.get(screen(name, suggest(service, summary="New."))).status_code
    none = browser.get(reverse(f"admin:services_suggestion_{name}", args=[999_999])).status_code
    assert (mine, none) == (404, 404)


@pytest.mark.parametrize("name", SCREENS)
def test_a_forged_post_and_other_methods_are_refused(name, editor, service):
    suggestion = suggest(service, summary="New.")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    sent = {"note": "x", "names": ["summary"], "contact": OLD}
    assert browser.post(screen(name, suggestion), sent).status_code == 403
    assert signed_in(editor).delete(screen(name, suggestion)).status_code == 405
    assert Client().get(screen(name, suggestion)).status_code == 302
    suggestion.refresh_from_db()
    assert (suggestion.decision, suggestion.called_back_at) == ("", None)


def test_nobody_adds_changes_or_deletes_a_suggestion_by_hand(desk, service):
    suggestion = suggest(service, summary="New.")
    before = list(Suggestion.objects.values())
    answers = [
        desk.get(f"{LIST}add/").status_code,
        desk.post(page(suggestion), {"note": "x"}).status_code,
        desk.post(f"{LIST}{suggestion.pk}/delete/", {"post": "yes"}).status_code,
    ]
    desk.post(LIST, {"action": "delete_selected", "_selected_action": [suggestion.pk]})
    assert (answers, list(Suggestion.objects.values())) == ([403, 403, 403], before)


def test_the_list_takes_the_same_queries_for_many(desk, service, django_assert_max_num_queries):
    for number in range(12):
        report(a_service(slug=f"other-{number}", organization=service.organization))
    with django_assert_max_num_queries(12):
        desk.get(LIST)
