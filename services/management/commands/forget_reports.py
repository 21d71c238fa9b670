"""`manage.py forget_reports`: delete what readers reported, 90 days after it was dealt with."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils import timezone

from services.directory.reports import forget_reports


class Command(BaseCommand):
    """Deletes old reports; for a nightly job."""

    help = "Delete readers' reports that were dealt with 90 days ago or earlier."

    def handle(self, **_: object) -> None:
        """Delete, and say how many."""
        self.stdout.write(f"forgot {forget_reports(at=timezone.now())} reports")
