"""The card "I need an interpreter": the sentence in each language, and who speaks which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import get_language_bidi, override
from django.utils.translation import gettext as _

from services.directory.directory import Directory
from services.directory.interpreters import Sentence
from services.geography import AreaKind
from services.pages.cards import Card, card_of_record
from services.pages.channels import STATES, language_names
from services.pages.untranslated import is_untranslated

ENGLISH = "en"
WIDE = (AreaKind.NATION, AreaKind.UK)


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One language as the card shows it; `in_english` is for whoever reads the card."""

    said: Sentence
    in_english: str


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line that says which languages it has: of the service, or of one of its numbers."""

    card: Card
    languages: str


@dataclass(frozen=True, slots=True)
class InterpreterPage:
    """The sentences, those of the site's own languages first, and the lines, open ones first."""

    sentences: tuple[SentenceView, ...]
    has_others: bool
    lines: tuple[SpokenLine, ...]


def interpreter_page(directory: Directory, *, at: datetime) -> InterpreterPage:
    """The card as it stands at an instant."""
    own = tuple(_of_the_site())
    spoken = {sentence.language for sentence in own}
    others = [row for row in directory.interpreter_sentences if row.language not in spoken]
    return InterpreterPage(
        sentences=tuple(map(_view, (*own, *others))),
        has_others=bool(others),
        lines=tuple(sorted(_lines(directory, at), key=_open_first)),
    )


def _view(sentence: Sentence) -> SentenceView:
    """A sentence, with the English for who is shown it; the site's own need none."""
    with override(ENGLISH):
        words = _("I need an interpreter. My language is %(language)s.")
    told = {"language": sentence.english_name}
    return SentenceView(sentence, words % told if sentence.english_name else "")


def _of_the_site() -> Iterator[Sentence]:
    """The sentence in each language of the site that it is translated into."""
    with override(ENGLISH):
        english = _("I need an interpreter.")
    for code, name in settings.LANGUAGES:
        with override(code):
            said, direction = _("I need an interpreter."), "rtl" if get_language_bidi() else "ltr"
        language = code.partition("-")[0]
        if language == ENGLISH or not (said == english or is_untranslated(said)):
            yield Sentence(language, str(name), "", direction, said, "")


def _lines(directory: Directory, at: datetime) -> Iterator[SpokenLine]:
    """The lines of a nation, or of the UK, that tell of languages."""
    for record in directory.services.values():
        areas = [area for area in map(directory.areas.get, record.areas) if area]
        told = any(channel.languages for channel in record.channels) or record.languages
        numbers = any(channel.is_number for channel in record.channels)
        if told and numbers and any(area.kind in WIDE for area in areas):
            spoken = (*record.languages, *(w for row in record.channels for w in row.languages))
            card = card_of_record(record, directory=directory, at=at)
            yield SpokenLine(card, language_names(tuple(dict.fromkeys(spoken))))


def _open_first(line: SpokenLine) -> tuple[int, bool, str]:
    """Open before not known before closed, checked before unchecked, then by its address."""
    best = line.card.best
    state = STATES.index(best.state) if best else len(STATES)
    return state, not (best and best.is_checked), line.card.slug
