"""What an earlier publication could put back into the working copy of a service today.

Read only: `restoring.restore` writes what this plans, and a screen shows it first.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from services.directory.directory import readable_record
from services.directory.freezing import COPIED
from services.directory.publishable import NotPublishable
from services.directory.publishing import frozen_now
from services.directory.records import LINKS, ServiceRecord, without_recalled
from services.directory.restorable_channels import ChannelsBack, channels_back
from services.directory.welsh import would_be_read
from services.models import Area, Publication, Recall, Service, TaxonomyTerm

TERMS: Mapping[str, TaxonomyTerm.Vocabulary] = {
    "offers": TaxonomyTerm.Vocabulary.OFFER,
    "needs": TaxonomyTerm.Vocabulary.NEED,
    "audiences": TaxonomyTerm.Vocabulary.AUDIENCE,
}
"""The fields of a record that hold codes of terms."""

STAY = (
    "id",
    "organization",
    "organization_cy",
    "locations",
    "checks",
    "review_due",
    "professional_channels",
)
"""Fields of a record that restoring leaves as the working copy has them."""


class NotRestorable(NotPublishable):
    """A publication that cannot become a draft; `reasons` are sentences for staff."""


@dataclass(frozen=True)
class Restorable:
    """What will stand in the working copy, and a sentence for each thing that cannot come back.

    `record` is what publishing it would show, `columns` what to write in the service's own row.
    """

    record: ServiceRecord
    columns: Mapping[str, Any]
    terms: tuple[TaxonomyTerm, ...]
    channels: ChannelsBack
    left: tuple[str, ...]


def restorable(service: Service, publication: Publication, *, at: datetime) -> Restorable:
    """What of `publication` can come back; NotRestorable, with the reason, where nothing can.

    `service` should come from `Service.objects.for_freezing()`.
    """
    record = _record_of(service, publication)
    now = frozen_now(service, at=at)
    left: list[str] = []
    record = _with_what_it_did_not_know(record, publication, now=now)
    recalled = set(Recall.objects.standing().exclude(number="").values_list("number", flat=True))
    columns = _columns(service, publication, record, recalled=recalled, left=left)
    channels = channels_back(service, record, recalled=recalled, left=left)
    terms = _terms(record, left)
    record = replace(record, areas=_areas(record, left), **_codes(terms))
    record = _with_hand_offs(service, record, left)
    if record.organization != now.organization:
        left.append(f"It was a listing of {record.organization}: it stays with {now.organization}.")
    shown = {name: getattr(now, name) for name in STAY}
    shown |= {name: getattr(now, name) for name in (*COPIED, *LINKS) if name not in columns}
    record = replace(record, **shown, channels=channels.shown(now))
    record = replace(record, welsh_read=would_be_read(service, record))
    return Restorable(record, columns, terms, channels, tuple(left))


def _record_of(service: Service, publication: Publication) -> ServiceRecord:
    """The record to bring back."""
    if publication.service_id != service.pk:
        raise NotRestorable(["That publication is not one of this listing."])
    if publication.record is None:
        raise NotRestorable(["The public saw nothing then: there is nothing to bring back."])
    record = readable_record(publication)
    if record is None:
        raise NotRestorable(["That publication cannot be read any more."])
    return record


def _with_what_it_did_not_know(
    record: ServiceRecord, publication: Publication, *, now: ServiceRecord
) -> ServiceRecord:
    """The record, with today's values of what records did not hold when it was written."""
    raw = publication.record or {}
    unknown = {f.name: getattr(now, f.name) for f in fields(record) if f.name not in raw}
    present = {channel.id: channel for channel in now.channels}
    channels = tuple(
        replace(
            channel,
            **{
                f.name: getattr(present[channel.id], f.name)
                for f in fields(channel)
                if f.name not in data and channel.id in present
            },
        )
        for channel, data in zip(record.channels, raw["channels"], strict=True)
    )
    told = {(row.who, row.to_service): row.who_cy for row in now.hand_offs}
    hand_offs = tuple(
        row if "who_cy" in data else replace(row, who_cy=told.get((row.who, row.to_service), ""))
        for row, data in zip(record.hand_offs, raw["hand_offs"], strict=True)
    )
    return replace(record, **unknown, channels=channels, hand_offs=hand_offs)


