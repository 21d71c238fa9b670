"""Who has a listing open, as far as their browsers said so lately."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from services.models import Editing, Service

LAPSES = timedelta(seconds=60)
"""A browser says every 20 seconds that it still has the form open: three misses mean no."""


@transaction.atomic
def note_open(*, service: Service, by: User, at: datetime) -> None:
    """Note that `by` has the form of `service` open; what has lapsed is forgotten."""
    service.open_forms.filter(seen_at__lt=at - LAPSES).exclude(user=by).delete()
    Editing.objects.update_or_create(service=service, user=by, defaults={"seen_at": at})


def note_closed(*, service: Service, by: User) -> None:
    """Note that `by` left the form."""
    service.open_forms.filter(user=by).delete()


def others_with_it_open(service: Service, *, besides: User, at: datetime) -> list[User]:
    """Everybody else who has the form open, in the order in which they were seen."""
    rows = service.open_forms.filter(seen_at__gte=at - LAPSES, user__is_active=True)
    return [row.user for row in rows.exclude(user=besides).select_related("user")]
