"""Publish, withdraw, check, recall and lift, from the button to what the public sees."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from services.directory.directory import Directory
from services.directory.publishing import publish
from services.directory.recalling import recall_number, recall_service
from services.models import Assurance, Publication, Recall, Service
from tests.admin.conftest import form_data, page_of, signed_in
from tests.factories import a_channel, a_service, an_editor

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
LIST = "/admin/services/service/"
States = Service.PublicationState


@pytest.fixture(autouse=True)
def on_the_third_of_may():
    """Stop the clock at noon, 3 May 2026."""
    with time_machine.travel(AT, tick=False):
        yield


def screen(name, row):
    """Return the address of a screen of a service, or of lifting a recall."""
    return reverse(f"admin:services_{row._meta.model_name}_{name}", args=[row.pk])


def press(browser, address, **answers):
    """Open a screen, fill in `answers`, press its button, and return what comes back."""
    return browser.post(address, form_data(browser.get(address)) | answers)


def published(**fields):
    """Return a service that is published."""
    service = a_service(**fields)
    publish(service=service, by=None, at=AT)
    return service


def state(service):
    """Return the state that the table has."""
    return Service.objects.get(pk=service.pk).publication_state


def told(response):
    """Return the messages that the next page will show."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def rows(response):
    """Return the lines of the preview that change, by label."""
    return {row.label: (row.old, row.new) for row in response.context["changed"]}


def test_publish_shows_first_and_freezes_then(desk, superuser):
    service = a_service(name="The Meadow")
    page = desk.get(screen("publish", service))
    assert rows(page)["Name"] == ((), ("The Meadow",))
    assert Directory.load().services == {}
    answer = press(desk, screen("publish", service), note="Told by the office.")
    assert told(answer) == ["Published. The public sees it within seconds."]
    assert Directory.load().services[service.pk].name == "The Meadow"
    publication = Publication.objects.get()
    assert (publication.by, publication.published_at, publication.note) == (
        superuser,
        AT,
        "Told by the office.",
    )
    assert state(service) == States.PUBLISHED


def test_the_preview_shows_what_changes_and_nothing_else(desk):
    service = published(summary="Listens.", numbers=["01632 960001"])
    Service.objects.filter(pk=service.pk).update(summary="Hears.")
    service.channels.update(value="01632 960002")
    changes = rows(desk.get(screen("publish", service)))
    assert changes["Summary"] == (("Listens.",), ("Hears.",))
    old, new = changes["Phone 01632 960002"]
    assert (old[0], new[0]) == ("Phone 01632 960001", "Phone 01632 960002")
    assert sorted(changes) == ["Phone 01632 960002", "Summary"]


@pytest.mark.parametrize(
    ("field", "value", "label", "change"),
    [
        ("accepts_outside", False, "Accepts people from outside its area", ((), ("No",))),
        ("age_from", 0, "Age from", ((), ("0",))),
        ("gender", "men", "Gender", ((), ("Men and boys",))),
        ("languages", "English, Polish", "Languages", ((), ("English", "Polish"))),
        ("is_national_line", True, "Is national line", (("No",), ("Yes",))),
    ],
)
def test_the_preview_hides_no_change(field, value, label, change, desk):
    service = published()
    Service.objects.filter(pk=service.pk).update(**{field: value})
    assert rows(desk.get(screen("publish", service))) == {label: change}


def test_the_preview_says_when_the_public_sees_just_this(desk):
    page = desk.get(screen("publish", published()))
    assert "already sees exactly this" in page.content.decode()


def test_what_was_not_previewed_is_not_published(desk):
    service = published(summary="Listens.")
    sent = form_data(desk.get(screen("publish", service)))
    Service.objects.filter(pk=service.pk).update(summary="Shouts.")
    back = desk.post(screen("publish", service), sent)
    assert "Somebody changed this listing since you looked" in back.content.decode()
    assert Directory.load().services[service.pk].summary == "Listens."
    assert desk.post(screen("publish", service), form_data(back)).status_code == 302
    assert Directory.load().services[service.pk].summary == "Shouts."


