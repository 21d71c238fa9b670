"""Opening a file of listings: its format by its name, its limits, and its rows on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from services.directory.tabular.cells import FileRefused, Refusal
from services.directory.tabular.csv_files import csv_rows
from services.directory.tabular.json_files import json_rows
from services.directory.tabular.spool import Spool, open_spool, write_spool
from services.directory.tabular.xlsx_files import MOST_COLUMNS, first_sheet

MOST_BYTES = 10 * 1024 * 1024
MOST_BYTES_OF_THE_OPERATOR = 64 * 1024 * 1024
"""Ten thousand listings of four channels each take about a fifth of that."""

TOO_LARGE = "The file is too large. Split it up."
FORMATS = (".csv", ".tsv", ".txt", ".xlsx", ".json")


def spool_file(file: IO[bytes], *, name: str, to: Path, most_bytes: int = MOST_BYTES) -> Spool:
    """Keep the rows of `file` at `to`; FileRefused for what is no file of listings."""
    ending = _format(name)
    _check_size(file, most_bytes)
    note = ""
    if ending == ".xlsx":
        rows, note = first_sheet(file)
    else:
        rows = json_rows(file) if ending == ".json" else csv_rows(file)
    with to.open("w", encoding="ascii") as kept:
        write_spool(kept, rows, kind=ending.removeprefix("."), note=note)
    spool = open_spool(to)
    if spool is None:
        raise FileRefused(Refusal("", "The file is empty."))
    if len(spool.layout.names) > MOST_COLUMNS:
        raise FileRefused(Refusal("", f"More than {MOST_COLUMNS:,} columns."))
    return spool


def _format(name: str) -> str:
    """The ending of a name that says the format; FileRefused where it says none of ours."""
    ending = Path(name).suffix.lower()
    if ending not in FORMATS:
        raise FileRefused(Refusal("", "Give a file that ends in .csv, .xlsx or .json."))
    return ending


def _check_size(file: IO[bytes], most: int) -> None:
    """Refuse a file that is too large."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > most:
        raise FileRefused(Refusal("", TOO_LARGE))
