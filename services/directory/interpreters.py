"""The sentences that ask for an interpreter, as the public is given them: the confirmed ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from services.directory.publishing import Actor
from services.directory.referencing import publish_reference
from services.models import InterpreterSentence, Publication


@dataclass(frozen=True, slots=True)
class Sentence:
    """One language, and its sentence. `spoken` is how to say it, "" where nobody wrote it."""

    language: str
    own_name: str
    english_name: str
    direction: str
    sentence: str
    spoken: str


def freeze_sentences() -> dict[str, Any]:
    """The confirmed sentences, as the record of a publication; who confirmed them stays here."""
    rows = InterpreterSentence.objects.exclude(confirmed_on=None)
    return {"sentences": [asdict(_sentence(row)) for row in rows.order_by("english_name")]}


def publish_sentences(*, by: Actor, at: datetime) -> Publication | None:
    """Show the public the confirmed sentences; None where it sees them already."""
    reference = Publication.Reference.INTERPRETERS
    return publish_reference(reference=reference, record=freeze_sentences(), by=by, at=at)


def sentences_from_json(record: Mapping[str, Any]) -> tuple[Sentence, ...]:
    """The sentences of a published record."""
    return tuple(Sentence(**row) for row in record.get("sentences", ()))


def _sentence(row: InterpreterSentence) -> Sentence:
    """A row as a value."""
    return Sentence(
        row.language, row.own_name, row.english_name, row.direction, row.sentence, row.spoken
    )
