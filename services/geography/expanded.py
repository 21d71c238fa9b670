"""The expanded postcode table: a file of plain columns, mapped once and shared by all workers.

Layout, in this machine's byte order since it never leaves it: MAGIC, header length and CRC-32 of
that length and all that follows (4 bytes each), the header as JSON (facts, sectors, counts) padded
with blanks to a multiple of 8, then four columns of 2 bytes a row: units, districts, eastings,
northings.
"""

import json
import mmap
import os
import struct
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from services.geography.columns import Columns, DamagedTable, TableFacts

MAGIC = b"SPROWS\x00\x01"
SIZES = struct.Struct("=II")
COLUMNS = 4
PADDING = 8


@dataclass(frozen=True, slots=True)
class MappedColumns:
    """The columns of `Columns` as read-only views of a mapped file."""

    facts: TableFacts
    sectors: tuple[str, ...]
    counts: tuple[int, ...]
    units: "memoryview[int]"
    districts: "memoryview[int]"
    eastings: "memoryview[int]"
    northings: "memoryview[int]"


def write_expanded(columns: Columns, path: Path) -> None:
    """Write the file whole or not at all, by way of a neighbour; OSError if it cannot be."""
    header = {
        **columns.facts.as_json(),
        "sectors": " ".join(columns.sectors),
        "counts": columns.counts.tolist(),
    }
    head = json.dumps(header).encode("ascii")
    head += b" " * (-len(head) % PADDING)
    views = (columns.units, columns.districts, columns.eastings, columns.northings)
    parts = (head, *(view.tobytes() for view in views))
    check = zlib.crc32(str(len(head)).encode())
    for part in parts:
        check = zlib.crc32(part, check)
    replace_whole(path, b"".join((MAGIC, SIZES.pack(len(head), check), *parts)))


def replace_whole(path: Path, content: bytes) -> None:
    """Swap a file's content in one step, so that no reader ever meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def map_expanded(path: Path) -> MappedColumns:
    """Map an expanded file; DamagedTable if it is absent, cut short or altered."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise DamagedTable("it is absent or empty") from error
    start = len(MAGIC) + SIZES.size
    if len(mapped) < start or mapped[: len(MAGIC)] != MAGIC:
        raise DamagedTable("it does not begin as an expanded postcode table does")
    length, check = SIZES.unpack_from(mapped, len(MAGIC))
    whole = memoryview(mapped)
    if zlib.crc32(whole[start:], zlib.crc32(str(length).encode())) != check:
        raise DamagedTable("it does not match its checksum")
    header = json.loads(mapped[start : start + length])
    facts = TableFacts.from_json(header)
    first, size = start + length, 2 * facts.rows
    views = [whole[first + n * size : first + (n + 1) * size].cast("H") for n in range(COLUMNS)]
    return MappedColumns(
        facts,
        tuple(header["sectors"].split()),
        tuple(header["counts"]),
        *views,
    )
