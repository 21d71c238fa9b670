"""From the text of a cell to the value that a field keeps, checked as the form checks it."""

from __future__ import annotations

import re
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, NamedTuple, cast

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, DateField, Field, Model, PositiveSmallIntegerField

from services.directory.tabular.cells import CellRefused, plain
from services.directory.tabular.texts import ARROW, EQUALS
from services.models import Known

YES_OR_NO = {"yes": True, "true": True, "y": True, "1": True} | {
    "no": False, "false": False, "n": False, "0": False
}  # fmt: skip
Value = str | int | date | None
"""What a field keeps; yes and no are whole numbers to Python."""

DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
LARGEST_SMALL = 32_767
"""What the smallest column of whole numbers holds; SQLite would take any."""

MOST_DIGITS = 18
"""A longer number is no key and no age, and no database keeps it."""


class HandOffCell(NamedTuple):
    """One hand-off of a cell. `who_cy` is None where the cell does not tell it: it stays."""

    who: str
    who_cy: str | None
    slug: str


def value_of(model: type[Model], name: str, text: str, *, new: bool) -> Value:
    """The value of a cell for a field; CellRefused in the sentence of the form.

    An empty cell clears: to "not known" where a field has that, to its default in a new row.
    """
    field = cast("Field[Any, Any]", model._meta.get_field(name))
    try:
        value = _parsed(field, text) if text else _cleared(field, new=new)
        return cast("Value", field.clean(value, None))
    except ValidationError as refused:
        raise CellRefused(" ".join(refused.messages)) from refused


def whole_number(text: str) -> int:
    """A whole number; CellRefused for anything else."""
    if not re.fullmatch(rf"[0-9]{{1,{MOST_DIGITS}}}", text):
        raise CellRefused(f"Write a whole number, not “{text[:60]}”.")
    return int(text)


def day(text: str) -> date:
    """A date; CellRefused for anything else."""
    for written in DATE_FORMATS:
        try:
            return datetime.strptime(text, written).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise CellRefused(f"Write a date as 2026-12-31 or 31/12/2026, not “{text[:60]}”.")


def items(text: str) -> list[str]:
    """The parts of a cell with commas (or semicolons) between, each once."""
    return list(dict.fromkeys(part for part in map(plain, re.split("[,;\n]", text)) if part))


def hand_offs(text: str) -> list[HandOffCell]:
    """Who is sent where; CellRefused for what is not `who = who in Welsh -> slug; ...`."""
    found: dict[tuple[str, str], HandOffCell] = {}
    for part in re.findall(r"(?:\\.|[^;\\]|\\$)+", text, re.DOTALL):
        words, arrow, slug = part.rpartition(ARROW)
        (who, *welsh), slug = _parted(words), plain(slug)
        if not part.strip():
            continue
        if not (arrow and who and slug) or len(welsh) > 1:
            raise CellRefused(f"Write “who {ARROW} slug”, with semicolons between: “{part[:60]}”.")
        cell = HandOffCell(who, welsh[0] if welsh else None, slug)
        if found.setdefault((who, slug), cell) != cell:
            raise CellRefused(f"“{who[:60]}” is sent to {slug[:60]} twice, with other Welsh.")
    return list(found.values())


def _parted(words: str) -> list[str]:
    """The words between signs that no backslash is before, without the backslashes."""
    parts = [""]
    for sign in re.findall(r"\\.|.", words, re.DOTALL):
        if sign == EQUALS:
            parts.append("")
        else:
            parts[-1] += sign[-1]
    return [plain(part) for part in parts]


def nearest(text: str, known: list[str]) -> str:
    """A question with the nearest known word, or nothing."""
    near = get_close_matches(text, known, 1)
    return f" Did you mean “{near[0]}”?" if near else ""


def _parsed(field: Field[Any, Any], text: str) -> Value:
    """The text as the field's own kind of value."""
    if field.choices:
        return _choice(field, text)
    if isinstance(field, BooleanField):
        if text.lower() not in YES_OR_NO:
            raise CellRefused(f"Write yes or no, not “{text[:60]}”.")
        return YES_OR_NO[text.lower()]
    if isinstance(field, PositiveSmallIntegerField):
        if (number := whole_number(text)) > LARGEST_SMALL:
            raise CellRefused(f"Write a number of at most {LARGEST_SMALL}.")
        return number
    return day(text) if isinstance(field, DateField) else text


def _choice(field: Field[Any, Any], text: str) -> str:
    """The code of a choice, given by code or by its words."""
    choices = dict(field.flatchoices)
    said = text.lower()
    for code, words in choices.items():
        if said in (str(code), str(words).lower()):
            return str(code)
    listed = ", ".join(str(code) for code in choices if code)
    raise CellRefused(f"“{text[:60]}” is none of these: {listed}.")


def _cleared(field: Field[Any, Any], *, new: bool) -> Value:
    """What an empty cell means."""
    if field.choices and field.choices == Known.choices:
        return Known.UNKNOWN
    if isinstance(field, BooleanField):
        return None if field.null else False
    if field.null:
        return None
    return cast("Value", field.get_default()) if new else ""
