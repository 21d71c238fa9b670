"""`manage.py import_listings`: read listings from a file, as drafts."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from services.directory.access import Access
from services.directory.tabular.applying import ChangedMeanwhile, apply_import
from services.directory.tabular.cells import FileRefused
from services.directory.tabular.planning import plan_chunks
from services.directory.tabular.plans import Tally
from services.directory.tabular.reading import MOST_BYTES_OF_THE_OPERATOR, spool_file
from services.directory.tabular.spool import Spool
from services.management.access_of_person import access_named


class Command(BaseCommand):
    """Shows what the file would change, then changes all of it, or nothing."""

    help = "Read listings from a CSV, XLSX or JSON file as drafts: all of them, or none."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and who imports it."""
        parser.add_argument("file", type=Path, help="ends in .csv, .xlsx or .json")
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")
        parser.add_argument("--by", default="", help="the user name of the person who imports")

    def handle(self, *, file: Path, dry_run: bool, by: str, **_: object) -> None:
        """Report each row and the counts; CommandError, and nothing written, for a refusal."""
        access = access_named(by)
        with tempfile.TemporaryDirectory() as folder:
            tally = Tally()
            try:
                with file.open("rb") as opened:
                    rows = Path(folder) / "rows"
                    spool = spool_file(
                        opened, name=file.name, to=rows, most_bytes=MOST_BYTES_OF_THE_OPERATOR
                    )
                self._show(spool, access, tally)
            except OSError as error:
                raise CommandError(f"{file}: {error.strerror}.") from error
            except FileRefused as refused:
                for refusal in refused.refusals:
                    self.stdout.write(f"refused: {refusal}")
                tally.counts["refused"] += len(refused.refusals)
            self.stdout.write(str(tally))
            if tally.refused:
                raise CommandError("Nothing was written: mend what is refused first.")
            if tally.writes and not dry_run:
                self._apply(spool, access, tally)

    def _show(self, spool: Spool, access: Access, tally: Tally) -> None:
        """Report each row."""
        if spool.note:
            self.stderr.write(spool.note)
        for plans in plan_chunks(spool, access=access):
            for plan in plans:
                tally.add(plan)
                self.stdout.write("\n".join(plan.lines()))
            self.stderr.write(f"{tally.total:,} rows looked at")

    def _apply(self, spool: Spool, access: Access, tally: Tally) -> None:
        """Write what was shown."""
        try:
            apply_import(
                spool=spool,
                access=access,
                shown=tally,
                at=timezone.now(),
                progress=lambda rows: self.stderr.write(f"{rows:,} rows written"),
            )
        except ChangedMeanwhile as changed:
            raise CommandError(str(changed)) from changed
