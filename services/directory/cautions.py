"""What staff should look at again before they publish; nothing of it forbids to."""

from __future__ import annotations

from collections.abc import Iterator

from services.directory.directory import Directory
from services.directory.prose import english_sentences
from services.directory.records import ServiceRecord
from services.directory.wording import hard_to_read
from services.models import LinkCheck, Service
from services.models.phone_numbers import SHORTEST_WHOLE_NUMBER
from services.models.twins import OF_A_SERVICE, twin


def cautions_about(
    working_copy: Service, *, then: ServiceRecord, directory: Directory
) -> list[str]:
    """A sentence for each thing to look at again in `then`, the record to be published."""
    return [
        *_shared_numbers(then, directory),
        *_dead_links(then),
        *hard_to_read(english_sentences(working_copy)),
        *_unread_welsh(then, now=directory.services.get(then.id)),
    ]


def _shared_numbers(then: ServiceRecord, directory: Directory) -> Iterator[str]:
    """Numbers that the public sees at other services too: right for a shared line, else a slip."""
    for row in then.every_channel:
        others = directory.by_number.get(row.dialled, ())
        names = sorted(record.name for record in others if record.id != then.id)
        if row.is_number and names and len(row.dialled) >= SHORTEST_WHOLE_NUMBER:
            more = f" and {len(names) - 1} more" if len(names) > 1 else ""
            yield f"{row.value} is also the number of {names[0]}{more}. Is that right?"


def _unread_welsh(then: ServiceRecord, *, now: ServiceRecord | None) -> Iterator[str]:
    """Welsh that nobody has read, and Welsh that stayed while the English beside it changed."""
    if then.has_welsh and not then.welsh_read:
        yield "No Welsh speaker has read the Welsh of this listing: the page in Welsh says so."
    for field in OF_A_SERVICE if now else ():
        old, new = ((getattr(row, field), getattr(row, twin(field))) for row in (now, then))
        if new[1] and new[1] == old[1] and new[0] != old[0]:
            label = Service._meta.get_field(field).verbose_name  # type: ignore[union-attr]
            yield f"The English of “{label}” changed and the Welsh did not. Is it still right?"


def _dead_links(then: ServiceRecord) -> Iterator[str]:
    """Links that led nowhere when they were last looked at."""
    for row in LinkCheck.objects.dead().filter(url__in=then.links):
        yield f"The link {row.url} led nowhere on {row.checked_at:%d %B %Y}: {row.fault}"
