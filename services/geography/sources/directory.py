"""The ONS Postcode Directory as CSV: columns found by pattern, since ONS renames them."""

import csv
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import TextIO

from services.geography.sources.rows import SourceError, SourceFile, SourceRow

# In order of preference where a file has several.
PATTERNS = {
    "postcode": (r"pcd7", r"pcd8", r"pcds", r"pcd\d*", r"postcode"),
    "district code": (r"(?:os)?laua(?:\d+cd|cd)?", r"ladcd", r"lad\d{2}cd", r"lad"),
    "easting": (r"(?:os)?east1m", r"eastings?"),
    "northing": (r"(?:os)?n(?:o)?rth1m", r"northings?"),
}
NAMES = {
    "postcode": "pcd7, pcd8 or pcds",
    "district code": "laua, oslaua or ladNNcd",
    "easting": "oseast1m or east1m",
    "northing": "osnrth1m or north1m",
}
END = r"doterm"
# What reading a member of a damaged, encrypted or oddly packed zip may raise.
ZIP_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
LONGEST_PREAMBLE = 10
EDITION = re.compile(r"NSPD_([A-Z]{3}_[0-9]{4})", re.IGNORECASE)


def csv_file(name: str, content: TextIO) -> SourceFile:
    """Read one CSV file; SourceError, naming what is missing, unless it has all columns.

    The header may stand after blank or title lines, and may come again among the rows.
    """
    lines = csv.reader(content, strict=True)
    rows = _checked(name, lines)
    header, places = _header(name, rows)
    end = next((i for i, column in enumerate(header) if re.fullmatch(END, column)), None)
    return SourceFile(name, end is not None, _rows(name, rows, header, places, end))


def _checked(name: str, lines: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Number the rows that are not blank; SourceError where the text itself is damaged."""
    line = 0
    try:
        for fields in lines:
            if len(fields) > 1 or (fields and fields[0].strip()):
                line = lines.line_num  # type: ignore[attr-defined]
                yield line, fields
    except UnicodeDecodeError as error:
        raise SourceError(name, "it is not UTF-8 text", line + 1) from error
    except ZIP_DAMAGE as error:
        raise SourceError(name, "the zip is cut short or altered here", line + 1) from error
    except csv.Error as error:
        raise SourceError(name, f"it is cut short or not CSV ({error})", line + 1) from error


def _header(
    name: str, rows: Iterator[tuple[int, list[str]]]
) -> tuple[list[str], tuple[int, int, int, int]]:
    """Give the column names in lower case, and the places of the four that are needed."""
    best: tuple[int, int, dict[str, int]] | None = None
    for _, (line, fields) in zip(range(LONGEST_PREAMBLE), rows, strict=False):
        header = [field.strip().strip("\ufeff").lower() for field in fields]
        found = {what: place for what in PATTERNS if (place := _place(what, header)) is not None}
        if len(found) == len(PATTERNS):
            postcode, district, easting, northing = (found[what] for what in PATTERNS)
            return header, (postcode, district, easting, northing)
        if best is None or len(found) > best[0]:
            best = (len(found), line, found)
    if best is None:
        raise SourceError(name, "it is empty", 1)
    missing = [f"{what} ({NAMES[what]})" for what in PATTERNS if what not in best[2]]
    raise SourceError(name, f"it has no column for {'; '.join(missing)}", best[1])


def _place(what: str, header: list[str]) -> int | None:
    """Place of the best match; of years alike (lad23cd, lad25cd) the latest; None for none."""
    for pattern in PATTERNS[what]:
        matches = [column for column in header if re.fullmatch(pattern, column)]
        if matches:
            return header.index(max(matches))
    return None


def _rows(
    name: str,
    rows: Iterator[tuple[int, list[str]]],
    header: list[str],
    places: tuple[int, int, int, int],
    end: int | None,
) -> Iterator[SourceRow]:
    """Yield the rows below the header; SourceError for one with fewer or more fields."""
    postcode, district, easting, northing = places
    width, again = len(header), header[postcode]
    for line, fields in rows:
        if len(fields) != width and not _fits(fields, width):
            if not any(fields):
                continue
            raise SourceError(
                name, f"it has {len(fields)} fields where the header has {width}", line
            )
        code = fields[postcode].strip()
        if not code and not any(fields):
            continue
        if code.lower() == again:
            continue
        yield (
            line,
            code,
            fields[district].strip().upper(),
            fields[easting].strip(),
            fields[northing].strip(),
            fields[end].strip() if end is not None else "",
        )


def _fits(fields: list[str], width: int) -> bool:
    """Whether a row is too long only by empty fields: a comma at the end of the line."""
    return len(fields) > width and not any(fields[width:])
