"""`manage.py build_snapshot`: write the snapshot file from the database."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from services import snapshot


class Command(BaseCommand):
    """Writes what is published into the file that is served when the database is away."""

    help = "Write the snapshot file from what is published."

    def handle(self, **_: object) -> None:
        """Write, or say that there is nothing to write."""
        snapshot.refresh()
        if not snapshot.database_up():
            raise CommandError("The database cannot be reached. The snapshot file is as it was.")
        try:
            directory = snapshot.current()
        except snapshot.DirectoryUnavailable as nothing:
            raise CommandError(str(nothing)) from nothing
        self.stdout.write(f"Wrote {len(directory.services)} published services.")
