"""When a listing is to be checked again, and when its office is asked to: every number of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Q

from services.directory.records import ServiceRecord
from services.models import ReviewLink, Service

NEXT_REVIEW = timedelta(days=182)
"""How long a check holds: half a year, in whole weeks."""

FIRST_BEFORE = timedelta(days=30)
REMINDER_BEFORE = timedelta(days=7)
URGENT_AFTER = timedelta(days=7)
LINK_LIFE = timedelta(days=30)
"""How long a link that was e-mailed can be answered."""

Stage = ReviewLink.Stage


def stage_on(today: date, *, due: date) -> ReviewLink.Stage | None:
    """How pressing it is `today` to ask about a listing that is `due`; None: not yet."""
    if today >= due + URGENT_AFTER:
        return Stage.URGENT
    if today >= due - REMINDER_BEFORE:
        return Stage.REMINDER
    return Stage.FIRST if today >= due - FIRST_BEFORE else None


def next_review(record: ServiceRecord) -> date | None:
    """The day by which to check again; None while a number of the record is not checked.

    Of several numbers the one that was checked longest ago decides.
    """
    numbers = [channel for channel in record.channels if channel.is_number]
    checks = [record.checked_by_staff(channel) for channel in numbers or (None,)]
    days = [date.fromisoformat(check.checked_on) for check in checks if check is not None]
    return min(days) + NEXT_REVIEW if len(days) == len(checks) else None


def with_next_review(service: Service, record: ServiceRecord) -> ServiceRecord:
    """The record, just stamped with a check, with its next date: the working copy gets it too.

    A later date that staff set stays, in each of them.
    """
    due = next_review(record)
    if due is None:
        return record
    earlier = Q(review_due=None) | Q(review_due__lt=due)
    if Service.objects.filter(earlier, pk=service.pk).update(review_due=due):
        service.review_due = due
    return replace(record, review_due=max(record.review_due, due.isoformat()))
