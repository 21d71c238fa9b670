"""Keeping what a look at a link came to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from services.models import LinkCheck


@transaction.atomic
def record_link_check(*, url: str, fault: str, at: datetime) -> LinkCheck:
    """Keep one look: `fault` says why the link failed, "" that it leads somewhere.

    What it has failed since stays through faults of any kind, and goes when the link is found.
    """
    known = LinkCheck.objects.select_for_update().filter(url=url).first()
    since = (known.failing_since if known else None) or at
    check, _ = LinkCheck.objects.update_or_create(
        url=url,
        defaults={
            "checked_at": at,
            "fault": fault[: LinkCheck.FAULT_LENGTH],
            "failing_since": since if fault else None,
        },
    )
    return check


@transaction.atomic
def forget_links(*, but: Collection[str]) -> int:
    """Take out what was kept of links that no listing shows any more; give how many."""
    stale = [url for url in LinkCheck.objects.values_list("url", flat=True) if url not in set(but)]
    for start in range(0, len(stale), 500):
        LinkCheck.objects.filter(url__in=stale[start : start + 500]).delete()
    return len(stale)
