"""Taking a wrong number, or a whole service, off the public site at once, and letting it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from services.directory.directory import readable_record
from services.directory.freezing import dialled
from services.directory.publishing import (
    Actor,
    lock_counter,
    note_changes,
    republish_without,
    take_off,
)
from services.directory.referencing import publish_reference
from services.models import Assurance, ContactChannel, Publication, Recall, Service
from services.models.phone_numbers import RELAY_PREFIX, mark_of, reached_by, reaches_one_of

RECALLED = "recalled"
"""What no channel says: a check that has it vouches for no whole listing any more."""


@transaction.atomic
def recall_service(*, service: Service, by: Actor, at: datetime, reason: str) -> Recall:
    """Show nothing of `service` until the recall is lifted and it is published again."""
    recall, made = Recall.objects.get_or_create(
        service=service,
        lifted_at=None,
        defaults={"reason": reason, "recalled_by": by, "recalled_at": at},
    )
    if made:
        take_off(service=service, by=by, at=at, note=reason)
        _tell_what_is_recalled(by=by, at=at)
    return recall


@transaction.atomic
def recall_number(*, number: str, by: Actor, at: datetime, reason: str) -> Recall:
    """Take a number off every published service, and keep it off whatever is published later.

    `number` is a number, an address or a link, however it is spelled. The text relay's form of a
    number recalls the number itself, which the relay would ring.
    """
    is_number = "://" not in number and "@" not in number
    number = reached_by(number, is_number=is_number).removeprefix(RELAY_PREFIX)
    # Before the services are listed: one being published now must be listed, or wait and see.
    lock_counter()
    recall, _ = Recall.objects.get_or_create(
        number=number,
        service=None,
        lifted_at=None,
        defaults={"reason": reason, "recalled_by": by, "recalled_at": at},
    )
    _take_back_checks(number)
    for service in _services_showing(number):
        republish_without(service=service, numbers={number}, by=by, at=at, note=reason)
    _tell_what_is_recalled(by=by, at=at)
    return recall


@transaction.atomic
def lift_recall(*, recall: Recall, by: Actor, at: datetime) -> None:
    """Let a recalled number or service be published again; nothing comes back by itself."""
    recall.lifted_by, recall.lifted_at = by, at
    recall.save(update_fields=["lifted_by", "lifted_at"])
    _tell_what_is_recalled(by=by, at=at)
    if recall.service:
        Service.objects.filter(pk=recall.service.pk).update(
            publication_state=Service.PublicationState.WITHDRAWN
        )
        return
    channels = ContactChannel.objects.select_related("service")
    for service in {
        row.service for row in channels if reaches_one_of(dialled(row), {recall.number})
    }:
        note_changes(service=service, at=at)


def _take_back_checks(number: str) -> None:
    """Let no earlier check vouch for the number, nor for a whole listing that had it."""
    channels = ContactChannel.objects.all()
    having = {row.service_id for row in channels if reaches_one_of(dialled(row), {number})}
    for check in Assurance.objects.filter(service__in=having):
        kept = [said for said in check.said if not reaches_one_of(said.split(" ")[0], {number})]
        if kept != check.said:
            check.said = [*kept, RECALLED]
            check.save(update_fields=["said"])


def _services_showing(number: str) -> list[Service]:
    """The services whose current record has a channel with `number`."""
    current = Publication.objects.current().exclude(service=None).exclude(record=None)
    return [
        publication.service
        for publication in current.select_related("service")
        if publication.service is not None
        and (record := readable_record(publication)) is not None
        and record.shows({number})
    ]


def _tell_what_is_recalled(*, by: Actor, at: datetime) -> None:
    """Publish marks of what was recalled, so that no page takes it from elsewhere.

    A service is told by every slug that the public knew it by, which the starter files have too.
    """
    standing = Recall.objects.standing()
    services = standing.exclude(service=None).values("service")
    slugs = Publication.objects.filter(service__in=services).exclude(record=None)
    names = {*standing.exclude(number="").values_list("number", flat=True)}
    names |= {*filter(None, slugs.order_by().values_list("record__slug", flat=True))}
    publish_reference(
        reference=Publication.Reference.RECALLED,
        record={"marks": [mark_of(name) for name in sorted(names)]},
        by=by,
        at=at,
    )
