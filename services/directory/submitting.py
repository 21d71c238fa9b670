"""Asking somebody else to publish, and their answer."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from services.directory.publishable import NotPublishable, reasons_against
from services.directory.publishing import current_record, frozen_now, lock_counter
from services.models import Service, Submission


class AlreadyDecided(ValueError):
    """A submission that somebody has decided meanwhile."""


@transaction.atomic
def submit(*, service: Service, by: User, at: datetime, note: str = "") -> Submission:
    """Put the working copy in the queue of those who publish it.

    NotPublishable, with every reason, where it could not be published or would change nothing. A
    second request takes the place of one that waits.
    """
    lock_counter()
    working_copy = Service.objects.for_freezing().get(pk=service.pk)
    if reasons := reasons_against(working_copy):
        raise NotPublishable(reasons)
    current = current_record(service)
    if current is not None and frozen_now(working_copy, at=at).says_the_same_as(current):
        raise NotPublishable(["The public already sees exactly this."])
    submission, _made = Submission.objects.update_or_create(
        service=service,
        decided_at=None,
        defaults={"submitted_by": by, "submitted_at": at, "note": note},
    )
    return submission


@transaction.atomic
def send_back(*, service: Service, by: User, at: datetime, note: str) -> Submission:
    """Answer that it is not published yet, and why; AlreadyDecided where nothing waits."""
    waiting = Submission.objects.select_for_update().waiting().filter(service=service).first()
    if waiting is None:
        raise AlreadyDecided("Somebody has decided this already.")
    waiting.decision = Submission.Decision.RETURNED
    waiting.decided_by, waiting.decided_at, waiting.decision_note = by, at, note
    waiting.save()
    return waiting
