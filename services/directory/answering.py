"""What a provider answers through the link of an e-mail. The token is the only authority."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from services.directory.asking import mark_of_token, office_email
from services.directory.checking import record_check
from services.directory.publishing import current_record, lock_counter
from services.directory.records import ServiceRecord
from services.directory.suggested import differences
from services.hours import LONDON
from services.models import Assurance, ReviewLink, Suggestion

Answer = ReviewLink.Answer


class LinkUnknown(LookupError):
    """No link of ours."""


class LinkEnded(ValueError):
    """A link that was answered, that is too old, or whose listing or office is another now."""


class RecordChanged(ValueError):
    """The public sees something else by now than what was looked at."""


class NothingSuggested(ValueError):
    """What was sent says what the public sees already."""


def shown_by(token: str, *, at: datetime) -> ServiceRecord:
    """What the public sees of the listing that a link is about; LinkUnknown or LinkEnded."""
    link = _link(token)
    if link.answered_at is not None or at >= link.expires_at:
        raise LinkEnded("This link was answered, or it is too old.")
    return _record(link)


@transaction.atomic
def all_correct(*, token: str, seen: int, at: datetime) -> Assurance:
    """Record that the provider finds the publication `seen` right; it must be the current one.

    Raises LinkUnknown, LinkEnded or RecordChanged, and then nothing is recorded.
    """
    link = _answered(token, Answer.ALL_CORRECT, at=at)
    lock_counter()
    if _record(link).number != seen:
        raise RecordChanged("The listing changed meanwhile.")
    return record_check(
        service=link.service,
        method=Assurance.Method.PROVIDER,
        on=at.astimezone(LONDON).date(),
        by=None,
        at=at,
        link=link,
    )


@transaction.atomic
def suggest_changes(
    *, token: str, seen: int, texts: Mapping[str, str], note: str, at: datetime
) -> Suggestion:
    """Keep what the provider says differently from the publication `seen`, for staff to decide.

    It changes nothing by itself. Raises LinkUnknown, LinkEnded, RecordChanged or NothingSuggested,
    and then nothing is recorded.
    """
    link = _answered(token, Answer.CHANGES, at=at)
    record = _record(link)
    if record.number != seen:
        raise RecordChanged("The listing changed meanwhile.")
    changes = differences(record, texts)
    if not changes and not note:
        raise NothingSuggested("Nothing differs from what the public sees.")
    return Suggestion.objects.create(
        service=link.service,
        source=Suggestion.Source.PROVIDER,
        link=link,
        changes=changes,
        note=note,
        received_at=at,
    )


def _answered(token: str, answer: ReviewLink.Answer, *, at: datetime) -> ReviewLink:
    """The link, answered from now on: of two answers at once, one waits and then comes too late.

    Other links of the same listing end with it.
    """
    link = _link(token)
    links = ReviewLink.objects.filter(service=link.service_id)
    # In one order, so that two answers through two links never wait for each other.
    list(links.select_for_update().order_by("pk"))
    open_still = links.filter(answered_at=None, expires_at__gt=at)
    if not open_still.filter(pk=link.pk).update(answered_at=at, answer=answer):
        raise LinkEnded("This link was answered, or it is too old.")
    open_still.update(expires_at=at)
    return link


def _link(token: str) -> ReviewLink:
    """The link with that token; LinkUnknown where there is none."""
    links = ReviewLink.objects.select_related("service__organization")
    link = links.filter(mark=mark_of_token(token)).first()
    if link is None:
        raise LinkUnknown("No link of ours.")
    return link


def _record(link: ReviewLink) -> ServiceRecord:
    """What the public sees of its listing; LinkEnded when that is nothing.

    A link ends, too, when staff wrote down another address of the office: whoever holds the
    former mailbox may not be the provider any more.
    """
    record = current_record(link.service)
    if record is None or office_email(link.service) != link.sent_to:
        raise LinkEnded("The public does not see the listing, or its office is another now.")
    return record
