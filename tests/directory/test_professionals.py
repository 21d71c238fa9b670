"""Channels for professionals are published apart, and every rule of a number holds for them."""

from datetime import UTC, datetime

import pytest

from services.directory.amending import amend_hours
from services.directory.checking import record_check
from services.directory.differences import differences
from services.directory.publishable import NotPublishable
from services.directory.publishing import current_record, frozen_now, publish
from services.directory.recalling import recall_number
from services.directory.restoring import restore
from services.directory.two_people import note_typed, values_of
from services.hours import parse
from services.models import Assurance, Publication, Service
from tests.factories import a_channel, a_service, a_superuser, an_editor

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
PUBLIC, DESK, OTHER = "01632 960001", "01632 960009", "01632 960010"


@pytest.fixture
def service():
    """A service with a number for everybody and one for professionals, published."""
    service = a_service(numbers=[PUBLIC])
    a_channel(service=service, value=DESK, audience="professionals", hours="Mo-Fr 09:00-17:00")
    publish(service=service, by=None, at=AT)
    return service


def shown(service):
    """Return the numbers of the record: for everybody, and for professionals."""
    record = current_record(service)
    return [[row.value for row in rows] for rows in (record.channels, record.professional_channels)]


def state(service):
    """Return the state that the table has."""
    return Service.objects.get(pk=service.pk).publication_state


def test_they_stand_apart_in_the_record(service):
    assert shown(service) == [[PUBLIC], [DESK]]


def test_safety_18_a_recalled_number_for_professionals_is_gone_at_once_and_stays_away(service):
    recall_number(number=DESK, by=None, at=AT, reason="A shop answers.")
    assert shown(service) == [[PUBLIC], []]
    assert state(service) == "published"
    publish(service=service, by=None, at=AT)
    assert shown(service) == [[PUBLIC], []]


def test_safety_18_restoring_neither_brings_one_back_nor_takes_one_away(service):
    first = Publication.objects.get(service=service)
    service.channels.filter(value=DESK).update(value=OTHER)
    publish(service=service, by=None, at=AT)
    restore(service=service, publication=first, by=None, at=AT)
    publish(service=service, by=None, at=AT)
    assert shown(service) == [[PUBLIC], [OTHER]]


def typed(service, by, **changes):
    """Change the number for professionals, as the form does."""
    before = values_of(service)
    service.channels.filter(value=DESK).update(**changes)
    note_typed(service, before=before, by=by)


def test_safety_18_who_typed_a_new_number_for_professionals_cannot_publish_it(service):
    editor = an_editor(service.organization)
    typed(service, editor, value=OTHER)
    with pytest.raises(NotPublishable, match=f"You typed {OTHER}"):
        publish(service=service, by=editor, at=AT)
    publish(service=service, by=an_editor(service.organization), at=AT)
    assert shown(service) == [[PUBLIC], [OTHER]]


def test_safety_18_a_number_for_professionals_is_new_when_it_becomes_public(service):
    editor = an_editor(service.organization)
    service.channels.filter(value=DESK).update(audience="public", value_by=editor)
    with pytest.raises(NotPublishable, match=f"You typed {DESK}"):
        publish(service=service, by=editor, at=AT)


def test_a_public_number_that_is_for_professionals_from_now_on_is_not_new(service):
    editor = an_editor(service.organization)
    a_channel(service=service, value=OTHER)
    service.channels.filter(value=PUBLIC).update(audience="professionals", value_by=editor)
    publish(service=service, by=editor, at=AT)
    assert shown(service) == [[OTHER], [PUBLIC, DESK]]


def test_hours_of_some_days_change_in_the_record_too(service):
    amended = amend_hours(
        service=service, channel=None, amend=lambda _: parse("24/7"), by=None, at=AT, note=""
    )
    assert (amended.changed, amended.refused) == (4, ())
    assert {row.hours for row in current_record(service).every_channel} == {"24/7"}
    assert state(service) == "published"


def test_a_check_of_one_vouches_for_it_alone(service):
    desk = service.channels.get(value=DESK)
    record_check(
        service=service,
        channel=desk,
        method=Assurance.Method.RANG_OFFICE,
        on=AT.date(),
        by=a_superuser(),
        at=AT,
    )
    record = current_record(service)
    public, professional = record.every_channel
    assert record.checked_by_staff(professional) is not None
    assert (record.checked_by_staff(public), record.is_checked) == (None, False)
    publish(service=service, by=None, at=AT)
    assert current_record(service).checked_by_staff(professional) is not None


def test_differences_say_for_whom_a_number_is(service):
    old = current_record(service)
    service.channels.filter(value=DESK).update(audience="public")
    new = frozen_now(Service.objects.for_freezing().get(pk=service.pk), at=AT)
    told = {row.label: row.number_changed for row in differences(old, new) if row.changed}
    assert told == {f"Phone {DESK}": True, f"Phone {DESK}, for professionals": True}
