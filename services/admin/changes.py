"""After each save: which listings now say something else than what the public sees."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from services.directory.publishing import note_changes
from services.models import Location, Organization, Service, TaxonomyTerm


def note_service(service: Service) -> None:
    """Note the changes of a service."""
    _note([service])


def note_organization(organization: Organization) -> None:
    """Note the changes of every service that the organization runs."""
    _note(organization.services.all())


def note_location(location: Location) -> None:
    """Note the changes of every service given at the location."""
    _note(Service.objects.filter(locations__location=location).distinct())


def note_term(term: TaxonomyTerm) -> None:
    """Note the changes of every service that the term describes."""
    _note(term.services.all())


def _note(services: Iterable[Service]) -> None:
    """Compare each service with its current record."""
    for service in services:
        note_changes(service=service, at=timezone.now())
