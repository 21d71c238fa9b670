"""Publishing: the only way that anything reaches the public. Each verb is atomic."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import OperationalError, transaction
from django.db.models import F, Max

from services.directory.differences import fingerprint
from services.directory.freezing import freeze
from services.directory.public_names import public_names
from services.directory.publishable import NotPublishable, reasons_against
from services.directory.records import FORMAT_VERSION, ServiceRecord
from services.directory.two_people import reasons_for_another_person
from services.models import (
    Publication,
    PublicationCounter,
    Recall,
    Service,
    Submission,
)

Actor = User | None
"""Who did it; None for the starter listings and for commands."""


@transaction.atomic
def publish(
    *,
    service: Service,
    by: Actor,
    at: datetime,
    note: str = "",
    alone_because: str = "",
    seen: str = "",
) -> Publication:
    """Freeze the working copy and show it; NotPublishable, with every reason, if it may not be.

    Where somebody else asked for it, it is by them, and `by` approves it. `alone_because` is an
    administrator's reason to do without a second person. `seen` is the fingerprint of the record
    that was looked at: no other is published.
    """
    counter = lock_counter()
    hold_at_once(service)
    working_copy = Service.objects.for_freezing().get(pk=service.pk)
    then, now = frozen_now(working_copy, at=at), current_record(service)
    if seen and seen != fingerprint(then):
        raise NotPublishable(["Somebody changed this listing since you looked. Read it again."])
    reasons = reasons_against(working_copy)
    reasons += reasons_for_another_person(
        working_copy, then=then, now=now, by=by, alone_because=alone_because
    )
    if reasons:
        raise NotPublishable(reasons)
    asked_by = _settle_submission(service, by=by, at=at)
    publication = append(
        counter,
        service=working_copy,
        action=Publication.Action.PUBLISH,
        record=then,
        at=at,
        by=asked_by or by,
        approved_by=by if asked_by else None,
        note=f"{note} Published alone: {alone_because}".strip() if alone_because else note,
    )
    _set_state(service, Service.PublicationState.PUBLISHED)
    return publication


@transaction.atomic
def withdraw(*, service: Service, by: Actor, at: datetime, note: str = "") -> Publication:
    """Take a published service off the public site; NotPublishable where it is not on it."""
    counter = lock_counter()
    if current_record(service) is None:
        raise NotPublishable(["The public does not see this service."])
    publication = append(
        counter,
        service=service,
        action=Publication.Action.WITHDRAW,
        record=None,
        at=at,
        by=by,
        note=note,
    )
    _set_state(service, Service.PublicationState.WITHDRAWN)
    return publication


@transaction.atomic
def republish_without(
    *, service: Service, numbers: Collection[str], by: Actor, at: datetime, note: str
) -> Publication:
    """Show the current record again, never the draft, without the channels with `numbers`."""
    counter = lock_counter()
    current = current_record(service)
    if current is None:
        raise NotPublishable([f"{service} is not published."])
    publication = append(
        counter,
        service=service,
        action=Publication.Action.RECALL,
        record=current.without(numbers),
        at=at,
        by=by,
        note=note,
    )
    note_changes(service=service, at=at)
    return publication


@transaction.atomic
def take_off(*, service: Service, by: Actor, at: datetime, note: str) -> Publication:
    """Show nothing of a service from now on, because it was recalled."""
    publication = append(
        lock_counter(),
        service=service,
        action=Publication.Action.RECALL,
        record=None,
        at=at,
        by=by,
        note=note,
    )
    _set_state(service, Service.PublicationState.RECALLED)
    return publication


def note_changes(*, service: Service, at: datetime) -> None:
    """Set whether the working copy differs from what the public sees."""
    current = current_record(service)
    if current is None:
        return
    working_copy = Service.objects.for_freezing().get(pk=service.pk)
    same = frozen_now(working_copy, at=at).says_the_same_as(current)
    state = Service.PublicationState.PUBLISHED if same else Service.PublicationState.CHANGED
    _set_state(service, state)


def current_record(service: Service) -> ServiceRecord | None:
    """What the public sees of a service; None when it sees nothing."""
    newest = Publication.objects.filter(service=service).first()
    return ServiceRecord.from_json(newest.record) if newest and newest.record else None


def frozen_now(working_copy: Service, *, at: datetime) -> ServiceRecord:
    """The record that publishing the working copy now would make."""
    earlier = Publication.objects.filter(service=working_copy)
    slugs = set(earlier.exclude(record=None).values_list("record__slug", flat=True))
    return freeze(
        working_copy,
        number=(earlier.aggregate(newest=Max("number"))["newest"] or 0) + 1,
        at=at,
        former_slugs=slugs - {working_copy.slug},
        names=public_names([row.to_service_id for row in working_copy.hand_offs.all()]),
        recalled=set(Recall.objects.standing().exclude(number="").values_list("number", flat=True)),
    )


def append(
    counter: PublicationCounter,
    *,
    service: Service,
    action: Publication.Action,
    record: ServiceRecord | None,
    at: datetime,
    by: Actor,
    approved_by: Actor = None,
    note: str = "",
) -> Publication:
    """Add one publication of a service and raise the counter, in the caller's transaction."""
    newest = Publication.objects.filter(service=service).aggregate(newest=Max("number"))["newest"]
    number = (newest or 0) + 1
    if record is not None:
        record = replace(record, number=number, published_at=at.isoformat())
    return Publication.objects.create(
        service=service,
        number=number,
        sequence=raise_counter(counter),
        action=action,
        record=record.to_json() if record else None,
        format_version=FORMAT_VERSION,
        published_at=at,
        by=by,
        approved_by=approved_by,
        note=note,
    )


def lock_counter() -> PublicationCounter:
    """The counter, locked until the transaction ends, so that publications stand in a queue."""
    PublicationCounter.objects.get_or_create(pk=1)
    return PublicationCounter.objects.select_for_update().get(pk=1)


def raise_counter(counter: PublicationCounter) -> int:
    """The next value of the counter."""
    PublicationCounter.objects.filter(pk=counter.pk).update(value=F("value") + 1)
    counter.refresh_from_db()
    return counter.value


def hold_at_once(service: Service) -> None:
    """Keep other writers of the working copy waiting; NotPublishable where one is at it now.

    Whoever waited here would keep every recall waiting, which needs the counter too.
    """
    try:
        with transaction.atomic():
            Service.objects.select_for_update(no_key=True, nowait=True).get(pk=service.pk)
    except OperationalError as busy:
        raise NotPublishable(["Somebody is saving this listing just now. Try again."]) from busy


def _settle_submission(service: Service, *, by: Actor, at: datetime) -> Actor:
    """Answer the request that waits, if any; who asked, where that is somebody else than `by`."""
    waiting = Submission.objects.waiting().filter(service=service).first()
    if waiting is None or by is None:
        return None
    waiting.decision = Submission.Decision.PUBLISHED
    waiting.decided_by, waiting.decided_at = by, at
    waiting.save()
    return waiting.submitted_by if waiting.submitted_by != by else None


def _set_state(service: Service, state: Service.PublicationState) -> None:
    """Set what the working copy says of itself."""
    others = Service.objects.exclude(publication_state=state)
    others.filter(pk=service.pk).update(publication_state=state)
    service.publication_state = state
