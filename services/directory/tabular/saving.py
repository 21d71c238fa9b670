"""Writing the plans of some rows, in a number of queries that does not grow with the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from services.directory.channel_hours import set_rows_of
from services.directory.tabular.plans import ChannelPlan, LedTo, RowPlan
from services.directory.two_people import same_number, values_by_key
from services.models import Capacity, ContactChannel, HandOff, Service, ServiceArea

TermOfService = Service.terms.through
Row = TypeVar("Row", bound=Model)
HAND_OFFS_A_TIME = 500
LONGEST_NAME = 200
"""Letters of a row in the history of the admin."""


def save_plans(plans: Sequence[RowPlan], *, by: User | None, at: datetime) -> None:
    """Write services, with all that their rows say but new hand-offs, as changed by `by`."""
    pairs = [(plan, plan.service) for plan in plans if plan.service is not None]
    for _, service in pairs:
        service.changed_at, service.changed_by = at, by
    Service.objects.bulk_create(service for plan, service in pairs if plan.new)
    fields = {name for plan, _ in pairs if not plan.new for name in plan.fields}
    _update(
        Service.objects.all(),
        [service for plan, service in pairs if not plan.new],
        fields | {"changed_at", "changed_by"},
    )
    _save_terms(pairs)
    _save_areas(pairs)
    _save_capacities(pairs)
    _save_channels(pairs, by=by)
    HandOff.objects.filter(pk__in=[pk for plan, _ in pairs for pk in plan.related.not_led]).delete()
    if by is not None:
        _log(pairs, by=by, at=at)


def save_hand_offs(hand_offs: Iterable[tuple[int, LedTo]]) -> None:
    """Add hand-offs: the service, then who is sent where."""
    rows = iter(hand_offs)
    while some := list(islice(rows, HAND_OFFS_A_TIME)):
        slugs = {to for _, (_, _, to) in some if isinstance(to, str)}
        keys = dict(Service.objects.filter(slug__in=slugs).values_list("slug", "pk"))
        HandOff.objects.bulk_create(
            HandOff(
                service_id=service,
                who=who,
                who_cy=who_cy,
                to_service_id=keys[to] if isinstance(to, str) else to,
            )
            for service, (who, who_cy, to) in some
        )


Pairs = Sequence[tuple[RowPlan, Service]]


def _update(table: QuerySet[Row], rows: Sequence[Row], fields: Iterable[str]) -> None:
    """Update some columns of rows, by inserting them over themselves: one statement a batch."""
    names = sorted(fields)
    if rows and names:
        table.bulk_create(rows, update_conflicts=True, unique_fields=["pk"], update_fields=names)


def _save_terms(pairs: Pairs) -> None:
    """Put the words of each vocabulary that changed in the place of those before."""
    gone: list[int] = []
    added: list[Any] = []
    changed = {service.pk: plan.related.terms for plan, service in pairs if plan.related.terms}
    standing = TermOfService.objects.filter(service_id__in=changed).values_list(
        "pk", "service_id", "taxonomyterm_id", "taxonomyterm__vocabulary"
    )
    held: dict[int, set[int]] = {}
    for pk, service, term, vocabulary in standing:
        wanted = changed[service].get(vocabulary)
        held.setdefault(service, set()).add(term)
        if wanted is not None and term not in wanted:
            gone.append(pk)
    for service, by_vocabulary in changed.items():
        for terms in by_vocabulary.values():
            added += [
                TermOfService(service_id=service, taxonomyterm_id=term)
                for term in sorted(terms - held.get(service, set()))
            ]
    TermOfService.objects.filter(pk__in=gone).delete()
    TermOfService.objects.bulk_create(added)


def _save_areas(pairs: Pairs) -> None:
    """Make each service cover the areas of its row."""
    gone: list[int] = []
    added: list[ServiceArea] = []
    for plan, service in pairs:
        if plan.related.areas is None:
            continue
        standing = [] if plan.new else list(service.areas.all())
        gone += [row.pk for row in standing if row.area_id not in plan.related.areas]
        fresh = plan.related.areas - {row.area_id for row in standing}
        added += [ServiceArea(service=service, area_id=code) for code in sorted(fresh)]
    ServiceArea.objects.filter(pk__in=gone).delete()
    ServiceArea.objects.bulk_create(added)


def _save_capacities(pairs: Pairs) -> None:
    """Say of each strand what its row says."""
    gone: list[int] = []
    added: list[Capacity] = []
    for plan, service in pairs:
        changed = plan.related.capacities
        standing = [] if plan.new or not changed else list(service.capacities.all())
        gone += [row.pk for row in standing if row.strand in changed]
        added += [
            Capacity(service=service, strand=strand, **values)
            for strand, values in changed.items()
            if values is not None
        ]
    Capacity.objects.filter(pk__in=gone).delete()
    Capacity.objects.bulk_create(added)


def _save_channels(pairs: Pairs, *, by: User | None) -> None:
    """Write the channels; a new number, or one that changed, is remembered with who gave it."""
    gone = [channel.pk for plan, _ in pairs for channel in plan.related.dropped]
    if gone:
        ContactChannel.objects.filter(pk__in=gone).delete()
    planned = list(_channels(pairs))
    said = [row.channel.pk for row in planned if row.fields & {"kind", "value"} and not row.new]
    before = values_by_key(ContactChannel.objects.filter(pk__in=said))
    for row in planned:
        if row.fields & {"kind", "value"} and not same_number(row.channel, before):
            row.channel.value_by = by
            row.fields.add("value_by")
    ContactChannel.objects.bulk_create(row.channel for row in planned if row.new)
    changed = [row for row in planned if row.fields and not row.new]
    _update(
        ContactChannel.objects.all(),
        [row.channel for row in changed],
        {name for row in changed for name in row.fields},
    )
    set_rows_of({row.channel: row.hours for row in planned if row.hours is not None})


def _channels(pairs: Pairs) -> Iterator[ChannelPlan]:
    """Each channel, which now knows its service."""
    for plan, service in pairs:
        for row in plan.related.channels:
            row.channel.service = service
            yield row


def _log(pairs: Pairs, *, by: User, at: datetime) -> None:
    """Leave a line in the history of each service."""
    content_type = ContentType.objects.get_for_model(Service)
    LogEntry.objects.bulk_create(
        LogEntry(
            user=by,
            action_time=at,
            content_type=content_type,
            object_id=str(service.pk),
            object_repr=str(service)[:LONGEST_NAME],
            action_flag=ADDITION if plan.new else CHANGE,
            change_message="Imported from a file",
        )
        for plan, service in pairs
    )