def _columns(
    service: Service,
    publication: Publication,
    record: ServiceRecord,
    *,
    recalled: Collection[str],
    left: list[str],
) -> dict[str, Any]:
    """The columns to write; what may not be written is told and left out."""
    raw = publication.record or {}
    values: dict[str, Any] = {
        name: getattr(record, name) for name in (*COPIED, *LINKS) if name in raw
    }
    values["languages"] = ", ".join(record.languages)
    values["police_force_id"] = record.police_force or None
    for name in [name for name in LINKS if name in values]:
        if without_recalled(values[name], recalled) != values[name]:
            left.append(f"{values[name]} was recalled: it is not put back.")
            del values[name]
    if Service.objects.exclude(pk=service.pk).filter(slug=record.slug).exists():
        left.append(
            f"The address “{record.slug}” belongs to another listing now: "
            f"this one keeps “{service.slug}”."
        )
        del values["slug"]
    return _allowed(service, values, left)


def _allowed(service: Service, values: dict[str, Any], left: list[str]) -> dict[str, Any]:
    """The values that the table takes, one by one; NotRestorable where they clash together."""
    candidate = copy.copy(service)
    for name, value in values.items():
        setattr(candidate, name, value)
    try:
        candidate.clean_fields()
    except ValidationError as refused:
        for name, reasons in refused.message_dict.items():
            column = Service._meta.get_field(name)
            key = str(getattr(column, "attname", name))
            if key in values:
                words = str(getattr(column, "verbose_name", name))
                left.append(f"{words[:1].upper()}{words[1:]} stays as it is: {' '.join(reasons)}")
                setattr(candidate, key, getattr(service, key))
                del values[key]
    try:
        candidate.validate_constraints()
    except ValidationError as refused:
        raise NotRestorable(refused.messages) from refused
    return values


def _areas(record: ServiceRecord, left: list[str]) -> tuple[str, ...]:
    """The codes of the areas that there still are."""
    kept = set(Area.objects.filter(code__in=record.areas).values_list("code", flat=True))
    left += [
        f"The area {code} is no longer in the list of areas: it is left out."
        for code in record.areas
        if code not in kept
    ]
    return tuple(code for code in record.areas if code in kept)


def _terms(record: ServiceRecord, left: list[str]) -> tuple[TaxonomyTerm, ...]:
    """The words that there still are."""
    found = []
    for name, vocabulary in TERMS.items():
        codes = getattr(record, name)
        terms = {
            term.code: term
            for term in TaxonomyTerm.objects.filter(vocabulary=vocabulary, code__in=codes)
        }
        found += [terms[code] for code in codes if code in terms]
        left += [
            f"The word “{code.replace('_', ' ')}” is no longer in the list: it is left out."
            for code in codes
            if code not in terms
        ]
    return tuple(found)


def _codes(terms: tuple[TaxonomyTerm, ...]) -> dict[str, Any]:
    """The fields of a record that has these terms."""
    return {
        name: tuple(sorted(term.code for term in terms if term.vocabulary == vocabulary))
        for name, vocabulary in TERMS.items()
    }


def _with_hand_offs(service: Service, record: ServiceRecord, left: list[str]) -> ServiceRecord:
    """The record with the hand-offs whose other service is still there, by its name of today."""
    keys = [row.to_service for row in record.hand_offs]
    names = dict(Service.objects.filter(pk__in=keys).values_list("pk", "name"))
    kept = []
    for row in record.hand_offs:
        if row.to_service in names and row.to_service != service.pk:
            kept.append(replace(row, to_name=names[row.to_service]))
        else:
            name = row.to_name or "A service"
            left.append(f"{name} for {row.who} is not listed any more: it is left out.")
    return replace(record, hand_offs=tuple(kept))
