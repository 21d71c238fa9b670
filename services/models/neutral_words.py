"""Words that stay out of addresses and page titles, because a screen can be seen by others.

Source: rule 6 of the safety rules; see docs/safety.md.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Q

TELLING_WORDS = ("rape", "sexual", "abuse", "assault", "crisis")

TELLING_WORDS_IN_WELSH = (
    *TELLING_WORDS,
    *("trais", "drais", "hrais", "treisi", "dreisi", "hreisi", "rhywiol", "rywiol"),
    *("am-drin", "amdrin", "ymosod", "argyfwng", "argyfyng"),
)
"""The same in Welsh, however their beginnings change; a Welsh title may hold an English name."""


def no_telling_words(value: str) -> None:
    """Raise ValidationError where `value` would tell somebody what the page is about."""
    _refuse(value, TELLING_WORDS)


def no_telling_words_in_welsh(value: str) -> None:
    """The same of a text in Welsh."""
    _refuse(value, TELLING_WORDS_IN_WELSH)


def without_telling_words(field: str, words: Iterable[str] = TELLING_WORDS) -> Q:
    """The condition of a database constraint that keeps those words out of `field`."""
    condition = Q()
    for word in words:
        condition &= ~Q(**{f"{field}__icontains": word})
    return condition


def _refuse(value: str, words: Iterable[str]) -> None:
    """Raise ValidationError for the first of these words in `value`."""
    found = [word for word in words if word in value.lower()]
    if found:
        raise ValidationError(
            "Leave out “%(word)s”: a browser's history and tabs can be seen by other people.",
            code="telling_word",
            params={"word": found[0]},
        )
