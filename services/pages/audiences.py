"""Whom a service is for, in words."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from services.directory.records import ServiceRecord
from services.pages.said import said

GENDER_WORD = re.compile(r"\b(women|men|girls|boys|gender|genders|male|female|anyone)\b")


def who_for_words(record: ServiceRecord) -> tuple[str, ...]:
    """Whom it helps: in its own words, then by gender and age where those do not say it."""
    genders = {
        "everyone": _("People of any gender"),
        "women": _("Women and girls"),
        "men": _("Men and boys"),
    }
    # The English decides for both: its Welsh twin says the same.
    english = record.who_for.lower()
    words = [said(record, "who_for")]
    if not GENDER_WORD.search(english):
        words.append(genders.get(record.gender, ""))
    if not any(str(age) in english for age in (record.age_from, record.age_to) if age is not None):
        words.append(_ages(record))
    return tuple(word for word in words if word) or (_("Not known: ask them who they help"),)


def _ages(record: ServiceRecord) -> str:
    """The ages it sees; "" where nobody has told us."""
    ages = {"from": record.age_from, "to": record.age_to}
    if record.age_from is not None and record.age_to is not None:
        return _("Ages %(from)d to %(to)d") % ages
    if record.age_from is not None:
        return _("Age %(from)d and over") % ages
    if record.age_to is not None:
        return _("Up to age %(to)d") % ages
    return ""
