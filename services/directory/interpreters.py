"""The sentences that ask for an interpreter, as the public is given them: the confirmed ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from services.directory.hidden_places import POSTCODE
from services.directory.publishing import Actor
from services.directory.referencing import publish_reference
from services.directory.wording import blaming_words, promises_without_limit
from services.models import InterpreterSentence, Publication
from services.models.interpreter_sentence import SAID, what_leads_away


@dataclass(frozen=True, slots=True)
class Sentence:
    """One language, and its sentence. `spoken` is how to say it, "" where nobody wrote it."""

    language: str
    own_name: str
    english_name: str
    direction: str
    sentence: str
    spoken: str


def faults_of_words(text: str) -> list[str]:
    """Sentences for staff: what must not stand in the words of a sentence that asks for help."""
    found = [f"Leave out “{word}”. It can sound like blame." for word in blaming_words(text)]
    found += [
        f"“{word}” promises more than anybody can keep. Leave it out."
        for word in promises_without_limit(text)
    ]
    return [*found, *(["Take the postcode out."] if POSTCODE.search(text) else [])]


def freeze_sentences() -> dict[str, Any]:
    """The confirmed sentences, as the record of a publication; who confirmed them stays here.

    Those that a form would refuse stay out, however they came to be.
    """
    rows = InterpreterSentence.objects.exclude(confirmed_on=None).order_by("english_name")
    return {"sentences": [asdict(_sentence(row)) for row in rows if not _is_faulty(row)]}


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


def _is_faulty(row: InterpreterSentence) -> bool:
    """Whether the words hold what the public must not be given."""
    texts = [getattr(row, name) for name in SAID]
    return any(what_leads_away(text) or faults_of_words(text) for text in texts)
