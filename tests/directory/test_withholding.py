"""SAFETY 14: an address that is made hidden is gone at once, and comes back by no way around."""

import json
from datetime import UTC, datetime

import pytest

from services.directory.directory import Directory
from services.directory.publishing import current_record, publish, withdraw
from services.directory.restoring import restore
from services.directory.withholding import withhold
from services.models import Location, Publication, PublicationCounter, Service
from services.snapshot import Follower
from tests.factories import a_channel, a_location, a_service, an_area, an_organization

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
ADDRESS = {"address": "9 QQ2 Lane, Upper Floor", "town": "QQ3ton", "postcode": "WR1 2AB"}
LEAKS = ("QQ2", "QQ3", "WR1", "2AB", "Upper Floor")
States = Service.PublicationState
PUBLIC, DISTRICT, HIDDEN = Location.AddressVisibility


@pytest.fixture
def ours():
    """An organization."""
    return an_organization(name="The Meadow Trust")


@pytest.fixture
def service(ours):
    """A published service whose address is public."""
    service = a_service(organization=ours)
    district = an_area(name="Meadowshire")
    a_location(service=service, **ADDRESS, district=district, address_visibility=PUBLIC)
    publish(service=service, by=None, at=AT)
    return service


def place_of(service):
    """Return the place of a service."""
    return Location.objects.get(services__service=service)


def make(visibility, place, **fields):
    """Save a place with another visibility, and let the public see no more of it than that."""
    Location.objects.filter(pk=place.pk).update(address_visibility=visibility, **fields)
    return withhold(place=place, by=None, at=AT)


def leaks():
    """Return which marks of the address are in what is served."""
    served = json.dumps(Directory.load().to_json())
    return [mark for mark in LEAKS if mark in served]


def without_keys(publication):
    """Add the same publication again as it was before format 5."""
    counter = PublicationCounter.objects.get()
    record = publication.record
    for row in record["locations"]:
        del row["id"]
    PublicationCounter.objects.update(value=counter.value + 1)
    return Publication.objects.create(
        service=publication.service,
        number=publication.number + 1,
        sequence=counter.value + 1,
        action="publish",
        record=record,
        format_version=4,
        published_at=AT,
    )


def state(service):
    """Return the state that the table has."""
    return Service.objects.get(pk=service.pk).publication_state


def test_safety_14_an_address_that_is_hidden_leaves_every_service_at_once(service, ours):
    other = a_service(organization=ours)
    other.locations.create(location=place_of(service))
    publish(service=other, by=None, at=AT)
    before = leaks()
    withheld = make(HIDDEN, place_of(service))
    assert (before, leaks(), len(withheld.changed)) == ([*LEAKS], [], 2)


def test_safety_14_of_an_address_made_district_only_the_district_alone_stays(service):
    make(DISTRICT, place_of(service))
    (place,) = current_record(service).locations
    assert (leaks(), place.district, state(service)) == ([], "Meadowshire", States.PUBLISHED)


def test_safety_14_a_district_that_is_hidden_leaves_too(service):
    make(DISTRICT, place_of(service))
    make(HIDDEN, place_of(service))
    assert (current_record(service).locations, state(service)) == ((), States.PUBLISHED)


def test_safety_14_it_leaves_the_snapshot_file(service, tmp_path):
    follower, file = Follower(tmp_path / "snapshot.json"), tmp_path / "snapshot.json"
    follower.refresh()
    before = "QQ2" in file.read_text()
    make(HIDDEN, place_of(service))
    follower.refresh()
    assert (before, [mark for mark in LEAKS if mark in file.read_text()]) == (True, [])


def test_safety_14_the_published_address_leaves_where_the_draft_has_another(service):
    Location.objects.update(address="1 New Street")
    make(HIDDEN, place_of(service))
    assert leaks() == []


def test_safety_14_so_it_does_where_the_draft_is_at_that_place_no_more(service):
    place = place_of(service)
    Location.objects.update(organization=None)
    service.locations.all().delete()
    make(HIDDEN, place)
    assert leaks() == []


def test_safety_14_neither_restoring_nor_publishing_brings_it_back(service):
    make(HIDDEN, place_of(service))
    first = service.publications.get(number=1)
    restore(service=service, publication=first, by=None, at=AT, note="")
    publish(service=service, by=None, at=AT)
    assert leaks() == []


def test_safety_14_a_record_that_nobody_can_read_takes_the_listing_off(service):
    counter = PublicationCounter.objects.get()
    before = Directory.load()
    Publication.objects.create(
        service=service,
        number=2,
        sequence=counter.value + 1,
        action=Publication.Action.HIDE,
        record={"channels": "of another shape"},
        format_version=9,
        published_at=AT,
    )
    assert (service.pk in before.services, before.refreshed().services) == (True, {})


