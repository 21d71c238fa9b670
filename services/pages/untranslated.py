"""Sentences that the language of a page does not have yet: English, and marked as English.

A catalogue that lacks a sentence gives the English one between two signs. They go with the sentence
wherever it is put, and become markup when the page is whole.
"""

from __future__ import annotations

import re
from gettext import NullTranslations

from django.utils.translation import trans_real

OPENS, CLOSES = "\ue000", "\ue001"
"""Two characters without a meaning, which nothing escapes."""

CONTEXT_ENDS = "\x04"
PIECE = re.compile(
    rf"<(title|option|textarea)\b.*?</\1>|<[^>]*>|[{OPENS}{CLOSES}]", re.DOTALL | re.IGNORECASE
)
"""What can hold no markup, a tag, or a sign."""


class English(NullTranslations):
    """Stands behind a catalogue, and gives the English of what it lacks between the signs."""

    def gettext(self, message: str) -> str:
        """The sentence itself, without its context."""
        return f"{OPENS}{message.rpartition(CONTEXT_ENDS)[2]}{CLOSES}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for this number in English."""
        return self.gettext(msgid1 if n == 1 else msgid2)


ENGLISH = English()


def sign_untranslated(language: str) -> None:
    """Let the catalogue of a language give the signs from now on; English itself is never asked."""
    # Set, not added: what is added goes behind the one catalogue that English itself is asked from.
    vars(trans_real.translation(language))["_fallback"] = ENGLISH


def is_untranslated(words: str) -> bool:
    """Whether there is English in these words for want of a translation."""
    return OPENS in words


def mark_english(html: str) -> str:
    """A whole page with its signs as markup; where none can stand they are left out."""
    return PIECE.sub(_piece, html) if is_untranslated(html) else html


def _piece(found: re.Match[str]) -> str:
    """A sign as markup, or what can hold none without signs."""
    markup = {OPENS: '<span lang="en">', CLOSES: "</span>"}
    return markup.get(found[0]) or re.sub(f"[{OPENS}{CLOSES}]", "", found[0])