def test_what_may_not_be_published_says_why_and_has_no_button(desk):
    service = a_service(summary="", areas=[])
    page = desk.get(screen("publish", service))
    assert page.context["reasons"] == [
        "Say in one sentence what the service does.",
        "Say which areas the service covers.",
    ]
    assert 'value="Publish"' not in page.content.decode()
    assert desk.post(screen("publish", service), {"seen": "x"}).status_code == 409
    assert not Publication.objects.exists()


def test_the_action_publishes_what_it_may_and_tells_the_rest(desk):
    website = "https://example.org/"
    good = a_service(name="Good", numbers=[], website=website)
    bad = a_service(name="Bad", numbers=[], website=website, summary="")
    answer = desk.post(LIST, {"action": "publish_chosen", "_selected_action": [good.pk, bad.pk]})
    assert told(answer) == [
        "Bad: Say in one sentence what the service does.",
        "Published: Good.",
    ]
    assert list(Directory.load().services) == [good.pk]


def test_withdraw_takes_it_off_and_keeps_the_draft(desk, superuser):
    service = published()
    press(desk, screen("withdraw", service), note="They asked.")
    assert Directory.load().services == {}
    assert state(service) == States.WITHDRAWN
    assert Publication.objects.first().by == superuser


def test_what_is_not_public_cannot_be_withdrawn(desk):
    service = a_service()
    assert desk.post(screen("withdraw", service), {"note": ""}).status_code == 409
    answer = desk.post(LIST, {"action": "withdraw_chosen", "_selected_action": [service.pk]})
    assert told(answer) == ["The Meadow: The public does not see this service."]
    assert state(service) == States.DRAFT


def test_a_check_is_recorded_for_what_is_public(desk, superuser):
    service = published()
    channel = service.channels.get()
    answers = {"method": "rang_office", "channel": channel.pk}
    assert told(press(desk, screen("record_check", service), **answers)) == ["Check recorded."]
    assurance = Assurance.objects.get()
    assert (assurance.checked_by, assurance.checked_on) == (superuser, AT.date())
    checks = Directory.load().services[service.pk].checks
    assert [(check.channel, check.checked_on) for check in checks] == [(channel.pk, "2026-05-03")]
    assert state(service) == States.PUBLISHED


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"checked_on": "2026-05-04"}, "checked_on"),
        ({"checked_on": "tomorrow"}, "checked_on"),
        ({"method": "public_page"}, "method"),
        ({"channel": "999999"}, "channel"),
    ],
)
def test_a_check_that_cannot_be_is_refused(answers, field, desk):
    service = published()
    back = press(desk, screen("record_check", service), **{"method": "website"} | answers)
    assert list(back.context["form"].errors) == [field]
    assert not Assurance.objects.exists()


def test_a_check_of_a_number_that_is_not_public_yet_is_refused(desk):
    service = published(numbers=["01632 960001"])
    service.channels.update(value="01632 960002")
    answers = {"method": "website", "channel": service.channels.get().pk}
    back = press(desk, screen("record_check", service), **answers)
    assert back.context["form"].errors["channel"] == [
        "The public still sees 01632 960001. Publish the change, then record the check."
    ]


def test_a_service_is_recalled_in_two_taps_by_an_editor_alone():
    service = published()
    browser = signed_in(an_editor(service.organization))
    answer = press(browser, screen("recall", service), reason="It has closed.")
    assert answer["Location"] == page_of(service)
    assert Directory.load().services == {}
    assert Recall.objects.get().reason == "It has closed."


def test_a_recall_needs_a_reason(desk):
    service = published()
    back = press(desk, screen("recall", service), reason="  ")
    assert list(back.context["form"].errors) == ["reason"]
    assert list(Directory.load().services) == [service.pk]


def test_a_service_is_not_recalled_twice(desk):
    service = published()
    recall_service(service=service, by=None, at=AT, reason="It has closed.")
    assert desk.post(screen("recall", service), {"reason": "Again."}).status_code == 409


def test_a_number_is_recalled_from_its_own_button(desk):
    service = published(numbers=["01632 960001", "01632 960002"])
    channel = service.channels.get(value="01632 960002")
    button = f"{screen('recall_number', service)}?channel={channel.pk}"
    assert button in desk.get(f"{LIST}{service.pk}/change/").content.decode()
    press(desk, button, reason="A shop answers.")
    shown = [row.value for row in Directory.load().services[service.pk].channels]
    assert shown == ["01632 960001"]
    page = desk.get(f"{LIST}{service.pk}/change/").content.decode()
    assert button not in page
    assert "Recalled" in page


