"""One Directory, held in memory and kept as new as the publication counter."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from django.db import DatabaseError, InterfaceError, connection

from services.directory.directory import Directory
from services.models import PublicationCounter
from services.snapshot.file import UnreadableSnapshot, read_snapshot, write_snapshot

logger = logging.getLogger("signpost.snapshot")

DATABASE_AWAY = (DatabaseError, InterfaceError)
LOOK_EVERY_SECONDS = 1.0


class DirectoryUnavailable(RuntimeError):
    """Neither the database nor the snapshot file has anything to show."""


class Follower:
    """Keeps a Directory current; only its own thread, or a test, ever asks the database."""

    def __init__(self, file: Path) -> None:
        """Start with nothing; `file` is the snapshot to write, and to read in need."""
        self._file = file
        self._directory: Directory | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()
        self.database_up = False

    def current(self) -> Directory:
        """The Directory to serve; DirectoryUnavailable when there is none."""
        if self._directory is None:
            raise DirectoryUnavailable("There is no published listing to show yet.")
        return self._directory

    def refresh(self) -> None:
        """Look at the counter once and take in what was published since.

        A database that is away, or has lost everything, changes nothing of what is served.
        """
        with self._lock:
            try:
                newest = self._newest()
                self.database_up = True
            except DATABASE_AWAY as away:
                self._database_away(away)
                return
            if newest is not None and newest is not self._directory:
                self._directory = newest
                self._write(newest)

    def start(self) -> None:
        """Load what there is to load, then look again about once a second in a thread."""
        self.refresh()
        self._thread = threading.Thread(target=self._follow, name="directory", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _follow(self) -> None:
        """Refresh until stopped."""
        while not self._stopped.wait(LOOK_EVERY_SECONDS):
            self.refresh()
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
        if self.database_up or self._directory is None:
            logger.error("The database cannot be reached (%s).", type(away).__name__)
        self.database_up = False
        connection.close()
        if self._directory is None:
            self._directory = self._from_file()

    def _from_file(self) -> Directory | None:
        """The Directory of the snapshot file, where there is one that can be read."""
        try:
            return read_snapshot(self._file)
        except FileNotFoundError:
            return None
        except UnreadableSnapshot as unreadable:
            logger.warning("The snapshot file cannot be read: %s", unreadable)
            return None

    def _write(self, directory: Directory) -> None:
        """Keep the Directory in the file; a full disk must not stop the site."""
        try:
            write_snapshot(self._file, directory)
        except OSError as failure:
            logger.warning("The snapshot file cannot be written: %s", failure.strerror)
