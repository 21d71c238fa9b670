"""What stands between the listings and a launch: lines that no person has checked."""

from __future__ import annotations

from services.directory.directory import Directory
from services.directory.records import ServiceRecord


def unchecked_national_lines(directory: Directory) -> tuple[ServiceRecord, ...]:
    """The national lines with a number that no member of staff has checked."""
    return tuple(
        line
        for line in directory.national_lines
        if any(
            channel.is_number and line.checked_by_staff(channel) is None
            for channel in line.channels
        )
    )


def national_lines_checked(directory: Directory) -> bool:
    """Whether there are national lines, and staff have checked every number of each."""
    return bool(directory.national_lines) and not unchecked_national_lines(directory)
