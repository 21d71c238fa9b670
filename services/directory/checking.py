"""Recording checks: who checked what the public sees, how and when."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from services.directory.differences import fingerprint
from services.directory.publishable import NotPublishable
from services.directory.publishing import (
    Actor,
    append,
    current_record,
    frozen_now,
    lock_counter,
    note_changes,
)
from services.directory.record_parts import CheckRecord
from services.directory.review_dates import with_next_review
from services.models import Assurance, ContactChannel, Publication, ReviewLink, Service


@transaction.atomic
def record_check(
    *,
    service: Service,
    method: Assurance.Method,
    on: date,
    by: Actor,
    at: datetime,
    channel: ContactChannel | None = None,
    link: ReviewLink | None = None,
    seen_record: str = "",
) -> Assurance:
    """Note that a fact was checked, and stamp the current record only: no draft is published.

    `seen_record` is the fingerprint of the record that was looked at; NotPublishable where another
    is public by now.
    """
    counter = lock_counter()
    current = current_record(service)
    if seen_record and (current is None or fingerprint(current) != seen_record):
        raise NotPublishable(["What the public sees changed since you looked. Look again."])
    seen = current or frozen_now(Service.objects.for_freezing().get(pk=service.pk), at=at)
    said = tuple(
        row.said
        for row in (seen.every_channel if channel else seen.channels)
        if channel is None or row.id == channel.pk
    )
    assurance = Assurance.objects.create(
        service=service,
        channel=channel,
        method=method,
        checked_on=on,
        checked_by=by,
        link=link,
        said=list(said),
    )
    if current is None or (channel and not said):
        return assurance
    stamp = CheckRecord(channel.pk if channel else None, method, on.isoformat(), said)
    append(
        counter,
        service=service,
        action=Publication.Action.CHECK,
        record=with_next_review(service, current.with_check(stamp)),
        at=at,
        by=by,
    )
    note_changes(service=service, at=at)
    return assurance
