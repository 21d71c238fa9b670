"""What readers say is wrong with a listing: kept without a word about the reader."""

from __future__ import annotations

from datetime import datetime, timedelta

from services.models import Service, Suggestion

MOST_AN_HOUR = 20
"""Reports of one topic of a listing that are kept within an hour: more tell nothing new."""

KEPT = timedelta(days=90)
"""How long a report stays after it was dealt with."""


class NoSuchListing(LookupError):
    """A listing that the database does not have, though a page shows it."""


def receive_report(
    *, service_id: int, topic: Suggestion.Topic, note: str, at: datetime
) -> Suggestion | None:
    """Keep a reader's report; None when the listing has had many within the hour."""
    reports = Suggestion.objects.filter(
        service=service_id, source=Suggestion.Source.PUBLIC, topic=topic
    )
    if reports.filter(received_at__gt=at - timedelta(hours=1)).count() >= MOST_AN_HOUR:
        return None
    if not Service.objects.filter(pk=service_id).exists():
        raise NoSuchListing("The database has no such listing.")
    return Suggestion.objects.create(
        service_id=service_id,
        source=Suggestion.Source.PUBLIC,
        topic=topic,
        note=note,
        received_at=at,
    )


def forget_reports(*, at: datetime) -> int:
    """Delete the readers' reports that were dealt with long enough ago; how many they were."""
    old = Suggestion.objects.filter(source=Suggestion.Source.PUBLIC, decided_at__lte=at - KEPT)
    return old.delete()[0]
