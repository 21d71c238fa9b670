"""What the public was told at an instant, from the list of publications."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, Q

from services.directory.directory import Directory
from services.directory.records import ServiceRecord
from services.models import Publication, Service
from services.models.publication import PublicationQuerySet


def standing_at(at: datetime) -> PublicationQuerySet:
    """The publications that stood at `at`: the last of each service and reference set by then."""
    by_then = Publication.objects.filter(published_at__lte=at).order_by()
    newest = by_then.values("service", "reference").annotate(newest=Max("sequence"))
    return Publication.objects.filter(sequence__in=newest.values("newest"))


def standing_of(service: Service, at: datetime) -> Publication | None:
    """The publication of `service` that stood at `at`; None before the first."""
    return service.publications.filter(published_at__lte=at).order_by("-sequence").first()


def directory_around(record: ServiceRecord, *, at: datetime) -> Directory:
    """As much of the Directory of that instant as the card of `record` needs, in one query.

    That is the areas, the bank holidays, the services it sends people to, and the national lines.
    """
    named = Q(service=None) | Q(service__in=_sent_to(record)) | Q(record__is_national_line=True)
    around = standing_at(at).filter(named).order_by("sequence")
    return Directory(0, {}).with_publications(around)


def _sent_to(record: ServiceRecord) -> Collection[int]:
    """The keys of the services that it sends people to."""
    return [row.to_service for row in record.hand_offs]
