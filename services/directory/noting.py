"""Noting, for many services at once, whether the public sees something else than is kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from services.directory.freezing import freeze
from services.directory.public_names import public_names
from services.directory.records import ServiceRecord
from services.models import Publication, Recall, Service

SERVICES_AT_ONCE = 200
State = Service.PublicationState


def note_changes_of(*, keys: Collection[int], at: datetime) -> None:
    """Do what `note_changes` does, in a fixed number of queries for each 200 services."""
    recalled = set(Recall.objects.standing().exclude(number="").values_list("number", flat=True))
    for some in _parts(sorted(set(keys))):
        _note(some, recalled=recalled, at=at)


def _note(keys: Sequence[int], *, recalled: Collection[str], at: datetime) -> None:
    """Compare some services with their current records, and set their states."""
    newest = Publication.objects.filter(service__in=keys).current()
    current = {
        publication.service_id: ServiceRecord.from_json(publication.record)
        for publication in newest.order_by()
        if publication.record and publication.service_id
    }
    states: dict[State, list[int]] = {State.PUBLISHED: [], State.CHANGED: []}
    services = list(Service.objects.for_freezing().filter(pk__in=current))
    names = public_names({row.to_service_id for one in services for row in one.hand_offs.all()})
    for service in services:
        record = current[service.pk]
        frozen = freeze(
            service, number=record.number, at=at, former_slugs=(), recalled=recalled, names=names
        )
        same = frozen.says_the_same_as(record)
        states[State.PUBLISHED if same else State.CHANGED].append(service.pk)
    for state, found in states.items():
        if found:
            Service.objects.filter(pk__in=found).update(publication_state=state)


def _parts(keys: Sequence[int]) -> list[Sequence[int]]:
    """Keys, some at a time."""
    return [keys[at : at + SERVICES_AT_ONCE] for at in range(0, len(keys), SERVICES_AT_ONCE)]
