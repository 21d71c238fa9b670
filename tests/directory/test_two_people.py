"""A number that is new to the public is published by somebody else than who typed it."""

from datetime import UTC, datetime

import pytest

from services.directory.publishable import NotPublishable
from services.directory.publishing import current_record, publish
from services.directory.recalling import lift_recall, recall_number
from services.directory.submitting import AlreadyDecided, send_back, submit
from services.directory.two_people import may_publish_alone, note_typed, values_of
from services.models import Publication, Submission
from tests.factories import (
    a_channel,
    a_contributor,
    a_reviewer,
    a_service,
    a_superuser,
    an_administrator,
    an_editor,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
OLD, NEW = "01632 960001", "01632 960002"


@pytest.fixture
def service():
    """A published service with one number."""
    service = a_service(numbers=[OLD])
    publish(service=service, by=None, at=AT)
    return service


def typed(service, number, by):
    """Change the number of the working copy, as the form does."""
    before = values_of(service)
    service.channels.update(value=number)
    note_typed(service, before=before, by=by)


def numbers(service):
    """Return the numbers that the public sees."""
    return [channel.value for channel in current_record(service).channels]


def test_who_typed_a_new_number_cannot_publish_it(service):
    editor = an_editor(service.organization)
    typed(service, NEW, editor)
    with pytest.raises(NotPublishable, match=f"You typed {NEW}"):
        publish(service=service, by=editor, at=AT)
    assert numbers(service) == [OLD]


def test_somebody_else_publishes_it(service):
    typed(service, NEW, a_contributor(service.organization))
    publish(service=service, by=an_editor(service.organization), at=AT)
    assert numbers(service) == [NEW]


def test_who_changed_anything_but_a_number_publishes_it_alone(service):
    editor = an_editor(service.organization)
    typed(service, NEW, editor)
    typed(service, "01632-960-001", editor)
    service.summary = "Hears."
    service.save()
    publish(service=service, by=editor, at=AT)
    assert current_record(service).summary == "Hears."


def test_a_number_that_the_public_sees_at_another_service_is_new_here(service):
    editor = an_editor(service.organization)
    other = a_service(organization=service.organization, numbers=[])
    before = values_of(other)
    a_channel(service=other, value=OLD)
    note_typed(other, before=before, by=editor)
    with pytest.raises(NotPublishable, match="Somebody else must publish it"):
        publish(service=other, by=editor, at=AT)


def test_a_number_that_was_recalled_is_new_again(service):
    editor = an_editor(service.organization)
    typed(service, NEW, None)
    typed(service, OLD, editor)
    recall = recall_number(number=OLD, by=editor, at=AT, reason="A shop answers.")
    lift_recall(recall=recall, by=a_reviewer(), at=AT)
    with pytest.raises(NotPublishable, match="You typed"):
        publish(service=service, by=editor, at=AT)


def test_an_administrators_written_reason_serves_where_nobody_else_is(service):
    administrator = an_administrator()
    typed(service, NEW, administrator)
    publish(service=service, by=administrator, at=AT, alone_because="They rang me.")
    assert numbers(service) == [NEW]
    assert Publication.objects.first().note == "Published alone: They rang me."


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_that_says_nothing_does_not_serve(service, reason):
    administrator = a_superuser()
    typed(service, NEW, administrator)
    with pytest.raises(NotPublishable, match="You typed"):
        publish(service=service, by=administrator, at=AT, alone_because=reason)


def test_a_reason_does_not_serve_where_the_organization_has_somebody_else(service):
    administrator = an_administrator()
    an_editor(service.organization)
    typed(service, NEW, administrator)
    assert not may_publish_alone(administrator, service)
    with pytest.raises(NotPublishable, match="You typed"):
        publish(service=service, by=administrator, at=AT, alone_because="They rang me.")


def test_an_editors_reason_never_serves(service):
    editor = an_editor(service.organization)
    typed(service, NEW, editor)
    with pytest.raises(NotPublishable, match="You typed"):
        publish(service=service, by=editor, at=AT, alone_because="Nobody else is here.")


def test_what_was_submitted_is_by_whoever_asked_and_approved_by_whoever_published(service):
    asks, approves = a_contributor(service.organization), an_editor(service.organization)
    typed(service, NEW, asks)
    submission = submit(service=service, by=asks, at=AT, note="New line.")
    publication = publish(service=service, by=approves, at=AT)
    submission.refresh_from_db()
    assert (publication.by, publication.approved_by) == (asks, approves)
    assert (submission.decision, submission.decided_by) == ("published", approves)


def test_nothing_is_submitted_that_changes_nothing_or_could_not_be_published(service):
    person = a_contributor(service.organization)
    with pytest.raises(NotPublishable, match="already sees exactly this"):
        submit(service=service, by=person, at=AT)
    service.summary = ""
    service.save()
    with pytest.raises(NotPublishable, match="Say in one sentence"):
        submit(service=service, by=person, at=AT)
    assert not Submission.objects.exists()


def test_a_second_request_takes_the_place_of_the_first(service):
    typed(service, NEW, None)
    first, second = a_contributor(service.organization), a_contributor(service.organization)
    submit(service=service, by=first, at=AT)
    submit(service=service, by=second, at=AT)
    assert Submission.objects.get().submitted_by == second


def test_what_is_sent_back_waits_no_more_and_is_not_public(service):
    typed(service, NEW, None)
    submit(service=service, by=a_contributor(service.organization), at=AT)
    editor = an_editor(service.organization)
    send_back(service=service, by=editor, at=AT, note="Ring them first.")
    assert not Submission.objects.waiting().exists()
    assert numbers(service) == [OLD]
    with pytest.raises(AlreadyDecided):
        send_back(service=service, by=editor, at=AT, note="Again.")
