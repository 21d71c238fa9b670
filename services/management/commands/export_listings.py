"""`manage.py export_listings`: write listings into a file, as their working copy stands."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from services.directory.tabular.writing import Export, NotWritable
from services.management.access_of_person import access_named


class Command(BaseCommand):
    """Writes what a person may see; the operator sees everything."""

    help = "Write listings, drafts too, into a CSV, XLSX or JSON file. Keep the file to yourselves."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and whose view it is."""
        parser.add_argument("file", type=Path, help="ends in .csv, .xlsx or .json")
        parser.add_argument("--by", default="", help="the user name of whose listings to write")

    def handle(self, *, file: Path, by: str, **_: object) -> None:
        """Write beside the file, then swap it in; CommandError where that cannot be."""
        export = Export(access_named(by))
        begun = file.with_name(f".{file.name}.part")
        try:
            export.write(begun, ending=file.suffix.lower())
            begun.replace(file)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        except NotWritable as refused:
            raise CommandError(str(refused)) from refused
        finally:
            begun.unlink(missing_ok=True)
        self.stdout.write(f"Wrote {export.written} listings.")
