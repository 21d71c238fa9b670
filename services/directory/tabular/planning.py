"""The dry run: every row of a file, as new, changed, unchanged or refused. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from services.directory.access import Access
from services.directory.tabular.cells import CellRefused
from services.directory.tabular.headers import Header, read_header
from services.directory.tabular.lookups import chunk_for, known_for
from services.directory.tabular.plans import RowPlan
from services.directory.tabular.rows import RowReader
from services.directory.tabular.spool import Row, Spool
from services.directory.tabular.values import MOST_DIGITS, hand_offs

ROWS_A_CHUNK = 500


def plan_chunks(spool: Spool, *, access: Access) -> Iterator[list[RowPlan]]:
    """The plans of the rows of `spool`, some at a time, in a fixed number of queries a chunk.

    FileRefused where the first row names columns that are not known.
    """
    header = read_header(spool.layout)
    known = known_for(access, slugs_of_file=_slugs(spool, header))
    seen: dict[int | str, int] = {}
    rows = spool.rows()
    while some := list(islice(rows, ROWS_A_CHUNK)):
        chunk = chunk_for(
            access,
            keys={int(key) for key in _texts(some, header, "id") if _is_key(key)},
            slugs=set(_texts(some, header, "slug")),
            led_to=_led_to(some, header),
        )
        reader = RowReader(header, known, chunk)
        yield [reader.plan(row, seen=seen) for row in some]


def _slugs(spool: Spool, header: Header) -> frozenset[str]:
    """Every slug of the file: a listing may send people to one that a later row brings."""
    return frozenset(_texts(spool.rows(), header, "slug"))


def _texts(rows: Iterable[Row], header: Header, column: str) -> Iterator[str]:
    """What rows say in a column."""
    index = header.at.get(column)
    if index is None:
        return
    for row in rows:
        cell = row.cells[index] if index < len(row.cells) else ""
        if isinstance(cell, str) and cell:
            yield cell


def _is_key(text: str) -> bool:
    """Whether a text may be a key of the database."""
    return text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS


def _led_to(rows: list[Row], header: Header) -> set[str]:
    """Every slug that hand-offs of the rows name; cells that cannot be read name none."""
    found = set()
    for text in _texts(rows, header, "hand_offs"):
        try:
            found |= {each.slug for each in hand_offs(text)}
        except CellRefused:
            continue
    return found
