"""The snapshot file: a Directory on disk, swapped in whole, with a checksum of its body."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

from services.directory.directory import Directory


class UnreadableSnapshot(ValueError):
    """A snapshot file that is cut short, altered, or of another format."""


def write_snapshot(file: Path, directory: Directory) -> None:
    """Write `directory` beside `file` and swap it in; OSError leaves the old file as it was."""
    body = json.dumps(directory.to_json(), ensure_ascii=False, separators=(",", ":")).encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            out.flush()
            os.fsync(out.fileno())
        Path(aside).replace(file)
    except OSError:
        Path(aside).unlink(missing_ok=True)
        raise


def read_snapshot(file: Path) -> Directory:
    """The Directory in `file`; FileNotFoundError, or UnreadableSnapshot with the reason."""
    try:
        checksum, _, body = file.read_bytes().partition(b"\n")
    except FileNotFoundError:
        raise
    except OSError as failure:
        raise UnreadableSnapshot(failure.strerror or "the file cannot be opened") from failure
    if hashlib.sha256(body).hexdigest().encode() != checksum:
        raise UnreadableSnapshot("its checksum is wrong")
    try:
        return Directory.from_json(json.loads(body))
    except (KeyError, TypeError, ValueError) as wrong:
        raise UnreadableSnapshot(f"its format is not ours ({type(wrong).__name__})") from wrong
