"""A file of listings as plain rows on the disk: read once, safely, then gone through again.

So a large file is never in memory, and what is shown and what is applied are the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from services.directory.tabular.cells import plain


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that cannot be read, and why."""

    sentence: str


Cell = str | Bad


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line it begins on, and its cells; `bad` where the whole row cannot be read."""

    line: int
    cells: Sequence[Cell]
    bad: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The first row of a file, and how its cells are named ("F12", or by line and column)."""

    kind: str
    line: int
    names: tuple[str, ...]

    def cell(self, line: int, index: int) -> str:
        """The name of a cell."""
        if self.kind == "xlsx":
            return f"{letters(index)}{line}"
        name = self.names[index] if index < len(self.names) else ""
        return f"{self.row(line)}, column {name.strip() or index + 1}"

    def row(self, line: int) -> str:
        """The name of a row."""
        word = {"xlsx": "row", "json": "service"}.get(self.kind, "line")
        return f"{word} {line}"


@dataclass(frozen=True, slots=True)
class Spool:
    """Rows kept in a file; `note` says what of the original was left aside."""

    path: Path
    layout: Layout
    note: str = ""

    def rows(self) -> Iterator[Row]:
        """Each row in order."""
        with self.path.open(encoding="ascii") as lines:
            next(lines)
            for text in lines:
                line, cells, bad = json.loads(text)
                yield Row(line, [Bad(c[0]) if isinstance(c, list) else c for c in cells], bad)


def write_spool(file: IO[str], rows: Iterable[Row], *, kind: str, note: str = "") -> None:
    """Write rows, the first of which names the columns; blank rows are left out."""
    header: Row | None = None
    for row in rows:
        cells = [[c.sentence] if isinstance(c, Bad) else plain(c) for c in row.cells]
        if not row.bad and not any(cells):
            continue
        if header is None:
            header = row
            names = [cell if isinstance(cell, str) else "" for cell in cells]
            kept: list[object] = [kind, row.line, names, note]
        else:
            kept = [row.line, cells, row.bad]
        file.write(json.dumps(kept) + "\n")


def open_spool(path: Path) -> Spool | None:
    """The rows that `write_spool` kept at `path`; None where there was no row at all."""
    with path.open(encoding="ascii") as lines:
        first = lines.readline()
    if not first:
        return None
    kind, line, names, note = json.loads(first)
    return Spool(path, Layout(kind, line, tuple(names)), note)


def letters(index: int) -> str:
    """The letters of a column of a spreadsheet, the first being 0."""
    found, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
