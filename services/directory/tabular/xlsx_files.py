"""Rows of the first sheet of an XLSX workbook: only what stands there, never what it works out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from services.directory.tabular.cells import FileRefused, Refusal, unguarded
from services.directory.tabular.spool import Bad, Cell, Row

MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts together: ten thousand listings take a quarter of that."""
MOST_TEXTS = 1_000_000
CHUNK = 1 << 20

MOST_PARTS = 1_000
MOST_COLUMNS = 1_200
MOST_ROWS = 50_000
"""Rows, blank ones counted; and parts of a workbook, and columns."""

NOT_A_WORKBOOK = "This is not an XLSX workbook that can be read."
FORMULA = "This cell holds a formula. Put in what it comes to instead."
BROKEN = (
    ParseError,
    InvalidFileException,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)
"""What the library raises for workbooks that are not as the standard says."""


def first_sheet(file: IO[bytes]) -> tuple[Iterator[Row], str]:
    """The rows of the first sheet, and a word about others; FileRefused for what is no workbook."""
    _check_parts(file)
    try:
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
    except BROKEN as refused:
        raise FileRefused(Refusal("", NOT_A_WORKBOOK)) from refused
    left = [other.title for other in book.worksheets[1:]]
    note = f"Only the first sheet is read, not: {', '.join(left)}." if left else ""
    return _rows(sheet), note


def _check_parts(file: IO[bytes]) -> None:
    """Refuse what would unpack into more than a file of listings can be."""
    try:
        with zipfile.ZipFile(file) as parts:
            sizes = [part.file_size for part in parts.infolist()]
            strings = [
                part for part in parts.infolist() if "sharedstrings" in part.filename.lower()
            ]
            many = any(_holds_too_many(parts, part) for part in strings)
    except (zipfile.BadZipFile, EOFError, ValueError) as refused:
        raise FileRefused(Refusal("", NOT_A_WORKBOOK)) from refused
    if many or len(sizes) > MOST_PARTS or sum(sizes) > MOST_UNPACKED:
        raise FileRefused(Refusal("", "This workbook unpacks into too much. Split it up."))
    file.seek(0)


def _holds_too_many(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether the library, which reads every text before the first row, would have too many."""
    found = 0
    with parts.open(part) as texts:
        while some := texts.read(CHUNK):
            found += some.count(b"<si")
            if found > MOST_TEXTS:
                return True
    return False


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[Row]:
    """Each row; a workbook that breaks off is refused where it does."""
    line = 0
    try:
        for line, cells in enumerate(sheet.iter_rows(), 1):
            yield Row(line, _cells(line, cells))
    except FileRefused:
        raise  # a ValueError too, but said by us
    except BROKEN as refused:
        raise FileRefused(Refusal(f"row {line + 1}", NOT_A_WORKBOOK)) from refused


def _cells(line: int, cells: tuple[ReadOnlyCell, ...]) -> list[Cell]:
    """The cells of a row up to the last one that is not blank."""
    if line > MOST_ROWS:
        sentence = f"There are more than {MOST_ROWS:,} rows, blank ones counted."
        raise FileRefused(Refusal(f"row {line}", sentence))
    if len(cells) > MOST_COLUMNS:
        sentence = f"More than {MOST_COLUMNS:,} columns, blank ones counted."
        raise FileRefused(Refusal(f"row {line}", sentence))
    found = [_cell(cell) if cell.value is not None else "" for cell in cells]
    while found and found[-1] == "":
        found.pop()
    return found


def _cell(cell: ReadOnlyCell) -> Cell:
    """What stands in a cell, as text."""
    if cell.data_type == "f":
        return Bad(FORMULA)
    if cell.data_type == "e":
        return Bad(f"This cell holds an error: {cell.value}.")
    value = cell.value
    if isinstance(value, str):
        return unguarded(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
