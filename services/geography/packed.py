"""The packed postcode table: one small read-only file, made by build_postcodes.

Layout: MAGIC, the header's length (4 bytes, little-endian), the header as JSON, the body's columns
one after another, each compressed with LZMA. The header tells the source and its edition, the
number of rows, the districts with their mean points in metres, the columns' compressed lengths,
and the SHA-256 of header and columns. These are, with sectors and units ascending:

- the sectors as text, one a line ("WR51" is WR5 1);
- a bitmap of 441 bits a sector: which inward letters are in use;
- per row, how the point's cell differs from the row before: signed low bytes (east and north in
  turn), then what they leave over, divided by 256 (all east, all north);
- runs of rows with one district: its number (2 bytes, TERMINATED set where the postcodes have
  ended) and their count (4 bytes), in byte planes.
"""

import hashlib
import json
import lzma
import re
import struct
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, groupby

from services.geography.columns import UNITS, Columns, DamagedTable, TableFacts

MAGIC = b"SPPOST\x00\x01"
LENGTH = struct.Struct("<I")
BITMAP_BYTES = (UNITS + 7) // 8
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]
NOT_ZERO = re.compile(rb"[^\x00]")


def pack(columns: Columns) -> bytes:
    """Give the file's whole content; the same columns always give the same bytes."""
    low_east, over_east = _differences(columns.eastings)
    low_north, over_north = _differences(columns.northings)
    runs = [(number, len(list(rows))) for number, rows in groupby(columns.districts)]
    parts = (
        "\n".join(columns.sectors).encode("ascii"),
        b"".join(_bitmaps(columns.units, columns.counts)),
        bytes(chain.from_iterable(zip(low_east, low_north, strict=True))),
        over_east + over_north,
        _planes("H", (number for number, _ in runs)),
        _planes("I", (count for _, count in runs)),
    )
    bodies = [lzma.compress(part, format=lzma.FORMAT_RAW, filters=FILTERS) for part in parts]
    header = {
        **columns.facts.as_json(),
        "lengths": [len(body) for body in bodies],
    }
    head = _as_bytes({**header, "sha256": _digest(header, b"".join(bodies))})
    return b"".join((MAGIC, LENGTH.pack(len(head)), head, *bodies))


def _as_bytes(header: Mapping[str, object]) -> bytes:
    return json.dumps(header, separators=(",", ":"), sort_keys=True).encode("ascii")


def _digest(header: Mapping[str, object], body: bytes) -> str:
    """SHA-256 of the header without its own checksum, and of the body."""
    return hashlib.sha256(_as_bytes(header) + body).hexdigest()


def read_header(content: bytes) -> tuple[TableFacts, list[bytes], str]:
    """Check a packed file and give its facts, compressed columns and digest.

    DamagedTable, with the reason, if a byte is missing or altered.
    """
    start = len(MAGIC) + LENGTH.size
    if content[: len(MAGIC)] != MAGIC or len(content) < start:
        raise DamagedTable("it does not begin as a packed postcode table does")
    (length,) = LENGTH.unpack_from(content, len(MAGIC))
    try:
        header = json.loads(content[start : start + length])
        lengths, digest = [int(n) for n in header["lengths"]], header.pop("sha256")
        facts = TableFacts.from_json(header)
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedTable("its header cannot be read") from error
    body = content[start + length :]
    if len(body) != sum(lengths):
        raise DamagedTable(f"its body has {len(body)} bytes where {sum(lengths)} were written")
    if _digest(header, body) != digest:
        raise DamagedTable("it does not match its checksum")
    ends = list(accumulate(lengths))
    return facts, [body[end - n : end] for n, end in zip(lengths, ends, strict=True)], digest


def unpack(facts: TableFacts, bodies: Sequence[bytes]) -> Columns:
    """Expand the columns of `read_header`; DamagedTable if they do not fit together."""
    try:
        parts = [lzma.decompress(b, format=lzma.FORMAT_RAW, filters=FILTERS) for b in bodies]
        sectors, bitmaps, low, over, run_numbers, run_counts = parts
    except (lzma.LZMAError, ValueError) as error:
        raise DamagedTable("its columns cannot be decompressed") from error
    units, counts = _units(bitmaps)
    half = len(over) // 2
    columns = Columns(
        facts=facts,
        sectors=tuple(sectors.decode("ascii").split()),
        counts=counts,
        units=units,
        districts=_spread(_whole("H", run_numbers), _whole("I", run_counts)),
        eastings=_summed(low[0::2], over[:half]),
        northings=_summed(low[1::2], over[half:]),
    )
    columns.check()
    return columns


def _differences(cells: Iterable[int]) -> tuple[bytes, bytes]:
    """Differences of a column: signed low bytes, and what they leave over divided by 256."""
    low, over, before = bytearray(), bytearray(), 0
    for cell in cells:
        difference = cell - before
        before = cell
        low.append(difference & 0xFF)
        over.append((difference + 0x80) >> 8 & 0xFF)
    return bytes(low), bytes(over)


def _summed(low: bytes, over: bytes) -> "array[int]":
    """Undo `_differences`."""
    differences = array("h", array("b", low))
    for found in NOT_ZERO.finditer(over):
        left = found.group()[0]
        differences[found.start()] += (left - 256 if left > 127 else left) * 256
    return array("H", accumulate(differences))


def _bitmaps(units: Sequence[int], counts: Iterable[int]) -> Iterable[bytes]:
    """Yield one bitmap a sector."""
    first = 0
    for count in counts:
        bits = sum(1 << unit for unit in units[first : first + count])
        yield bits.to_bytes(BITMAP_BYTES, "little")
        first += count


def _units(bitmaps: bytes) -> tuple["array[int]", "array[int]"]:
    """Undo `_bitmaps`: every row's unit, and the number of rows a sector."""
    numbers = [
        [tuple(8 * place + bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]
        for place in range(BITMAP_BYTES)
    ]
    units, counts = array("H"), array("H")
    for first in range(0, len(bitmaps), BITMAP_BYTES):
        before = len(units)
        bitmap = bitmaps[first : first + BITMAP_BYTES]
        units.extend(chain.from_iterable(n[b] for n, b in zip(numbers, bitmap, strict=False)))
        counts.append(len(units) - before)
    return units, counts


def _spread(numbers: Iterable[int], counts: Iterable[int]) -> "array[int]":
    """Give every row its district number, from the runs."""
    rows = array("H")
    for number, count in zip(numbers, counts, strict=False):
        rows.extend(array("H", [number]) * count)
    return rows


def _planes(code: str, values: Iterable[int]) -> bytes:
    """All lowest bytes, then all second bytes...: like stands by like, and packs smaller."""
    whole = array(code, values)
    if sys.byteorder == "big":
        whole.byteswap()
    raw = whole.tobytes()
    return b"".join(raw[place :: whole.itemsize] for place in range(whole.itemsize))


def _whole(code: str, planes: bytes) -> "array[int]":
    """Undo `_planes`."""
    whole = array(code)
    size = whole.itemsize
    count = len(planes) // size
    raw = bytearray(count * size)
    for place in range(size):
        raw[place::size] = planes[place * count : (place + 1) * count]
    whole.frombytes(bytes(raw))
    if sys.byteorder == "big":
        whole.byteswap()
    return whole
