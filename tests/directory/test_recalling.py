"""A recalled number or service is gone at once, and stays away until somebody lets it back."""

import json
from datetime import UTC, date, datetime

import pytest

from services.directory.checking import record_check
from services.directory.directory import Directory
from services.directory.publishable import NotPublishable
from services.directory.publishing import current_record, note_changes, publish
from services.directory.recalling import lift_recall, recall_number, recall_service
from services.models import Assurance, Publication, PublicationCounter, Recall, Service
from services.models.phone_numbers import mark_of
from tests.factories import a_channel, a_service, a_superuser

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
WRONG, WRONG_DIGITS, RIGHT = "01632 960 009", "01632960009", "01632 960010"
States = Service.PublicationState


def published(**fields):
    """Return a service that has been published once."""
    service = a_service(**fields)
    publish(service=service, by=None, at=AT)
    return service


def recall(number=WRONG_DIGITS):
    """Recall a number."""
    return recall_number(number=number, by=None, at=AT, reason="A shop answers.")


def public_numbers():
    """Return every number that the public sees, by service."""
    return {
        key: [channel.value for channel in record.channels]
        for key, record in Directory.load().services.items()
    }


def state(service):
    """Return the state that the table has."""
    return Service.objects.get(pk=service.pk).publication_state


def test_safety_18_a_recalled_number_leaves_every_service_however_it_is_spelled():
    first = published(numbers=[WRONG, RIGHT])
    second = published(numbers=["+44 1632 960009", RIGHT])
    recall()
    assert public_numbers() == {first.pk: [RIGHT], second.pk: [RIGHT]}
    assert state(first) == States.PUBLISHED


def test_a_recalled_number_takes_its_relay_form_with_it():
    service = published(numbers=[WRONG, f"18001 {WRONG}", RIGHT])
    recall()
    assert public_numbers() == {service.pk: [RIGHT]}


def test_safety_18_the_relay_form_of_a_number_recalls_the_number_itself():
    service = published(numbers=[WRONG, f"18001 {WRONG}", RIGHT])
    recall("18001 " + WRONG)
    assert public_numbers() == {service.pk: [RIGHT]}


@pytest.mark.parametrize(
    "spelled", ["https://chat.example.org/now", "HTTPS://Chat.Example.org/now/"]
)
def test_safety_18_a_recalled_link_is_gone_as_the_website_too(spelled):
    service = published(website="https://chat.example.org/now/")
    recall(spelled)
    assert current_record(service).website == ""
    note_changes(service=service, at=AT)
    publish(service=service, by=None, at=AT)
    assert current_record(service).website == ""


def test_safety_18_a_link_that_holds_a_recalled_number_goes_with_it():
    service = published(numbers=[WRONG, RIGHT])
    a_channel(service=service, kind="webchat", value="https://wa.example/441632960009")
    publish(service=service, by=None, at=AT)
    recall()
    assert public_numbers() == {service.pk: [RIGHT]}


def test_safety_18_the_directory_knows_what_was_recalled_until_it_is_lifted():
    published(numbers=[WRONG, RIGHT])
    standing = recall()
    before = Directory.load().recalled
    lift_recall(recall=standing, by=None, at=AT)
    assert (before, Directory.load().recalled) == ({mark_of(WRONG_DIGITS)}, set())


def test_safety_18_a_recalled_number_is_in_no_byte_of_the_snapshot():
    published(numbers=[WRONG, RIGHT])
    recall()
    assert WRONG_DIGITS not in json.dumps(Directory.load().to_json())


def test_safety_18_a_record_that_cannot_be_read_stops_no_recall():
    spoiled, shown = published(), published(numbers=[WRONG, RIGHT])
    Publication.objects.create(
        service=spoiled,
        number=2,
        sequence=99,
        action="publish",
        record={"channels": "of another shape"},
        format_version=2,
        published_at=AT,
    )
    PublicationCounter.objects.update(value=99)
    recall()
    assert public_numbers()[shown.pk] == [RIGHT]


def test_safety_18_a_recall_publishes_no_edit():
    service = published(numbers=[WRONG, RIGHT], summary="Listens.")
    Service.objects.filter(pk=service.pk).update(summary="Shouts.")
    recall()
    assert current_record(service).summary == "Listens."
    assert state(service) == States.CHANGED


def test_a_recall_works_on_what_is_public_after_the_draft_was_mended():
    service = published(numbers=[WRONG])
    service.channels.update(value=RIGHT)
    recall()
    assert public_numbers() == {service.pk: []}


