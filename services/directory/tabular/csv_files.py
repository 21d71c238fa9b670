"""Rows of a CSV file, in UTF-8, parted by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from services.directory.tabular.cells import FileRefused, Refusal, unguarded
from services.directory.tabular.spool import Row

SEPARATORS = ",;\t"
NOT_UTF_8 = (
    "This file is not in UTF-8. In Excel, save it again as “CSV UTF-8 (Comma delimited)”, "
    "or as a workbook (.xlsx)."
)
LONGEST_FIRST_LINE = 100_000
"""Characters; more columns than that are no listings."""


def csv_rows(file: IO[bytes]) -> Iterator[Row]:
    """Each row; FileRefused where the file is in another encoding, or a quote is left open."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="strict", newline="")
    try:
        yield from _rows(text)
    except UnicodeDecodeError as refused:
        raise FileRefused(Refusal("", NOT_UTF_8)) from refused
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper) -> Iterator[Row]:
    """Each row; the first has as many cells as any may have."""
    skipped, separator = _start(text)
    reader = csv.reader(text, delimiter=separator, strict=True)
    width = None
    while True:
        line = reader.line_num + 1 + skipped
        try:
            cells = next(reader, None)
        except csv.Error as refused:
            sentence = f"This line cannot be read: {refused}. Is a quotation mark missing?"
            raise FileRefused(Refusal(f"line {line}", sentence)) from refused
        if cells is None:
            return
        width = width or len(cells)
        yield _row(line, cells, width)


def _start(text: io.TextIOWrapper) -> tuple[int, str]:
    """The lines to leave aside, and the sign between cells; the file stands at its first row."""
    first = text.readline(LONGEST_FIRST_LINE)
    if len(first) == LONGEST_FIRST_LINE or "\x00" in first:
        raise FileRefused(Refusal("line 1", "This is not a CSV file of listings."))
    said = first.strip().lower()
    if said.startswith("sep=") and said[4:5] in SEPARATORS and len(said) <= len("sep=,"):
        return 1, said[4:5] or "\t"
    text.seek(0)
    names = first.split('"')[::2] if '"' in first else [first]
    return 0, max(SEPARATORS, key=lambda sign: sum(part.count(sign) for part in names))


def _row(line: int, cells: list[str], width: int) -> Row:
    """A row; too short or too long a one is refused, for its cells may have slipped."""
    if any(cells[width:]) or (len(cells) < width and any(cells)):
        sentence = f"This row has {len(cells)} cells, the first row has {width}."
        return Row(line, [], sentence)
    return Row(line, [unguarded(cell) for cell in cells[:width]])
