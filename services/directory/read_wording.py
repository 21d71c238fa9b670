"""Marking translated sentences as read by somebody who speaks the language, and publishing that."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from services.directory.publishing import Actor
from services.directory.referencing import publish_reference
from services.directory.translations import sentences
from services.models import Publication, ReadWording


@transaction.atomic
def mark_read(*, language: str, digests: Collection[str], by: Actor, at: datetime) -> int:
    """Keep who read which sentences and when, and tell the public site; how many are new.

    A digest that no sentence has any more is passed over: the translation changed meanwhile.
    """
    chosen = [sentence for sentence in sentences(language) if sentence.digest in digests]
    before = ReadWording.objects.count()
    ReadWording.objects.bulk_create(
        [
            ReadWording(
                language=language,
                digest=sentence.digest,
                english=sentence.english,
                translation=sentence.translation,
                read_at=at,
                by=by,
            )
            for sentence in chosen
        ],
        ignore_conflicts=True,
    )
    _publish(by=by, at=at)
    return ReadWording.objects.count() - before


@transaction.atomic
def mark_unread(*, digests: Collection[str], by: Actor, at: datetime) -> int:
    """Take the marks of sentences off again, and tell the public site; how many had one."""
    taken, _tables = ReadWording.objects.filter(digest__in=digests).delete()
    _publish(by=by, at=at)
    return taken


def freeze_read_wording() -> dict[str, Any]:
    """The digests of the sentences that were read, as the record of a publication."""
    return {"digests": sorted(ReadWording.objects.values_list("digest", flat=True))}


def _publish(*, by: Actor, at: datetime) -> None:
    """Show the public site the sentences that were read."""
    reference = Publication.Reference.READ_WORDING
    publish_reference(reference=reference, record=freeze_read_wording(), by=by, at=at)