def test_safety_18_a_recalled_number_stays_away_when_its_service_is_published_again():
    service = published(numbers=[WRONG, RIGHT])
    recall()
    publish(service=service, by=None, at=AT)
    assert public_numbers() == {service.pk: [RIGHT]}


def test_safety_18_a_recalled_number_stays_away_when_another_service_brings_it():
    recall()
    service = published(numbers=[WRONG, RIGHT])
    assert public_numbers() == {service.pk: [RIGHT]}


def test_the_checks_of_a_recalled_number_go_with_it():
    service = published(numbers=[WRONG, RIGHT])
    channel = service.channels.get(value=WRONG)
    record_check(
        service=service,
        method=Assurance.Method.WEBSITE,
        on=date(2026, 5, 3),
        by=a_superuser(),
        at=AT,
        channel=channel,
    )
    recall()
    assert current_record(service).checks == ()
    assert state(service) == States.PUBLISHED


def test_a_link_can_be_recalled_too():
    service = a_service(numbers=[RIGHT])
    link = "https://chat.example.org/"
    a_channel(service=service, kind="webchat", value=link)
    publish(service=service, by=None, at=AT)
    recall(link)
    assert public_numbers() == {service.pk: [RIGHT]}


def test_a_number_is_recalled_once_however_often_it_is_asked():
    assert recall() == recall()
    assert Recall.objects.count() == 1


def test_a_lifted_number_comes_back_only_by_publishing():
    service = published(numbers=[WRONG])
    lift_recall(recall=recall(), by=a_superuser(), at=AT)
    assert public_numbers() == {service.pk: []}
    assert state(service) == States.CHANGED
    publish(service=service, by=None, at=AT)
    assert public_numbers() == {service.pk: [WRONG]}


def test_safety_18_a_recalled_service_is_gone():
    service = published()
    recall_service(service=service, by=None, at=AT, reason="It has closed.")
    assert Directory.load().services == {}
    assert state(service) == States.RECALLED


def test_safety_18_the_directory_knows_a_recalled_service_by_its_slugs_until_it_is_lifted():
    service = published(slug="first")
    Service.objects.filter(pk=service.pk).update(slug="second")
    publish(service=Service.objects.get(), by=None, at=AT)
    recalled = recall_service(service=service, by=None, at=AT, reason="It has closed.")
    before = Directory.load().recalled
    lift_recall(recall=recalled, by=None, at=AT)
    assert before == {mark_of("first"), mark_of("second")}
    assert Directory.load().recalled == set()


def test_a_recalled_service_cannot_be_published():
    service = published()
    recall_service(service=service, by=None, at=AT, reason="It has closed.")
    with pytest.raises(NotPublishable, match="This service was recalled"):
        publish(service=service, by=None, at=AT)
    assert Directory.load().services == {}


def test_an_edit_leaves_a_recalled_service_recalled():
    service = published()
    recall_service(service=service, by=None, at=AT, reason="It has closed.")
    Service.objects.filter(pk=service.pk).update(summary="Shouts.")
    note_changes(service=service, at=AT)
    assert state(service) == States.RECALLED


def test_a_draft_can_be_recalled_before_it_does_harm():
    service = a_service()
    recall_service(service=service, by=None, at=AT, reason="A trap.")
    with pytest.raises(NotPublishable):
        publish(service=service, by=None, at=AT)


def test_a_lifted_service_comes_back_only_by_publishing():
    service = published()
    recalled = recall_service(service=service, by=None, at=AT, reason="It has closed.")
    lift_recall(recall=recalled, by=a_superuser(), at=AT)
    assert Directory.load().services == {}
    assert state(service) == States.WITHDRAWN
    publish(service=service, by=None, at=AT)
    assert list(Directory.load().services) == [service.pk]


def test_a_service_can_be_recalled_again_after_the_recall_was_lifted():
    service = published()
    first = recall_service(service=service, by=None, at=AT, reason="It has closed.")
    lift_recall(recall=first, by=a_superuser(), at=AT)
    publish(service=service, by=None, at=AT)
    recall_service(service=service, by=None, at=AT, reason="Closed again.")
    assert Recall.objects.standing().count() == 1
    assert Directory.load().services == {}


def test_a_service_whose_only_number_is_recalled_is_not_published_again():
    service = published(numbers=[WRONG])
    recall()
    with pytest.raises(NotPublishable, match="may not see any of its numbers"):
        publish(service=service, by=None, at=AT)
