"""`manage.py load_starter_listings`: put the starter listings into the database."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from services.directory.starter_files import STARTER, StarterFileError, read_starter
from services.directory.starter_listings import load_starter


class Command(BaseCommand):
    """Adds the listings that are not there yet; loading again changes nothing."""

    help = "Add the starter listings that are not in the database yet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another folder of starter files."""
        parser.add_argument("--folder", type=Path, default=STARTER, help="where the files are")

    def handle(self, *, folder: Path, **_: object) -> None:
        """Load, or stop with the file, the line and the reason and leave everything as it was."""
        try:
            loaded = load_starter(read_starter(folder), at=timezone.now())
        except StarterFileError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(
            f"Added {loaded.added} listings, published {loaded.published} of them; "
            f"{loaded.there_already} were there already."
        )
