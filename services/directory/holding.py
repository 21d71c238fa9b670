"""One writer at a time for the working copy of a service, and who wrote it last."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User

from services.models import Service


def hold(key: int) -> None:
    """Keep every other writer of a service waiting until the transaction ends.

    Rows that only point to it, such as a publication or who has it open, are not kept waiting.
    """
    Service.objects.select_for_update(no_key=True).filter(pk=key).first()


def touch(*, service: Service, by: User | None, at: datetime) -> None:
    """Note who changed the working copy, and when."""
    Service.objects.filter(pk=service.pk).update(changed_by=by, changed_at=at)
