"""One Directory, held in memory and kept as new as the publication counter."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from time import monotonic

from django.db import DatabaseError, InterfaceError, connection

from services.directory.directory import Directory
from services.models import PublicationCounter
from services.snapshot.file import UnreadableSnapshot, read_snapshot, write_snapshot
from services.snapshot.recalled_file import read_recalled, write_recalled

logger = logging.getLogger("signpost.snapshot")

DATABASE_AWAY = (DatabaseError, InterfaceError)
LOOK_EVERY_SECONDS = 1.0
FIRST_LOOK_SECONDS = 3.0
"""How long a start waits for the database before it serves the file."""

SILENT_SECONDS = 10.0
"""A database that has answered no look for so long is down, even if it still holds the line."""


class DirectoryUnavailable(RuntimeError):
    """Neither the database nor the snapshot file has anything to show."""


class Follower:
    """Keeps a Directory current; only its own thread, or a test, ever asks the database."""

    def __init__(self, file: Path) -> None:
        """Start with nothing; `file` is the snapshot to write, and to read in need.

        The marks of what was recalled stand beside it, in `recalled.txt`.
        """
        self._file = file
        self._recalled = file.with_name("recalled.txt")
        self._directory: Directory | None = None
        self._kept: Directory | None = None
        self._answered_at: float | None = None
        self._thread: threading.Thread | None = None
        self._looked = threading.Event()
        self._stopped = threading.Event()

    @property
    def database_up(self) -> bool:
        """Whether the database answered one of the last looks."""
        return self._answered_at is not None and monotonic() - self._answered_at < SILENT_SECONDS

    @property
    def held(self) -> Directory | None:
        """The Directory that is served; None where this process serves none."""
        return self._directory

    @property
    def recalled(self) -> frozenset[str]:
        """The marks of what was recalled: of what is served, or else those of the state folder."""
        if self._directory is not None:
            return self._directory.recalled
        return read_recalled(self._recalled)

    def current(self) -> Directory:
        """The Directory to serve; DirectoryUnavailable when there is none."""
        if self._directory is None:
            raise DirectoryUnavailable("There is no published listing to show yet.")
        return self._directory

    def refresh(self) -> None:
        """Look at the counter once and take in what was published since.

        A database that is away, or has lost everything, changes nothing of what is served.
        """
        try:
            self._directory = self._newest()
            self._answered_at = monotonic()
        except DATABASE_AWAY as away:
            self._database_away(away)
        if connection.vendor == "sqlite":
            connection.close()  # a file put in its place is seen at the next look
        self._keep()
        self._looked.set()

    def start(self) -> None:
        """Look again about once a second in a thread; serve the file if the first look lasts."""
        self._thread = threading.Thread(target=self._follow, name="directory", daemon=True)
        self._thread.start()
        if not self._looked.wait(FIRST_LOOK_SECONDS) and self._directory is None:
            self._directory = self._from_file()

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _follow(self) -> None:
        """Refresh until stopped."""
        while not self._stopped.is_set():
            self.refresh()
            self._stopped.wait(LOOK_EVERY_SECONDS)
        connection.close()

    def _newest(self) -> Directory | None:
        """The Directory as the database has it; the one held when nothing moved."""
        counter = PublicationCounter.objects.values_list("value", flat=True).first() or 0
        held = self._directory
        if counter == 0:
            return held or self._from_file()
        if held is None or counter < held.sequence:
            return Directory.load()
        return held if counter == held.sequence else held.refreshed()

    def _database_away(self, away: Exception) -> None:
        """Say so once, let go of the connection, and fall back on the file at start."""
        if self._answered_at is not None or not self._looked.is_set():
            logger.error("The database cannot be reached (%s).", type(away).__name__)
        self._answered_at = None
        connection.close()
        if self._directory is None:
            self._directory = self._from_file()

    def _from_file(self) -> Directory | None:
        """The Directory of the snapshot file, where there is one that can be read."""
        try:
            self._kept = read_snapshot(self._file)
        except FileNotFoundError:
            return None
        except UnreadableSnapshot as unreadable:
            logger.warning("The snapshot file cannot be read: %s", unreadable)
            return None
        return self._kept

    def _keep(self) -> None:
        """Write the Directory to its files, again at the next look while the disk refuses it."""
        if self._directory is None or self._directory is self._kept:
            return
        try:
            # First: it is small, and a disk that is nearly full may hold it alone.
            write_recalled(self._recalled, self._directory.recalled)
            write_snapshot(self._file, self._directory)
            self._kept = self._directory
        except OSError as failure:
            logger.warning("The snapshot file cannot be written: %s", failure.strerror)
