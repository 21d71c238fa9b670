"""The names by which the public knows services: a draft's other name is its own people's matter."""

from __future__ import annotations

from collections.abc import Collection

from services.models import Publication


def public_names(services: Collection[int]) -> dict[int, str]:
    """The names of those of `services` (keys) that the public sees, by key, in one query."""
    if not services:
        return {}
    current = Publication.objects.current().filter(service__in=services).exclude(record=None)
    return dict(current.values_list("service", "record__name"))
