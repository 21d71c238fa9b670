"""The Directory: the frozen set of current records that every public door reads."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from services.directory.calendars import calendar_from_json
from services.directory.interpreters import Sentence, sentences_from_json
from services.directory.records import ServiceRecord
from services.directory.reference import areas_from_json, forces_from_json
from services.geography import AreaTree, PoliceForce
from services.hours import Calendar
from services.models import Publication

logger = logging.getLogger("signpost.snapshot")


def readable_record(publication: Publication) -> ServiceRecord | None:
    """The record of a publication; None where it has none, or none that can be read.

    One record that cannot be read must not stop the others, nor a recall that comes after it.
    """
    if publication.record is None:
        return None
    try:
        return ServiceRecord.from_json(publication.record)
    except (KeyError, TypeError, ValueError) as unreadable:
        logger.error(  # noqa: TRY400  a traceback would say no more
            "Publication %d cannot be read (%s): what it would replace stays, unless recalled.",
            publication.sequence,
            type(unreadable).__name__,
        )
        return None


@dataclass(frozen=True)
class Directory:
    """The current records, by the key of their service, and the areas they speak of.

    `sequence` is the publication counter that the records stand for.
    """

    sequence: int
    services: Mapping[int, ServiceRecord]
    references: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Directory:
        """The Directory as the database has it, in one query."""
        return cls(0, {}).refreshed()

    def refreshed(self) -> Directory:
        """This Directory with the publications since its sequence, in one query."""
        newer = Publication.objects.filter(sequence__gt=self.sequence)
        if not self.sequence:
            newer = newer.current()
        return self.with_publications(newer.order_by("sequence"))

    def with_publications(self, publications: Iterable[Publication]) -> Directory:
        """This Directory after `publications`, which are in order of their sequence."""
        sequence, services = self.sequence, dict(self.services)
        references = dict(self.references)
        for publication in publications:
            sequence = publication.sequence
            if publication.service_id is None:
                references[publication.reference] = publication.record
                continue
            record = readable_record(publication)
            if record is not None:
                services[publication.service_id] = record
            elif publication.record is None or publication.action in Publication.TAKES_OFF:
                services.pop(publication.service_id, None)
        return Directory(sequence, services, references)

    @cached_property
    def areas(self) -> AreaTree:
        """The tree of areas as published; the embedded one before the first publication."""
        rows = self.references.get(Publication.Reference.AREAS, {}).get("areas")
        return areas_from_json(rows) if rows else AreaTree.embedded()

    @cached_property
    def police_forces(self) -> Mapping[str, PoliceForce]:
        """The police forces as published, by slug, in order of their names."""
        rows = self.references.get(Publication.Reference.AREAS, {}).get("police_forces", ())
        return {force.slug: force for force in forces_from_json(rows)}

    @cached_property
    def calendar(self) -> Calendar:
        """The bank holidays: the official ones with those that staff published on top."""
        return calendar_from_json(self.references.get(Publication.Reference.BANK_HOLIDAYS, {}))

    @cached_property
    def interpreter_sentences(self) -> tuple[Sentence, ...]:
        """“I need an interpreter”, in the languages in which a speaker has confirmed it."""
        record = self.references.get(Publication.Reference.INTERPRETERS, {})
        return sentences_from_json(record)

    @cached_property
    def _by_slug(self) -> Mapping[str, ServiceRecord]:
        """Records by slug; former slugs first, so that a slug in use wins."""
        former = {slug: record for record in self.services.values() for slug in record.former_slugs}
        return former | {record.slug: record for record in self.services.values()}

    @cached_property
    def _by_area(self) -> Mapping[str, tuple[ServiceRecord, ...]]:
        """Records by the code of each area they cover."""
        covering: dict[str, list[ServiceRecord]] = defaultdict(list)
        for record in self.services.values():
            for code in record.areas:
                covering[code].append(record)
        return {code: tuple(records) for code, records in covering.items()}

    @cached_property
    def by_number(self) -> Mapping[str, tuple[ServiceRecord, ...]]:
        """Records by each number that they show, as it is dialled."""
        showing: dict[str, list[ServiceRecord]] = defaultdict(list)
        for record in self.services.values():
            for number in {row.dialled for row in record.channels if row.is_number}:
                showing[number].append(record)
        return {number: tuple(records) for number, records in showing.items()}

    @cached_property
    def national_lines(self) -> tuple[ServiceRecord, ...]:
        """The lines shown on the home page and on every error page."""
        lines = (record for record in self.services.values() if record.is_national_line)
        return tuple(sorted(lines, key=lambda record: record.name))

    @cached_property
    def listening_line(self) -> ServiceRecord | None:
        """A line that listens to anyone, for those whom no other published service takes."""
        lines = (line for line in self.national_lines if line.kind == "listening_line")
        return next(lines, None)

    @cached_property
    def recalled(self) -> frozenset[str]:
        """The marks of the numbers, links and slugs that were recalled; see `mark_of`."""
        return frozenset(self.references.get(Publication.Reference.RECALLED, {}).get("marks", ()))

    @cached_property
    def read_wording(self) -> frozenset[str]:
        """The digests of the translated sentences that a speaker of the language has read."""
        published = self.references.get(Publication.Reference.READ_WORDING, {})
        return frozenset(published.get("digests", ()))

    def service(self, slug: str) -> ServiceRecord | None:
        """The record with `slug`, now or formerly."""
        return self._by_slug.get(slug)

    def covering(self, codes: Iterable[str]) -> tuple[ServiceRecord, ...]:
        """The records that cover at least one area of `codes`, each once."""
        found = {record.id: record for code in codes for record in self._by_area.get(code, ())}
        return tuple(found.values())

    def to_json(self) -> dict[str, Any]:
        """The Directory as JSON data, for the snapshot file."""
        return {
            "sequence": self.sequence,
            "services": [record.to_json() for record in self.services.values()],
            "references": dict(self.references),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Directory:
        """The Directory of a snapshot file; KeyError, TypeError or ValueError if it is not one."""
        records = [ServiceRecord.from_json(item) for item in data["services"]]
        return cls(int(data["sequence"]), {r.id: r for r in records}, dict(data["references"]))
