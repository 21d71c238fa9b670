"""Every address of the staff desk, for those who may, those who may not, and strangers."""

from datetime import UTC, datetime

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from services.directory.directory import Directory
from services.directory.publishing import publish
from services.directory.recalling import recall_number
from services.models import Assurance, Publication, Recall, Service
from tests.admin.conftest import signed_in
from tests.factories import (
    a_channel,
    a_hand_off,
    a_location,
    a_member_of_staff,
    a_service,
    a_term,
    an_organization,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
OURS = sorted(
    model._meta.model_name for model in admin.site._registry if model._meta.app_label == "services"
)
SCREENS = {
    "services_service_publish": "publish_service",
    "services_service_withdraw": "publish_service",
    "services_service_recall": "recall_service",
    "services_service_recall_number": "recall_service",
    "services_service_record_check": "add_assurance",
    "services_service_closed": "publish_service",
    "services_contactchannel_copy_hours": "change_contactchannel",
    "services_recall_lift": "lift_recall",
}
NEVER_DELETED = ["service", "publication", "assurance", "recall", "area", "policeforce"]
READ_ONLY = ["publication", "assurance", "recall", "area", "policeforce"]


@pytest.fixture
def service():
    """A published service with a row in every table around it, and an edit that is not public."""
    service = a_service(summary="Listens.", numbers=["01632 960001", "01632 960002"])
    a_channel(service=service, value="https://chat.example.org/", kind="webchat", hours="24/7")
    a_location(service=service)
    a_hand_off(service=service, to=a_service(name="The Orchard"))
    service.terms.add(a_term())
    publish(service=service, by=None, at=AT)
    Assurance.objects.create(service=service, method="public_page")
    Service.objects.filter(pk=service.pk).update(summary="Shouts.")
    return service


@pytest.fixture
def recall():
    """A recall that stands."""
    return recall_number(number="01632960009", by=None, at=AT, reason="A shop answers.")


def addresses(service, recall):
    """Return every address of ours: lists, forms to add, pages of a row, screens, look-ups."""
    found = [reverse("admin:app_list", args=["services"])]
    for name in OURS:
        found.append(reverse(f"admin:services_{name}_changelist"))
        found.append(reverse(f"admin:services_{name}_add"))
        row = admin.site.get_model_admin(_model(name)).model.objects.first()
        if row is not None:
            found += [
                reverse(f"admin:services_{name}_{page}", args=[row.pk])
                for page in ("change", "history", "delete")
            ]
    found += [_screen(name, service, recall) for name in SCREENS]
    found += [
        reverse(f"admin:{name}")
        for name in (
            "services_contactchannel_bank_holidays",
            "services_contactchannel_hours_preview",
        )
    ]
    asked = "?app_label=services&model_name=service&field_name=organization"
    return [*found, reverse("admin:autocomplete") + asked]


def _model(name):
    """Return the model with this name."""
    return next(model for model in admin.site._registry if model._meta.model_name == name)


def _screen(name, service, recall):
    """Return the address of a screen."""
    row = recall if name == "services_recall_lift" else service
    if name.startswith("services_contactchannel"):
        row = service.channels.first()
    return reverse(f"admin:{name}", args=[row.pk])


def what_stands():
    """Return everything that a screen could change, to compare."""
    return (
        list(Service.objects.order_by("pk").values()),
        list(Publication.objects.order_by("pk").values()),
        list(Recall.objects.order_by("pk").values()),
        list(Assurance.objects.order_by("pk").values()),
    )


BODY = {
    "note": "n",
    "seen": "anything",
    "reason": "r",
    "number": "01632960001",
    "method": "website",
    "checked_on": "2026-05-03",
}


def test_a_superuser_can_open_every_address_but_those_that_delete_or_make_records(
    desk, service, recall
):
    refused = {
        address for address in addresses(service, recall) if desk.get(address).status_code != 200
    }
    expected = {reverse(f"admin:services_{name}_add") for name in [*READ_ONLY, "contactchannel"]}
    for name in [*NEVER_DELETED, "taxonomyterm", "contactchannel"]:
        row = _model(name).objects.first()
        if row is not None:
            expected.add(reverse(f"admin:services_{name}_delete", args=[row.pk]))
    assert refused == expected


def test_a_stranger_on_the_staff_is_refused_at_every_address(stranger, service, recall):
    answers = {address: stranger.get(address).status_code for address in addresses(service, recall)}
    assert {address: code for address, code in answers.items() if code not in (403, 404)} == {}


def test_nobody_signed_out_comes_further_than_the_sign_in_page(client, service, recall):
    for address in addresses(service, recall):
        answer = client.get(address)
        assert (address, answer.status_code) == (address, 302)
        assert answer["Location"].startswith(reverse("admin:login"))


def test_somebody_who_may_look_sees_the_hours_and_no_button(service):
    looker = signed_in(a_member_of_staff("view_service", "view_contactchannel"))
    page = looker.get(reverse("admin:services_service_change", args=[service.pk]))
    text = page.content.decode()
    assert page.status_code == 200
    assert "24 hours a day, every day" in text
    assert not any(reverse(f"admin:{name}", args=[service.pk]) in text for name in SCREENS)
    assert 'name="_save"' not in text


def test_somebody_who_may_look_cannot_write(service):
    looker = signed_in(a_member_of_staff("view_service", "view_contactchannel"))
    before = what_stands()
    address = reverse("admin:services_service_change", args=[service.pk])
    assert looker.post(address, {"name": "Changed"}).status_code == 403
    assert what_stands() == before


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("held", [(), ("change_service", "view_service", "delete_service")])
def test_a_screen_is_shut_to_those_without_its_permission(name, held, service, recall):
    browser = signed_in(a_member_of_staff(*held))
    before = what_stands()
    address = _screen(name, service, recall)
    assert browser.get(address).status_code == 403
    assert browser.post(address, BODY).status_code == 403
    assert what_stands() == before


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_open_to_those_with_its_permission_alone(name, service, recall):
    browser = signed_in(a_member_of_staff(SCREENS[name]))
    assert browser.get(_screen(name, service, recall)).status_code == 200


@pytest.mark.parametrize("name", SCREENS)
def test_looking_at_a_screen_changes_nothing(name, desk, service, recall):
    before = what_stands()
    desk.get(_screen(name, service, recall))
    assert what_stands() == before


@pytest.mark.parametrize("name", SCREENS)
def test_a_post_forged_on_another_site_is_refused(name, superuser, service, recall):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(superuser)
    before = what_stands()
    assert browser.post(_screen(name, service, recall), BODY).status_code == 403
    assert what_stands() == before


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_screen_knows_no_other_method(name, method, desk, service, recall):
    assert getattr(desk, method)(_screen(name, service, recall)).status_code == 405


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_of_a_row_that_is_not_there_is_not_found(name, desk):
    assert desk.get(reverse(f"admin:{name}", args=[999_999])).status_code == 404


@pytest.mark.parametrize("action", ["publish_chosen", "withdraw_chosen", "delete_selected"])
def test_an_action_is_not_offered_to_those_without_its_permission(action, service):
    browser = signed_in(a_member_of_staff("change_service", "delete_service"))
    before = what_stands()
    chosen = {"action": action, "_selected_action": [service.pk]}
    browser.post(reverse("admin:services_service_changelist"), chosen)
    assert what_stands() == before


def test_lifting_is_not_offered_to_those_who_may_only_look_at_recalls(recall):
    browser = signed_in(a_member_of_staff("view_recall", "recall_service"))
    chosen = {"action": "lift_chosen", "_selected_action": [recall.pk]}
    browser.post(reverse("admin:services_recall_changelist"), chosen)
    assert Recall.objects.standing().get() == recall


@pytest.mark.parametrize("name", NEVER_DELETED)
def test_no_list_offers_a_superuser_to_delete(name, desk, service, recall):
    row = _model(name).objects.first()
    desk.post(
        reverse(f"admin:services_{name}_changelist"),
        {"action": "delete_selected", "_selected_action": [row.pk] if row else [1], "post": "yes"},
    )
    assert row is None or _model(name).objects.filter(pk=row.pk).exists()


def test_an_organization_that_runs_a_service_is_not_deleted(desk, service):
    address = reverse("admin:services_organization_delete", args=[service.organization_id])
    desk.post(address, {"post": "yes"})
    assert Service.objects.filter(pk=service.pk).exists()


def test_an_organization_that_runs_nothing_can_be_deleted(desk):
    row = an_organization()
    desk.post(reverse("admin:services_organization_delete", args=[row.pk]), {"post": "yes"})
    assert not type(row).objects.exists()


def test_the_public_sees_nothing_of_all_this(desk, service, recall):
    before = Directory.load().to_json()
    for address in addresses(service, recall):
        desk.get(address)
    assert Directory.load().to_json() == before