def test_the_button_recalls_the_public_number_where_the_draft_was_mended_already(desk):
    service = published(numbers=["01632 960001"])
    service.channels.update(value="01632 960002")
    button = f"{screen('recall_number', service)}?channel={service.channels.get().pk}"
    press(desk, button, reason="A shop answers.")
    assert Recall.objects.get().number == "01632960001"


def test_a_number_taken_off_the_draft_can_still_be_recalled(desk):
    service = published(numbers=["01632 960001", "01632 960002"])
    service.channels.get(value="01632 960001").delete()
    press(desk, screen("recall_number", service), number="01632960001", reason="A shop answers.")
    shown = [row.value for row in Directory.load().services[service.pk].channels]
    assert shown == ["01632 960002"]


def test_a_link_that_looks_like_a_script_is_shown_as_text(desk):
    service = published(numbers=["01632 960001"])
    a_channel(service=service, kind="webchat", value="https://x.example/<script>alert(1)</script>")
    for name in ("recall_number", "publish", "record_check"):
        assert "<script>alert" not in desk.get(screen(name, service)).content.decode()


def test_a_number_of_another_service_is_not_offered(desk):
    service = published(numbers=["01632 960001"])
    back = press(desk, screen("recall_number", service), number="01632960099", reason="Wrong.")
    assert list(back.context["form"].errors) == ["number"]
    assert not Recall.objects.exists()


def test_a_service_whose_numbers_are_all_recalled_has_none_left_to_recall(desk):
    service = published(numbers=["01632 960001"])
    recall_number(number="01632960001", by=None, at=AT, reason="A shop answers.")
    body = {"number": "01632960001", "reason": "Again."}
    assert desk.post(screen("recall_number", service), body).status_code == 409


def test_a_recall_is_lifted_from_its_page(desk, superuser):
    recall = recall_number(number="01632960001", by=None, at=AT, reason="A shop answers.")
    page = desk.get(reverse("admin:services_recall_change", args=[recall.pk])).content.decode()
    assert screen("lift", recall) in page
    press(desk, screen("lift", recall))
    recall.refresh_from_db()
    assert (recall.lifted_by, recall.lifted_at) == (superuser, AT)
    assert desk.post(screen("lift", recall)).status_code == 409


def test_recalls_are_lifted_from_the_list(desk):
    first = recall_number(number="01632960001", by=None, at=AT, reason="A shop answers.")
    second = recall_number(number="01632960002", by=None, at=AT, reason="A shop answers.")
    chosen = {"action": "lift_chosen", "_selected_action": [first.pk, second.pk]}
    answer = desk.post(reverse("admin:services_recall_changelist"), chosen)
    assert told(answer) == ["Recalls lifted: 2."]
    assert not Recall.objects.standing().exists()


@pytest.mark.parametrize(("standing", "numbers"), [("yes", ["2"]), ("no", ["1"]), ("", ["1", "2"])])
def test_the_list_of_recalls_is_filtered_by_whether_they_stand(standing, numbers, desk):
    for number, lifted in (("1", AT), ("2", None)):
        Recall.objects.create(number=number, reason="r", recalled_at=AT, lifted_at=lifted)
    page = desk.get(reverse("admin:services_recall_changelist"), {"standing": standing})
    assert sorted(recall.number for recall in page.context["cl"].result_list) == numbers


def test_the_history_of_a_service_is_one_link_away(desk):
    service = published()
    link = reverse("admin:services_service_publications", args=[service.pk])
    assert f'href="{link}"' in desk.get(f"{LIST}{service.pk}/change/").content.decode()


@pytest.mark.parametrize("name", ["publish", "withdraw", "recall", "recall_number", "record_check"])
def test_a_screen_holds_no_inline_script_or_style(name, desk):
    text = desk.get(screen(name, published())).content.decode()
    assert "style=" not in text
    assert "<style" not in text
    assert text.count("<script") == text.count("<script src=")


def test_what_a_screen_did_stands_in_the_rows_own_history(desk):
    service = a_service()
    press(desk, screen("publish", service))
    page = desk.get(reverse("admin:services_service_history", args=[service.pk]))
    assert "Published. The public sees it within seconds." in page.content.decode()
