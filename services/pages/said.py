"""What staff wrote of a service, in the reader's language where they wrote it in that too."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.translation import get_language

ENGLISH = "en"


def said(record: object, field: str) -> str:
    """The words of a field, safe to show; English words on a page in another language say so.

    The twin of `summary` in Welsh is `summary_cy`. A screen reader is told by `lang` in which
    language to speak what has no twin.
    """
    words, language = _words(record, field)
    return format_html('<span lang="{}">{}</span>', language, words) if language else words


def said_plainly(record: object, field: str) -> str:
    """The same words without markup, for where none can stand: a title, or an attribute."""
    return _words(record, field)[0]


def _words(record: object, field: str) -> tuple[str, str]:
    """The words of a field, and the language they are in where that is not the page's."""
    words: str = getattr(record, field)
    language = (get_language() or ENGLISH).partition("-")[0]
    if language == ENGLISH or not words:
        return words, ""
    twin: str = getattr(record, f"{field}_{language}", "")
    return (twin, "") if twin else (words, ENGLISH)
