"""The first row of a file: which column is which."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from services.directory.tabular.cells import FileRefused, Refusal
from services.directory.tabular.columns import (
    CHANNEL_PARTS,
    FOR_READING,
    MOST_CHANNELS,
    NO_PLACE,
    SERVICE_COLUMNS,
    channel_column,
)
from services.directory.tabular.spool import Layout

GROUP = re.compile(r"(?:channel|phone)s?_([0-9]{1,3})_([a-z_]+)")
NUMBERS_ALONE = re.compile(r"(?:phones?)(?:_(number|value|type|description|languages?))?")

BY_ALIAS = {
    re.sub(r"[^a-z0-9]+", "_", name): column.name
    for column in (*SERVICE_COLUMNS, *FOR_READING)
    for name in (column.name, *column.aliases)
}
PART_BY_ALIAS = {name: part.name for part in CHANNEL_PARTS for name in (part.name, *part.aliases)}


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a file: `at` gives where each of ours stands.

    `parts` gives, for each group, our names of the parts that the file has.
    `without_place` are the columns that must stay empty.
    """

    layout: Layout
    at: dict[str, int]
    parts: dict[int, dict[str, str]]
    without_place: tuple[int, ...]


def read_header(layout: Layout) -> Header:
    """The columns of a file; FileRefused with every name that is not known or comes twice."""
    refusals: list[Refusal] = []
    at: dict[str, int] = {}
    without_place: list[int] = []
    counts_from_nought = any(re.match(r"phones?/0/", name) for name in layout.names)
    for index, written in enumerate(layout.names):
        name = _our_name(written, counts_from_nought=counts_from_nought)
        cell = layout.cell(layout.line, index)
        if name is None:
            refusals.append(Refusal(cell, _unknown(written)))
        elif name in NO_PLACE or not name:
            without_place.append(index)
        elif name in at:
            first = layout.names[at[name]]
            refusals.append(Refusal(cell, f"“{written}” and “{first}” are the same column."))
        else:
            at[name] = index
    if not refusals and "id" not in at and "slug" not in at:
        refusals.append(Refusal(layout.cell(layout.line, 0), "A column “slug” or “id” must be."))
    if refusals:
        raise FileRefused(*refusals)
    return Header(layout, at, _parts(at), tuple(without_place))


def _our_name(written: str, *, counts_from_nought: bool) -> str | None:
    """Our name of a column, "" where it has none at all, None where we do not know it."""
    if not written.strip():
        return ""
    name = re.sub(r"[^a-z0-9]+", "_", written.strip().lower()).strip("_")
    if name in NO_PLACE:
        return name
    if name in BY_ALIAS:
        return BY_ALIAS[name]
    if found := GROUP.fullmatch(name):
        shift = counts_from_nought and "/" in written
        return _of_group(int(found[1]) + shift, found[2])
    if found := NUMBERS_ALONE.fullmatch(name):
        return _of_group(1, found[1] or "value")
    return None


def _of_group(number: int, part: str) -> str | None:
    """Our name of a column of a numbered group."""
    known = PART_BY_ALIAS.get(part)
    return channel_column(number, known) if known and 0 < number <= MOST_CHANNELS else None


def _unknown(written: str) -> str:
    """The sentence for a name that we do not know, with the nearest one that we do."""
    number = re.search(r"[0-9]{1,2}", written)
    groups = [channel_column(int(number[0]) if number else 1, part.name) for part in CHANNEL_PARTS]
    near = get_close_matches(written.strip().lower(), [*BY_ALIAS, *groups], 1, 0.5)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    return f"We know no column “{written[:60]}”.{hint}"


def _parts(at: Collection[str]) -> dict[int, dict[str, str]]:
    """The columns of each channel group, in the order of the groups and of their parts."""
    found: dict[int, dict[str, str]] = {}
    for number in range(1, MOST_CHANNELS + 1):
        names = {part.name: channel_column(number, part.name) for part in CHANNEL_PARTS}
        there = {part: name for part, name in names.items() if name in at}
        if there:
            found[number] = there
    return found
