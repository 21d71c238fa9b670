"""Build the packed table from a source, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from services.geography.areas import AreaKind
from services.geography.borders import districts_close_to_borders
from services.geography.builder import BadRow, TableBuilder
from services.geography.columns import TableFacts
from services.geography.expanded import replace_whole
from services.geography.neighbours import NEIGHBOURS, pack_neighbours
from services.geography.packed import pack
from services.geography.sources import Source, SourceError
from services.geography.tree import AreaTree

GREAT_BRITAIN = ("E", "W", "S")
BIGGEST = 4_000_000
PROGRESS_EVERY = 100_000


def _say_nothing(rows: int, /) -> None:
    """Take the place of a progress report nobody asked for."""


def build_table(
    source: Source,
    output: Path,
    *,
    tree: AreaTree,
    edition: str | None = None,
    progress: Callable[[int], None] = _say_nothing,
) -> TableFacts:
    """Read every row, then swap the packed file in, and beside it the squares near a border.

    `progress` is told the rows read so far. SourceError, with file, line and reason, leaves the old
    files untouched; so does OSError.
    """
    districts = (area.code for area in tree.of_kind(AreaKind.DISTRICT))
    builder = TableBuilder(code for code in districts if code.startswith(GREAT_BRITAIN))
    end_dates = _read(source, builder, progress)
    try:
        columns = builder.columns(
            source=source.name,
            edition=source.edition if edition is None else edition,
            end_dates=end_dates,
        )
    except BadRow as error:
        raise SourceError(source.name, str(error)) from error
    content = pack(columns)
    near = pack_neighbours(districts_close_to_borders(columns, tree), columns.facts)
    size = len(content) + len(near)
    if size > BIGGEST:
        raise SourceError(source.name, f"packed, it has {size} bytes: over {BIGGEST}")
    replace_whole(output.with_name(NEIGHBOURS.name), near)
    replace_whole(output, content)
    return columns.facts


def _read(source: Source, builder: TableBuilder, progress: Callable[[int], None]) -> bool:
    """Give every row to the builder; whether any file knows end dates."""
    count, end_dates = 0, False
    for file in source.files:
        end_dates |= file.end_dates
        for row in file.rows:
            try:
                builder.add(row)
            except BadRow as error:
                raise SourceError(file.name, str(error), row[0]) from error
            count += 1
            if count % PROGRESS_EVERY == 0:
                progress(count)
    progress(count)
    return end_dates
