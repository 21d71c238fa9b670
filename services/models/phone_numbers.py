"""Which numbers may be listed, and how a number is compared and dialled.

The `phonenumbers` library calls 101, 116 123, five-digit text numbers and 18001 prefixes invalid,
so those are accepted here by name. Sources: Ofcom's National Telephone Numbering Plan (short
codes, premium rates) and Ofcom's numbers for drama use.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORT_NUMBERS = frozenset(
    {"999", "112", "101", "105", "111", "119", "116000", "116006", "116111", "116117", "116123"}
)
TEXT_NUMBER = re.compile(r"[68][0-9]{4}")
"""Five-digit text numbers, such as 61016 and 85258."""

RELAY_PREFIX = "18001"
BRITISH_REGIONS = ("GB", "GG", "IM", "JE")
DRAMA_NUMBERS = re.compile(
    r"01632960[0-9]{3}|08081570[0-9]{3}|07700900[0-9]{3}|02079460[0-9]{3}|03069990[0-9]{3}"
    r"|01(1[3-8]|[2-6]1)4960[0-9]{3}|01914980[0-9]{3}|02920180[0-9]{3}|02896496[0-9]{3}"
    r"|09098790[0-9]{3}"
)
DEAR_BEGINNINGS = ("09", "087", "084", "070")
DIRECTORY_ENQUIRIES = re.compile(r"118[0-9]{3}")
# Not \d, which also takes digits of other scripts: no phone here can dial those.
WRITTEN_NUMBER = re.compile(r"\+?[0-9\s().-]+")


SHORTEST_WHOLE_NUMBER = 9
"""Digits below which a number is a short one, which stands inside longer ones by chance."""


def digits(number: str) -> str:
    """The digits to dial, with +44 as 0: what two spellings of one number share."""
    dialled = re.sub(r"[\s().-]", "", number)
    dialled = re.sub(r"^(\+44|0044)\(?0?\)?", "0", dialled)
    return re.sub(r"\D", "", dialled)


def check_number(value: str) -> None:
    """Raise ValidationError, with a sentence to read, unless `value` may be listed."""
    if not WRITTEN_NUMBER.fullmatch(value.strip()):
        raise ValidationError(
            _("Enter a phone number with digits and spaces only."), code="not_a_number"
        )
    number = digits(value).removeprefix(RELAY_PREFIX)
    if number in SHORT_NUMBERS or TEXT_NUMBER.fullmatch(number):
        return
    if number.startswith(DEAR_BEGINNINGS) or DIRECTORY_ENQUIRIES.fullmatch(number):
        raise ValidationError(
            _("This is a premium-rate or high-cost number. Do not list it."), code="premium_rate"
        )
    if DRAMA_NUMBERS.fullmatch(number) and not settings.SIGNPOST_ALLOW_DRAMA_NUMBERS:
        raise ValidationError(
            _("This number is kept for films and tests. It reaches nobody."), code="drama_number"
        )
    if not DRAMA_NUMBERS.fullmatch(number) and not _is_british(number):
        raise ValidationError(
            _("This is not a number that can be rung in the UK. Check each digit."),
            code="not_a_british_number",
        )


def reached_by(value: str, *, is_number: bool) -> str:
    """What two spellings of one number, address or link share; recalls go by it."""
    if is_number:
        return digits(value)
    scheme, separator, rest = value.strip().partition("://")
    host, slash, path = rest.partition("/")
    if not separator:
        return value.strip().lower()
    return f"{scheme.lower()}://{host.lower()}{slash}{path}".rstrip("/")


def mark_of(reached: str) -> str:
    """A mark that tells a recalled number apart without being it: it may stand in public files."""
    return hashlib.sha256(reached.encode()).hexdigest()


def reaches_one_of(reached: str, recalled: Collection[str]) -> bool:
    """Whether what `reached_by` gave leads to one of `recalled`.

    It may do so by itself, through the text relay, or as a link that holds the number's digits.
    """
    if reached in recalled or reached.removeprefix(RELAY_PREFIX) in recalled:
        return True
    spelled = "" if reached.isdigit() else re.sub(r"[^0-9]", "", reached)
    return any(
        len(number) >= SHORTEST_WHOLE_NUMBER and number.isdigit() and number.lstrip("0") in spelled
        for number in recalled
    )


def _is_british(number: str) -> bool:
    """Whether the numbering plan has such a number, and it is written as it is dialled here."""
    if not number.startswith("0") or number.startswith("00"):
        return False
    try:
        parsed = phonenumbers.parse(number, "GB")
        return phonenumbers.region_code_for_number(parsed) in BRITISH_REGIONS
    except phonenumbers.NumberParseException:
        return False
