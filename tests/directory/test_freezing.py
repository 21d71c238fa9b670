"""What a record may hold: no byte of a hidden address, of staff's notes, or of staff."""

import json
from datetime import UTC, datetime

import pytest

from services.directory.directory import Directory
from services.directory.publishing import publish
from services.directory.records import ServiceRecord
from services.models import Location, Publication
from tests.factories import a_hand_off, a_location, a_service, a_term, an_area, an_organization

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
SECRET = {"name": "Refuge QQ1", "address": "9 QQ2 Lane", "town": "QQ3ton", "postcode": "WR1 2AB"}
LEAKS = ("QQ1", "QQ2", "QQ3", "WR1", "2AB")


def frozen(service):
    """Return the bytes of the record that publishing makes, without its place in the history."""
    record = publish(service=service, by=None, at=AT).record
    return json.dumps({key: value for key, value in record.items() if key != "number"})


def leaks(text):
    """Return which marks of the secret place are in the text."""
    return [mark for mark in LEAKS if mark in text]


def test_a_public_address_is_in_the_record():
    service = a_service()
    a_location(service=service, **SECRET, address_visibility="public")
    assert leaks(frozen(service)) == ["QQ2", "QQ3", "WR1", "2AB"]


def test_safety_14_a_hidden_address_is_in_no_byte_of_the_record():
    service = a_service()
    a_location(service=service, **SECRET, district=an_area(name="Meadowshire"))
    text = frozen(service)
    assert leaks(text) == []
    assert "Meadowshire" not in text


def test_safety_14_an_address_is_hidden_where_nobody_said():
    assert Location(**SECRET).address_visibility == "hidden"


def test_safety_14_of_a_district_only_address_the_district_alone_is_in_the_record():
    service = a_service()
    place = an_area(name="Meadowshire")
    a_location(service=service, **SECRET, district=place, address_visibility="district")
    text = frozen(service)
    assert leaks(text) == []
    assert "Meadowshire" in text


@pytest.mark.parametrize("visibility", ["hidden", "district"])
def test_safety_14_moving_a_hidden_location_inside_its_district_changes_no_byte(visibility):
    service = a_service()
    place = an_area(name="Meadowshire")
    a_location(service=service, name="Open", address="1 High Street", address_visibility="public")
    location = a_location(service=service, **SECRET, district=place, address_visibility=visibility)
    before = frozen(service)
    for address, postcode in (("A first line", "WR5 1AA"), ("Z last line", "WR9 9ZZ")):
        Location.objects.filter(pk=location.pk).update(
            name=address, address=address, town=address, postcode=postcode
        )
        assert frozen(service) == before


def test_notes_of_staff_and_of_the_office_are_in_no_byte_of_the_record():
    organization = an_organization()
    organization.office_contact = "QQ1"
    organization.save()
    service = a_service(organization=organization, staff_note="QQ2", sources="QQ3")
    assert leaks(frozen(service)) == []


def test_a_record_is_read_back_as_it_was_written():
    service = a_service(languages="English, Polish", age_from=16, accepts_outside=None)
    service.terms.add(a_term(code="helpline"), a_term(code="men", vocabulary="audience"))
    a_location(service=service, address="1 High Street", address_visibility="public")
    a_hand_off(service=service, to=a_service(name="The Orchard"))
    publication = publish(service=service, by=None, at=AT)
    stored = Publication.objects.get(pk=publication.pk).record
    assert ServiceRecord.from_json(stored).to_json() == publication.record


def test_a_directory_written_to_a_file_is_read_back_the_same():
    publish(service=a_service(), by=None, at=AT)
    directory = Directory.load()
    assert Directory.from_json(json.loads(json.dumps(directory.to_json()))) == directory
