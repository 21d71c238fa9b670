"""Publishing the small reference sets that the public sees, each whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from services.directory.publishing import Actor, lock_counter, raise_counter
from services.directory.records import FORMAT_VERSION
from services.models import Publication


@transaction.atomic
def publish_reference(
    *, reference: Publication.Reference, record: Mapping[str, Any], by: Actor, at: datetime
) -> Publication | None:
    """Publish a small reference set whole; None when it already says the same."""
    counter = lock_counter()
    newest = Publication.objects.filter(service=None, reference=reference).first()
    if newest is not None and newest.record == record:
        return None
    return Publication.objects.create(
        reference=reference,
        number=newest.number + 1 if newest else 1,
        sequence=raise_counter(counter),
        action=Publication.Action.PUBLISH,
        record=record,
        format_version=FORMAT_VERSION,
        published_at=at,
        by=by,
    )
