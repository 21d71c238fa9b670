"""Words that stay out of addresses and page titles, because a screen can be seen by others.

Source: rule 6 of the safety rules; see docs/safety.md.
"""

from django.core.exceptions import ValidationError
from django.db.models import Q

TELLING_WORDS = ("rape", "sexual", "abuse", "assault", "crisis")


def no_telling_words(value: str) -> None:
    """Raise ValidationError where `value` would tell somebody what the page is about."""
    found = [word for word in TELLING_WORDS if word in value.lower()]
    if found:
        raise ValidationError(
            "Leave out “%(word)s”: a browser's history and tabs can be seen by other people.",
            code="telling_word",
            params={"word": found[0]},
        )


def without_telling_words(field: str) -> Q:
    """The condition of a database constraint that keeps those words out of `field`."""
    condition = Q()
    for word in TELLING_WORDS:
        condition &= ~Q(**{f"{field}__icontains": word})
    return condition
