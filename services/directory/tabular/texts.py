"""What a service says, as the texts of its cells: what is written out, and compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet

from services.directory.channel_hours import hours_or_unknown
from services.directory.tabular.cells import plain
from services.directory.tabular.columns import (
    CAPACITY_PARTS,
    CHANNEL_PARTS,
    FIELDS,
    VOCABULARIES,
    channel_column,
)
from services.hours import write_english
from services.models import Capacity, ContactChannel, Service

ARROW = "->"
EQUALS = "="


def with_all(services: QuerySet[Service]) -> QuerySet[Service]:
    """Services with every row that their cells tell, in a fixed number of queries."""
    return services.select_related("organization").prefetch_related(
        "terms",
        "areas",
        "channels__schedules",
        "channels__exceptions",
        "hand_offs__to_service",
        "capacities",
    )


def texts_of(service: Service) -> dict[str, str]:
    """The text of each column; a channel that the service does not have has no column."""
    texts = {column.name: text_of(getattr(service, column.name)) for column in FIELDS}
    texts |= {
        "id": str(service.pk or ""),
        "slug": service.slug,
        "organization": service.organization.key,
        "police_force": service.police_force_id or "",
        "areas": listed(covered.area_id for covered in service.areas.all()),
        "hand_offs": hand_offs_text(
            (row.who, row.who_cy, row.to_service.slug) for row in service.hand_offs.all()
        ),
        "publication_state": service.publication_state,
    }
    terms = list(service.terms.all())
    for column, vocabulary in VOCABULARIES.items():
        texts[column] = listed(term.code for term in terms if term.vocabulary == vocabulary)
    texts |= _capacities(service.capacities.all())
    for number, channel in enumerate(service.channels.all(), 1):
        for part, text in channel_texts(channel).items():
            texts[channel_column(number, part)] = text
    return texts


def channel_texts(channel: ContactChannel) -> dict[str, str]:
    """The text of each part of a channel."""
    return {
        part.name: plain(write_english(hours_or_unknown(channel)))
        if part.name == "hours"
        else text_of(getattr(channel, part.name))
        for part in CHANNEL_PARTS
    }


def text_of(value: object) -> str:
    """A value as text: yes or no, an ISO date, and "" for what nobody has told us."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else plain(str(value))


def listed(codes: Iterable[str]) -> str:
    """Codes with commas between, in order."""
    return ", ".join(sorted(codes))


def hand_offs_text(hand_offs: Iterable[tuple[str, str, str]]) -> str:
    """Each hand-off as `who = who in Welsh -> slug`; a sign of these within has a backslash."""
    return "; ".join(
        f"{f' {EQUALS} '.join(_escaped(words) for words in (who, who_cy) if words)} {ARROW} {slug}"
        for who, who_cy, slug in hand_offs
    )


def _escaped(words: str) -> str:
    """Words in which no sign parts anything."""
    return re.sub(r"[\\;=]", r"\\\g<0>", plain(words))


def _capacities(capacities: Iterable[Capacity]) -> Iterator[tuple[str, str]]:
    """The columns of each strand."""
    by_strand = {row.strand: row for row in capacities}
    for strand in Capacity.Strand.values:
        for part in CAPACITY_PARTS:
            row = by_strand.get(strand)
            yield f"capacity_{strand}_{part}", text_of(getattr(row, part)) if row else ""
