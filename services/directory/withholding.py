"""Taking an address that is kept hidden from now on off the public site at once (SAFETY 14)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from django.db import transaction
from django.db.models import Q

from services.directory.directory import readable_record
from services.directory.freezing import place_shown
from services.directory.hidden_places import bare, telling_lines
from services.directory.publishing import Actor, append, lock_counter, note_changes
from services.directory.record_parts import ChannelRecord, LocationRecord, places_in_order
from services.directory.records import LINKS, ServiceRecord
from services.models import Area, Location, Publication, Service
from services.models.twins import with_twins

WORDS = with_twins("who_for", "how_to_refer", "what_happens", "privacy_note", "access_note")
"""Sentences that a listing can do without: others say what it is, and whom it cannot help."""

WORDS_OF_A_CHANNEL = with_twins("label", "note")


@dataclass(frozen=True, slots=True)
class Withheld:
    """The names of the services that show less now, and of those that still say where it is."""

    changed: tuple[str, ...]
    still_saying: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the public sees of a service, and those of its places that are the one to withhold."""

    service: Service
    record: ServiceRecord
    places: tuple[LocationRecord, ...]


@transaction.atomic
def withhold(*, place: Location, by: Actor, at: datetime) -> Withheld:
    """Let the public see no more of `place`, as it is saved, than its visibility allows.

    No draft is published: the current records lose the address, and the words that repeat it. To
    show more than before takes a publication, here as everywhere.
    """
    # Before the records are read: one being published now must be among them, or wait and see.
    counter = lock_counter()
    place = Location.objects.get(pk=place.pk)
    visibility = Location.AddressVisibility(place.address_visibility)
    found = () if visibility == Location.AddressVisibility.PUBLIC else tuple(_shown_of(place))
    secrets = {line for shown in found for row in shown.places for line in _telling(row)}
    changed, still_saying = list[str](), list[str]()
    for shown in found:
        less = _without_words(_reduced(shown, visibility), secrets)
        if less != shown.record:
            action = Publication.Action.HIDE
            append(counter, service=shown.service, action=action, record=less, at=at, by=by)
            note_changes(service=shown.service, at=at)
            changed.append(less.name)
        if any(_tells(value, secrets) for value in replace(less, locations=()).to_json().values()):
            still_saying.append(less.name)
    return Withheld(tuple(changed), tuple(still_saying))


def _shown_of(place: Location) -> Iterator[_Shown]:
    """The published services that show `place`, and all others of those who give help there.

    The working copy may have taken the place off a service that still shows it.
    """
    of_them = Q(organization=place.organization_id) | Q(
        organization__services__locations__location=place
    )
    akin = set(Service.objects.filter(of_them).values_list("pk", flat=True))
    current = Publication.objects.current().exclude(service=None).exclude(record=None)
    for publication in current.select_related("service").order_by("sequence"):
        service, record = publication.service, readable_record(publication)
        if service is None or record is None:
            continue
        places = tuple(row for row in record.locations if row.id == place.pk)
        if service.pk in akin:
            places += tuple(_without_key(service, record, place))
        if places or service.pk in akin:
            yield _Shown(service, record, places)


def _without_key(
    service: Service, record: ServiceRecord, place: Location
) -> Iterator[LocationRecord]:
    """The rows of an old record that may be `place`: those that no other place of it shows so."""
    unknown = [row for row in record.locations if row.id is None]
    if not unknown:
        return
    others = Location.objects.filter(services__service=service).exclude(pk=place.pk)
    known = [place_shown(other) for other in others.select_related("district")]
    yield from (row for row in unknown if row not in known)


def _reduced(shown: _Shown, visibility: Location.AddressVisibility) -> ServiceRecord:
    """The record with as much of the place as may be seen."""
    left = (
        row.reduced(visibility) if any(row is one for one in shown.places) else row
        for row in shown.record.locations
    )
    return replace(shown.record, locations=places_in_order(row for row in left if row is not None))


def _telling(row: LocationRecord) -> Iterator[str]:
    """The bare lines of an address by which somebody could find it."""
    district = Area(name=row.district)
    yield from telling_lines(
        Location(address=row.address, town=row.town, postcode=row.postcode, district=district)
    )


def _without_words(record: ServiceRecord, secrets: Collection[str]) -> ServiceRecord:
    """The record without the sentences and links that give one of `secrets` away."""

    def told(row: object, names: Collection[str]) -> dict[str, Any]:
        return {name: "" for name in names if _tells(getattr(row, name), secrets)}

    def channel(row: ChannelRecord) -> ChannelRecord:
        return replace(row, **told(row, WORDS_OF_A_CHANNEL))

    return replace(
        record,
        channels=tuple(map(channel, record.channels)),
        professional_channels=tuple(map(channel, record.professional_channels)),
        **told(record, (*WORDS, *LINKS)),
    )


def _tells(value: object, secrets: Collection[str]) -> bool:
    """Whether a text, or any text of a JSON value, gives one of `secrets` away."""
    said = bare(unquote(json.dumps(value, ensure_ascii=False)))
    return any(secret in said for secret in secrets)
