"""Loading the starter listings: what is missing is added, what is there is never touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction

from services.directory.channel_hours import set_hours
from services.directory.publishable import NotPublishable
from services.directory.publishing import note_changes, publish
from services.directory.reference import (
    freeze_areas,
    freeze_terms,
    store_official_areas,
    store_terms,
)
from services.directory.referencing import publish_reference
from services.directory.starter_files import Item, StarterFileError, StarterListings
from services.geography import AreaTree
from services.hours import UnreadableHours, parse
from services.models import (
    Area,
    Assurance,
    ContactChannel,
    HandOff,
    Location,
    Organization,
    Publication,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)
from services.models.twins import OF_A_CHANNEL, OF_A_SERVICE, twin

VOCABULARIES = {
    "offers": TaxonomyTerm.Vocabulary.OFFER,
    "needs": TaxonomyTerm.Vocabulary.NEED,
    "audiences": TaxonomyTerm.Vocabulary.AUDIENCE,
}
PLAIN_FIELDS = (
    "name",
    "page_title",
    "kind",
    "status",
    "summary",
    "website",
    "who_for",
    "gender",
    "age_from",
    "age_to",
    "accepts_outside",
    "self_referral",
    "self_referral_age_from",
    "how_to_refer",
    "privacy_note",
    "access_note",
    "run_by_police",
    "is_national_line",
    "staff_note",
)
OPTIONAL_FIELDS = ("what_happens", "not_for", *map(twin, OF_A_SERVICE))
"""Fields that a listing of the files may leave out."""

CHANNEL_FIELDS = (
    "kind",
    "value",
    "label",
    "audience",
    "cost",
    "who_answers",
    "on_bill",
    "rings_back",
    "leaves_messages",
    "stays_on_phone",
    "text_relay",
    "note",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: services added, of those published, and those there already."""

    added: int
    published: int
    there_already: int


@transaction.atomic
def load_starter(listings: StarterListings, *, at: datetime) -> Loaded:
    """Add the listings that are not there; StarterFileError, and nothing changed, if one is bad."""
    store_official_areas(AreaTree.embedded())
    store_terms()
    publish_reference(reference=Publication.Reference.AREAS, record=freeze_areas(), by=None, at=at)
    publish_reference(
        reference=Publication.Reference.TAXONOMY, record=freeze_terms(), by=None, at=at
    )
    for item in listings.organizations:
        Organization.objects.get_or_create(
            key=item["key"],
            defaults={
                **{field: item[field] for field in ("name", "alternate_name", "website")},
                "name_cy": item.get("name_cy", ""),
            },
        )
    there = set(Service.objects.exclude(starter_key=None).values_list("starter_key", flat=True))
    new = [item for item in listings.services if item["key"] not in there]
    for item in new:
        with _naming(item):
            _add_service(item)
    for item in new:
        with _naming(item):
            service = Service.objects.get(starter_key=item["key"])
            _add_hand_offs(service, item)
            if item["publish"]:
                publish(service=service, by=None, at=at, note="Starter listing")
            _add_channels(service, item, audience=ContactChannel.Audience.PROFESSIONALS)
            note_changes(service=service, at=at)
    return Loaded(len(new), sum(bool(item["publish"]) for item in new), len(there))


@contextmanager
def _naming(item: Item) -> Iterator[None]:
    """Turn what is wrong with one listing into a StarterFileError that names it."""
    try:
        yield
    except KeyError as missing:
        raise StarterFileError(f"{item.get('key')}: {missing} is missing.") from missing
    except ValidationError as refused:
        raise StarterFileError(f"{item['key']}: {' '.join(refused.messages)}") from refused
    except (UnreadableHours, NotPublishable, ObjectDoesNotExist) as refused:
        raise StarterFileError(f"{item['key']}: {refused}") from refused


def _add_service(item: Item) -> None:
    """Add the working copy of one listing, all but its hand-offs, which need the others."""
    service = Service(
        starter_key=item["key"],
        slug=item["key"],
        organization=Organization.objects.get(key=item["organization"]),
        languages=", ".join(item["languages"]),
        police_force_id=item["police_force"],
        sources="\n".join(item["sources"]),
        **{field: item[field] for field in PLAIN_FIELDS},
        **{field: item.get(field, "") for field in OPTIONAL_FIELDS},
    )
    service.full_clean()
    service.save()
    for code in item["areas"]:
        ServiceArea.objects.create(service=service, area=Area.objects.get(code=code))
    for field, vocabulary in VOCABULARIES.items():
        for code in item[field]:
            service.terms.add(TaxonomyTerm.objects.get(vocabulary=vocabulary, code=code))
    _add_channels(service, item, audience=ContactChannel.Audience.PUBLIC)
    for place in item["locations"]:
        _add_location(service, place)
    _add_check(service, item["checked"])


def _add_channels(service: Service, item: Item, *, audience: ContactChannel.Audience) -> None:
    """Add the channels for one audience.

    Those for professionals come after publishing: nobody of staff has marked them as such yet, so
    they wait as an unpublished change.
    """
    for position, channel in enumerate(item["channels"]):
        if channel["audience"] == audience:
            _add_channel(service, channel, position)


def _add_channel(service: Service, item: Item, position: int) -> None:
    """Add one channel with its hours."""
    fields = {field: item[field] for field in CHANNEL_FIELDS}
    fields |= {twin(field): item.get(twin(field), "") for field in OF_A_CHANNEL}
    channel = ContactChannel(service=service, position=position, **fields)
    channel.full_clean()
    channel.save()
    set_hours(channel, hours=parse(item["hours"]))


def _add_location(service: Service, item: Item) -> None:
    """Add one place; the files say "hidden" where its address is not public."""
    location = Location(
        organization=service.organization,
        name=item["name"] or service.name,
        address=item["address"],
        town=item["town"],
        postcode=item["postcode"],
        district_id=item["district"],
        address_visibility=item["visibility"],
    )
    location.full_clean()
    location.save()
    ServiceAtLocation.objects.create(service=service, location=location)


def _add_check(service: Service, item: Item) -> None:
    """Note that the facts come from public pages, read up to a date where that is known."""
    Assurance.objects.create(
        service=service,
        method=Assurance.Method.PUBLIC_PAGE,
        checked_on=date.fromisoformat(item["on"]) if item["on"] else None,
        note=f"Date as the source gives it: {item['source_date']}" if item["source_date"] else "",
    )


def _add_hand_offs(service: Service, item: Item) -> None:
    """Add whom the service cannot help, and who can."""
    for row in item["hand_offs"]:
        to_service = Service.objects.get(starter_key=row["to"])
        who = {"who": row["who"], "who_cy": row.get("who_cy", "")}
        hand_off = HandOff(service=service, to_service=to_service, **who)
        hand_off.full_clean()
        hand_off.save()
