"""From the working copy of a service to the record the public sees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from services.directory.channel_hours import hours_or_unknown
from services.directory.postcodes import postcode_point
from services.directory.record_parts import (
    CapacityRecord,
    ChannelRecord,
    CheckRecord,
    HandOffRecord,
    LocationRecord,
    checks_in_order,
    places_in_order,
)
from services.directory.records import LINKS, ServiceRecord, without_recalled
from services.directory.welsh import welsh_is_read
from services.hours import write
from services.models import ContactChannel, HandOff, Location, Service, TaxonomyTerm
from services.models.phone_numbers import reached_by, reaches_one_of
from services.models.twins import OF_A_CHANNEL, OF_A_SERVICE, with_twins

COPIED = (
    *with_twins(*OF_A_SERVICE),
    "slug",
    "kind",
    "status",
    "gender",
    "age_from",
    "age_to",
    "accepts_outside",
    "self_referral",
    "self_referral_age_from",
    "run_by_police",
    "is_national_line",
)
"""Columns that a record takes over as they are; every other one is made for the public below."""

CHANNEL_COPIED = (
    *with_twins(*OF_A_CHANNEL),
    "kind",
    "value",
    "answered_by",
    "on_bill",
    "rings_back",
    "leaves_messages",
    "stays_on_phone",
    "text_relay",
)
"""Columns of a channel that its record takes over as they are."""


def freeze(
    service: Service,
    *,
    number: int,
    at: datetime,
    former_slugs: Collection[str],
    recalled: Collection[str],
    names: Mapping[int, str],
) -> ServiceRecord:
    """The record of `service` as it stands, without the channels whose numbers are `recalled`.

    `names` are those that the public knows the services by to which it sends people. The service
    should come from `Service.objects.for_freezing()`.
    """
    every = service.channels.all()
    standing = [row for row in every if not reaches_one_of(dialled(row), recalled)]
    terms = list(service.terms.all())
    links: dict[str, Any] = {
        field: without_recalled(getattr(service, field), recalled) for field in LINKS
    }
    return ServiceRecord(
        **{column: getattr(service, column) for column in COPIED},
        **links,
        id=service.pk,
        number=number,
        published_at=at.isoformat(),
        former_slugs=tuple(sorted(former_slugs)),
        organization=service.organization.name,
        organization_cy=service.organization.name_cy,
        welsh_read=welsh_is_read(service),
        offers=_codes(terms, TaxonomyTerm.Vocabulary.OFFER),
        needs=_codes(terms, TaxonomyTerm.Vocabulary.NEED),
        audiences=_codes(terms, TaxonomyTerm.Vocabulary.AUDIENCE),
        languages=_listed(service.languages),
        police_force=service.police_force_id or "",
        review_due=service.review_due.isoformat() if service.review_due else "",
        areas=tuple(sorted(covered.area_id for covered in service.areas.all())),
        channels=_channels(standing, ContactChannel.Audience.PUBLIC),
        professional_channels=_channels(standing, ContactChannel.Audience.PROFESSIONALS),
        locations=_locations(at_place.location for at_place in service.locations.all()),
        hand_offs=tuple(_hand_off(row, names) for row in service.hand_offs.all()),
        capacities=tuple(
            CapacityRecord(row.strand, row.state, row.weeks, row.as_of.isoformat())
            for row in service.capacities.all()
        ),
        checks=_checks(service, {channel.pk for channel in standing}),
    )


def dialled(channel: ContactChannel) -> str:
    """What a recall goes by: see `reached_by`."""
    return reached_by(channel.value, is_number=channel.is_number)


def _codes(terms: Iterable[TaxonomyTerm], vocabulary: TaxonomyTerm.Vocabulary) -> tuple[str, ...]:
    """The codes of the terms of one vocabulary, in order."""
    return tuple(sorted(term.code for term in terms if term.vocabulary == vocabulary))


def _hand_off(row: HandOff, names: Mapping[int, str]) -> HandOffRecord:
    """Whom it sends where, by the name that the public knows."""
    return HandOffRecord(row.who, row.to_service_id, names.get(row.to_service_id, ""), row.who_cy)


def _channels(
    standing: Iterable[ContactChannel], audience: ContactChannel.Audience
) -> tuple[ChannelRecord, ...]:
    """The channels for one audience."""
    return tuple(
        ChannelRecord(
            **{column: getattr(channel, column) for column in CHANNEL_COPIED},
            id=channel.pk,
            hours=write(hours_or_unknown(channel)),
            languages=_listed(channel.languages),
        )
        for channel in standing
        if channel.audience == audience
    )


def _listed(text: str) -> tuple[str, ...]:
    """The words of a text with commas between."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _locations(locations: Iterable[Location]) -> tuple[LocationRecord, ...]:
    """What may be shown of each place."""
    shown = (place_shown(location) for location in locations)
    return places_in_order(record for record in shown if record is not None)


def place_shown(location: Location) -> LocationRecord | None:
    """What may be shown of a place; None for nothing."""
    visibility = Location.AddressVisibility(location.address_visibility)
    # What is hidden is not even looked up.
    is_public = visibility == Location.AddressVisibility.PUBLIC
    point = postcode_point(location.postcode) if is_public else None
    return LocationRecord(
        address=location.address,
        town=location.town,
        postcode=location.postcode,
        district=location.district.name if location.district else "",
        easting=point.easting if point else None,
        northing=point.northing if point else None,
        id=location.pk,
    ).reduced(visibility)


def _checks(service: Service, shown: Collection[int]) -> tuple[CheckRecord, ...]:
    """The newest check of each method, of the listing and of each channel that is shown."""
    newest: dict[tuple[int | None, str], CheckRecord] = {}
    for row in service.assurances.all():
        if row.channel_id is not None and row.channel_id not in shown:
            continue
        checked_on = row.checked_on.isoformat() if row.checked_on else ""
        check = CheckRecord(row.channel_id, row.method, checked_on, tuple(row.said))
        held = newest.setdefault((check.channel, check.method), check)
        if check.checked_on > held.checked_on:
            newest[check.channel, check.method] = check
    return checks_in_order(newest.values())