def test_what_is_shown_again_is_public_only_when_it_is_published(service):
    make(HIDDEN, place_of(service))
    withheld = make(PUBLIC, place_of(service))
    before = leaks()
    publish(service=service, by=None, at=AT)
    assert (withheld.changed, before, leaks()) == ((), [], [*LEAKS])


def test_a_place_that_is_widened_shows_no_more_before_it_is_published(service):
    make(HIDDEN, place_of(service))
    make(DISTRICT, place_of(service))
    assert current_record(service).locations == ()


def test_no_draft_is_published(service):
    Service.objects.filter(pk=service.pk).update(summary="Shouts.")
    make(HIDDEN, place_of(service))
    assert (current_record(service).summary == "Shouts.", state(service)) == (False, States.CHANGED)


def test_the_history_says_what_was_done_and_keeps_what_was_public(service):
    make(HIDDEN, place_of(service))
    assert [
        (row.number, row.get_action_display(), len(row.record["locations"]))
        for row in service.publications.order_by("number")
    ] == [(1, "Published", 1), (2, "Address hidden", 0)]


def test_where_nothing_of_it_was_public_nothing_is_written(service):
    make(HIDDEN, place_of(service))
    for visibility in (HIDDEN, DISTRICT, HIDDEN):
        assert make(visibility, place_of(service)).changed == ()
    assert service.publications.count() == 2


def test_other_places_stay_as_the_public_sees_them(service):
    other = a_location(service=service, address="1 High Street", address_visibility=PUBLIC)
    publish(service=service, by=None, at=AT)
    Location.objects.filter(pk=other.pk).update(address="2 High Street")
    make(HIDDEN, Location.objects.get(address=ADDRESS["address"]))
    assert [row.address for row in current_record(service).locations] == ["1 High Street"]


def test_a_service_that_was_withdrawn_stays_away(service):
    withdraw(service=service, by=None, at=AT)
    assert make(HIDDEN, place_of(service)).changed == ()
    assert Directory.load().services == {}


@pytest.mark.parametrize(
    ("field", "text"),
    [("access_note", "Come to 9 QQ2-Lane."), ("what_happens_cy", "Dewch i WR12AB."),
     ("website", "https://example.org/9%20QQ2_lane")],
)  # fmt: skip
def test_safety_14_words_and_links_that_repeat_it_go_with_it(service, ours, field, text):
    sister = a_service(organization=ours, **{field: text})
    Service.objects.filter(pk=service.pk).update(**{field: text})
    for each in (service, sister):
        publish(service=each, by=None, at=AT)
    before = leaks()
    withheld = make(HIDDEN, place_of(service))
    assert (before, leaks(), withheld.still_saying) == ([*LEAKS], [], ())
    assert getattr(Service.objects.get(pk=service.pk), field) == text


def test_safety_14_the_note_of_a_number_goes_but_the_number_stays(service):
    a_channel(service=service, value="01632 960005", note="Rings at 9 QQ2 Lane.")
    publish(service=service, by=None, at=AT)
    make(HIDDEN, place_of(service))
    shown = {row.value: row.note for row in current_record(service).channels}
    assert (shown["01632 960005"], leaks()) == ("", [])


def test_words_that_a_listing_cannot_do_without_are_told_of(service):
    Service.objects.filter(pk=service.pk).update(summary="Listens at 9 QQ2 Lane.")
    publish(service=service, by=None, at=AT)
    assert make(HIDDEN, place_of(service)).still_saying == (service.name,)


def test_words_go_for_what_the_public_saw_only_not_for_what_is_typed_now(service):
    Service.objects.filter(pk=service.pk).update(access_note="Level access from the street.")
    publish(service=service, by=None, at=AT)
    make(HIDDEN, place_of(service), address="Level access from the street")
    assert current_record(service).access_note == "Level access from the street."


def test_safety_14_an_address_of_before_places_had_keys_leaves_too(service):
    other = a_location(service=service, address="1 High Street", address_visibility=PUBLIC)
    publish(service=service, by=None, at=AT)
    without_keys(service.publications.get(number=2))
    make(HIDDEN, Location.objects.exclude(pk=other.pk).get())
    assert (leaks(), len(current_record(service).locations)) == ([], 1)


def test_a_record_of_before_places_had_keys_says_the_same_as_the_draft(service):
    old = without_keys(service.publications.get())
    make(PUBLIC, place_of(service))
    restore(service=service, publication=old, by=None, at=AT, note="")
    assert state(service) == States.PUBLISHED
