"""A number that the public does not see yet is published by somebody else than who typed it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from services.directory.access import access_of
from services.directory.freezing import dialled
from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.models import ContactChannel, Membership, Publication, Recall, Service
from services.models.phone_numbers import RELAY_PREFIX, SHORTEST_WHOLE_NUMBER, reaches_one_of

Values = Mapping[int, str]
"""What each channel of a service rings or leads to, by key."""


def values_of(service: Service) -> Values:
    """What stands in the working copy now, to compare with later."""
    return values_by_key(ContactChannel.objects.filter(service=service.pk))


def values_by_key(channels: QuerySet[ContactChannel]) -> dict[int, str]:
    """What each channel rings or leads to, by key: another spelling is no other number."""
    return {row.pk: _rung(dialled(row)) for row in channels}


def same_number(channel: ContactChannel, before: Values) -> bool:
    """Whether a channel rings or leads to where it did `before`."""
    return before.get(channel.pk) == _rung(dialled(channel))


def note_typed(service: Service, *, before: Values, by: User | None) -> None:
    """Keep who gave each value that was not there `before`."""
    typed = [key for key, said in values_of(service).items() if before.get(key) != said]
    ContactChannel.objects.filter(pk__in=typed).update(value_by=by)


def new_numbers(then: ServiceRecord, *, now: ServiceRecord | None) -> frozenset[int]:
    """The channels of `then`, by key, with a number that the public does not see `now`.

    A number of the service that moves to another of its channels is not new, nor is its form for
    the text relay. A link or an address that holds a number's digits counts as one. A number that
    was for professionals only is new to the public; the other way round it is not.
    """
    seen = {_rung(row.dialled) for row in now.channels} if now else set()
    by_advisers = {_rung(row.dialled) for row in now.every_channel} if now else set()
    return frozenset(
        row.id
        for rows, known in ((then.channels, seen), (then.professional_channels, by_advisers))
        for row in rows
        if _holds_number(row) and _rung(row.dialled) not in known
    )


def reasons_for_another_person(
    working_copy: Service,
    *,
    then: ServiceRecord,
    now: ServiceRecord | None,
    by: User | None,
    alone_because: str = "",
) -> list[str]:
    """Why `by` may not publish `then` alone: new numbers they typed, what they took off themselves.

    None, the command of an operator, typed nothing.

    An administrator's written reason serves where the organization has nobody else.
    """
    if by is None:
        return []
    new = new_numbers(then, now=now)
    typed = [row for row in working_copy.channels.all() if row.pk in new and row.value_by == by]
    brings_back = _took_off(working_copy, new, by=by, now=now)
    moved = now is not None and now.organization != then.organization
    alone = bool(alone_because.strip()) and not moved and may_publish_alone(by, working_copy)
    if alone:
        return []
    return [*([_needs_another(typed)] if typed else []), *brings_back]


def _took_off(
    working_copy: Service, new: Collection[int], *, by: User, now: ServiceRecord | None
) -> list[str]:
    """That `by` took the service, or a number of it, off, or lifted the recall: one review more."""
    newest = Publication.objects.filter(service=working_copy).first()
    if newest is not None and now is None and newest.by == by:
        return ["You took this service off. Somebody else must publish it again."]
    mine = Recall.objects.filter(Q(recalled_by=by) | Q(lifted_by=by))
    numbers = set(mine.filter(service=None).values_list("number", flat=True))
    again = [row for row in working_copy.channels.all() if row.pk in new]
    if any(reaches_one_of(dialled(row), numbers) for row in again) or (
        now is None and mine.filter(service=working_copy).exists()
    ):
        return ["You recalled this, or lifted the recall. Somebody else must publish it again."]
    return []


def may_publish_alone(person: User, service: Service) -> bool:
    """Whether a written reason of `person` serves in place of a second person.

    It does for an administrator, where the organization has nobody else.
    """
    others = Membership.objects.filter(
        organization=service.organization_id, user__is_active=True
    ).exclude(user=person)
    return access_of(person).administers and not others.exists()


def _holds_number(row: ChannelRecord) -> bool:
    """Whether it is dialled, or leads to a place that holds as many digits as a number has."""
    return row.is_number or sum(map(str.isdigit, row.dialled)) >= SHORTEST_WHOLE_NUMBER


def _needs_another(typed: Sequence[ContactChannel]) -> str:
    """The sentence for staff."""
    numbers = " and ".join(row.value for row in typed)
    return f"You typed {numbers}, which the public does not see yet. Somebody else must publish it."


def _rung(dialled: str) -> str:
    """The number that rings in the end."""
    return dialled.removeprefix(RELAY_PREFIX)
