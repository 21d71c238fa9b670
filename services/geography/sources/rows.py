"""What every source gives: files of rows, and one error that says where and why."""

from collections.abc import Iterator
from dataclasses import dataclass

# Line (or row) number from 1, postcode, district code, easting, northing, month it ended or "".
SourceRow = tuple[int, str, str, str | float, str | float, str]


class SourceError(ValueError):
    """A source cannot be read: names the file, the line where there is one, and the reason."""

    def __init__(self, file: str, reason: str, line: int | None = None) -> None:
        """Keep the file, the reason, and the line if it is known."""
        super().__init__(f"{file}{f', line {line}' if line else ''}: {reason}.")
        self.file = file
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a source; `rows` can be gone through once."""

    name: str
    end_dates: bool
    rows: Iterator[SourceRow]


@dataclass(frozen=True, slots=True)
class Source:
    """A source by its name and edition ("" if it does not say); `files` can be used once."""

    name: str
    edition: str
    files: Iterator[SourceFile]
