"""Publishing is freezing: what the public sees changes by a publication and by nothing else."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from services.directory.checking import record_check
from services.directory.directory import Directory
from services.directory.publishable import NotPublishable, reasons_against
from services.directory.publishing import current_record, note_changes, publish, withdraw
from services.directory.referencing import publish_reference
from services.models import (
    AppendOnlyError,
    Assurance,
    Publication,
    PublicationCounter,
    Schedule,
    Service,
)
from tests.factories import a_channel, a_hand_off, a_service, a_superuser, an_area

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
TODAY = date(2026, 5, 3)
WEBSITE = Assurance.Method.WEBSITE
States = Service.PublicationState


def published(**fields):
    """Return a service that has been published once."""
    service = a_service(**fields)
    publish(service=service, by=None, at=AT)
    return service


def state(service):
    """Return the state that the table has."""
    return Service.objects.get(pk=service.pk).publication_state


def edit(service, **fields):
    """Change columns of the working copy, as saving the form does."""
    Service.objects.filter(pk=service.pk).update(**fields)
    note_changes(service=service, at=AT)


def test_a_draft_is_in_no_directory():
    a_service()
    assert Directory.load().services == {}


def test_a_published_service_is_in_the_directory():
    service = published(name="The Meadow")
    assert [record.name for record in Directory.load().services.values()] == ["The Meadow"]
    assert state(service) == States.PUBLISHED


def test_an_edit_after_publishing_is_not_public():
    service = published(summary="Listens.")
    edit(service, summary="Shouts.")
    assert Directory.load().services[service.pk].summary == "Listens."
    assert state(service) == States.CHANGED


def test_an_edit_taken_back_leaves_no_unpublished_changes():
    service = published(summary="Listens.")
    edit(service, summary="Shouts.")
    edit(service, summary="Listens.")
    assert state(service) == States.PUBLISHED


def test_a_changed_number_is_not_public_before_it_is_published():
    service = published(numbers=["01632 960001"])
    service.channels.update(value="01632 960002")
    note_changes(service=service, at=AT)
    assert [channel.value for channel in current_record(service).channels] == ["01632 960001"]
    publish(service=service, by=None, at=AT)
    assert [channel.value for channel in current_record(service).channels] == ["01632 960002"]


def test_the_draft_of_a_name_reaches_nobody_through_those_that_send_people_there():
    other, service = a_service(name="The Orchard"), a_service()
    a_hand_off(service=service, to=other)
    publish(service=service, by=None, at=AT)
    assert [row.to_name for row in current_record(service).hand_offs] == [""]
    publish(service=other, by=None, at=AT)
    edit(other, name="Hidden")
    edit(service, summary="Shouts.")
    publish(service=service, by=None, at=AT)
    assert [row.to_name for row in current_record(service).hand_offs] == ["The Orchard"]
    note_changes(service=service, at=AT)
    assert state(service) == States.PUBLISHED


def test_the_hours_of_a_channel_are_frozen_in_the_notation():
    service = a_service(numbers=[])
    a_channel(service=service, hours="Mo-Fr 18:00-02:00; Su 10:00-12:00,14:00-16:00")
    publish(service=service, by=None, at=AT)
    written = [channel.hours for channel in current_record(service).channels]
    assert written == ["Mo-Fr 18:00-02:00; Su 10:00-12:00,14:00-16:00"]


def test_an_opening_for_one_season_is_published_as_such():
    service = a_service(numbers=[])
    channel = a_channel(service=service, hours="Mo 09:00-17:00")
    Schedule.objects.create(
        channel=channel,
        weekday=1,
        opens_at="09:00",
        closes_at="17:00",
        valid_from=date(2026, 6, 1),
        valid_to=date(2026, 8, 31),
    )
    publish(service=service, by=None, at=AT)
    written = "Mo 09:00-17:00, 2026 Jun 01-2026 Aug 31 Tu 09:00-17:00"
    assert current_record(service).channels[0].hours == written


def test_a_channel_for_professionals_is_not_in_the_record():
    service = a_service(numbers=["01632 960001"])
    a_channel(service=service, value="01632 960002", audience="professionals")
    publish(service=service, by=None, at=AT)
    assert [channel.value for channel in current_record(service).channels] == ["01632 960001"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"summary": ""}, "Say in one sentence what the service does."),
        ({"areas": []}, "Say which areas the service covers."),
        ({"status": "defunct"}, "The service no longer exists: withdraw it instead."),
        (
            {"how_to_refer": "Ring 01632 960 009 at any time."},
            "Put the number 01632 960 009 in a number field, not in a sentence.",
        ),
        (
            {"website": "javascript:alert(1)"},
            "The link “javascript:alert(1)” must begin with https:// or http://.",
        ),
        (
            {"numbers": []},
            "Give at least one way to reach the service: a number, a website or an address.",
        ),
        (
            {"numbers": ["0909 879 0000"]},
            "Phone 0909 879 0000: This is a premium-rate or high-cost number. Do not list it.",
        ),
    ],
)
def test_a_service_that_lacks_something_is_refused_with_the_reason(fields, reason):
    service = a_service(**fields)
    with pytest.raises(NotPublishable) as refused:
        publish(service=service, by=None, at=AT)
    assert refused.value.reasons == (reason,)
    assert not Publication.objects.exists()


def test_every_reason_is_given_at_once():
    service = a_service(summary="", areas=[], numbers=[])
    assert len(reasons_against(service)) == 3


def test_hours_that_cannot_be_read_back_are_refused():
    service = a_service(numbers=[])
    channel = a_channel(service=service, hours="Mo 09:00-17:00")
    Schedule.objects.create(channel=channel, weekday=0, opens_at="12:00", closes_at="18:00")
    assert reasons_against(service) == [
        "Phone 01632 960001: Two times overlap on Monday: 9am to 5pm and noon to 6pm."
    ]


def test_a_check_stamps_what_is_public_and_publishes_no_edit():
    service = published(summary="Listens.")
    edit(service, summary="Shouts.")
    record_check(service=service, method=WEBSITE, on=TODAY, by=a_superuser(), at=AT)
    record = Directory.load().services[service.pk]
    assert (record.summary, [check.method for check in record.checks]) == ("Listens.", ["website"])
    assert state(service) == States.CHANGED


@pytest.mark.parametrize("method", Assurance.CHECKED_BY_STAFF)
def test_a_check_alone_is_no_unpublished_change(method):
    service = published()
    channel = service.channels.get()
    Assurance.objects.create(service=service, method="public_page")
    publish(service=service, by=None, at=AT)
    by = a_superuser()
    record_check(service=service, method=method, on=TODAY, by=by, at=AT, channel=channel)
    record_check(service=service, method=method, on=TODAY, by=by, at=AT)
    assert state(service) == States.PUBLISHED


def test_a_check_of_a_channel_that_is_not_public_stamps_nothing():
    service = published()
    draft = a_channel(service=service, value="01632 960002")
    by = a_superuser()
    record_check(service=service, method=WEBSITE, on=TODAY, by=by, at=AT, channel=draft)
    assert current_record(service).checks == ()


def test_a_check_of_a_draft_makes_no_publication():
    service = a_service()
    record_check(service=service, method=WEBSITE, on=TODAY, by=a_superuser(), at=AT)
    assert not Publication.objects.exists()


def test_no_record_names_the_person_who_checked_or_published():
    service, by = a_service(), a_superuser()
    record_check(service=service, method=WEBSITE, on=TODAY, by=by, at=AT)
    publication = publish(service=service, by=by, at=AT, note="told by Avery")
    assert publication.by == by
    assert by.username not in str(publication.record)
    assert "Avery" not in str(publication.record)


def test_a_withdrawn_service_is_gone_and_its_working_copy_stays():
    service = published(summary="Listens.")
    withdraw(service=service, by=None, at=AT)
    assert Directory.load().services == {}
    service.refresh_from_db()
    assert (service.summary, service.publication_state) == ("Listens.", States.WITHDRAWN)


def test_what_is_not_public_cannot_be_withdrawn():
    service = a_service()
    with pytest.raises(NotPublishable):
        withdraw(service=service, by=None, at=AT)
    assert state(service) == States.DRAFT


def test_the_sequence_rises_by_one_for_each_publication_of_any_kind():
    first = published()
    second = published()
    record_check(service=first, method=WEBSITE, on=TODAY, by=a_superuser(), at=AT)
    withdraw(service=second, by=None, at=AT)
    publish_reference(reference=Publication.Reference.TAXONOMY, record={"a": 1}, by=None, at=AT)
    told = Publication.objects.order_by("sequence").values_list("sequence", "number", "action")
    assert list(told) == [
        (1, 1, "publish"),
        (2, 1, "publish"),
        (3, 2, "check"),
        (4, 2, "withdraw"),
        (5, 1, "publish"),
    ]
    assert PublicationCounter.objects.get().value == 5


def test_a_refused_publication_raises_no_counter():
    published()
    with pytest.raises(NotPublishable):
        publish(service=a_service(summary=""), by=None, at=AT)
    assert PublicationCounter.objects.get().value == 1


def test_a_reference_set_that_says_the_same_is_not_published_again():
    reference = Publication.Reference.TAXONOMY
    publish_reference(reference=reference, record={"terms": [1]}, by=None, at=AT)
    assert publish_reference(reference=reference, record={"terms": [1]}, by=None, at=AT) is None


def test_a_directory_refreshed_is_the_directory_loaded():
    kept, gone = published(), published()
    early = Directory.load()
    withdraw(service=gone, by=None, at=AT)
    edit(kept, name="The Orchard")
    publish(service=kept, by=None, at=AT)
    assert early.refreshed() == Directory.load()
    assert list(early.refreshed().services) == [kept.pk]


def test_former_addresses_are_kept():
    service = published(slug="meadow")
    edit(service, slug="orchard")
    publish(service=service, by=None, at=AT)
    edit(service, slug="the-orchard")
    publish(service=service, by=None, at=AT)
    assert current_record(service).former_slugs == ("meadow", "orchard")
    assert Directory.load().service("meadow") == current_record(service)


@pytest.mark.parametrize("moves_on", [False, True])
def test_an_address_that_leads_or_once_led_to_another_service_is_refused(moves_on):
    other = published(slug="meadow")
    edit(other, slug="orchard")
    if moves_on:
        publish(service=other, by=None, at=AT)
    assert reasons_against(a_service(slug="meadow")) == [
        "The address “meadow” leads to another service. Choose another."
    ]


def test_an_edited_address_is_an_unpublished_change():
    service = published(slug="meadow")
    edit(service, slug="orchard")
    assert state(service) == States.CHANGED


def test_a_publication_can_be_neither_changed_nor_deleted():
    publication = publish(service=a_service(), by=None, at=AT)
    changed = Publication.objects.get(pk=publication.pk)
    changed.note = "another"
    forbidden = [
        changed.save,
        changed.delete,
        Publication.objects.all().delete,
        lambda: Publication.objects.update(note="another"),
        lambda: Publication.objects.bulk_update([changed], ["note"]),
    ]
    for attempt in forbidden:
        with pytest.raises(AppendOnlyError), transaction.atomic():
            attempt()
    assert Publication.objects.get().note == ""


def test_a_service_of_many_areas_covers_each():
    areas = [an_area(name="Meadowshire"), an_area(name="Orchardshire")]
    service = published(areas=areas)
    covering = Directory.load().covering([areas[1].code])
    assert [record.id for record in covering] == [service.pk]
