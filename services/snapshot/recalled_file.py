"""The marks of what was recalled, in a file of their own beside the snapshot.

Where neither database nor snapshot can be read, the lines that the project came with are shown:
without this file a number that staff recalled would come back there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

MARK = re.compile(rb"^[0-9a-f]{64}$", re.MULTILINE)


def write_recalled(file: Path, marks: Collection[str]) -> None:
    """Keep `marks` (see `mark_of`), one a line; OSError leaves the file as it was."""
    if file.exists() and read_recalled(file) == frozenset(marks):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    aside.write_text("".join(f"{mark}\n" for mark in sorted(marks)), encoding="ascii")
    aside.replace(file)


def read_recalled(file: Path) -> frozenset[str]:
    """The marks that are kept: every line that is one; none where there is no such file."""
    try:
        return frozenset(found.decode() for found in MARK.findall(file.read_bytes()))
    except OSError:
        return frozenset()
