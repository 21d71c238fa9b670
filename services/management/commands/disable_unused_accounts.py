"""`manage.py disable_unused_accounts`: shut the accounts that nobody signed in to for 180 days."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from services.directory.people import UNUSED_AFTER, LastAdministrator, disable, unused_since


class Command(BaseCommand):
    """Prints who is disabled; the last active administrator never is. For a nightly job."""

    help = "Disable staff accounts that nobody signed in to for 180 days."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --dry-run."""
        parser.add_argument("--dry-run", action="store_true", help="change nothing, only print")

    @transaction.atomic
    def handle(self, *, dry_run: bool, **_: object) -> None:
        """Disable each and say so; a dry run takes it all back."""
        now = timezone.now()
        disabled = sum(self._disable(person, now) for person in unused_since(now))
        if dry_run:
            transaction.set_rollback(True)
        note = " (dry run: nothing was changed)" if dry_run else ""
        self.stdout.write(f"disabled {disabled}{note}")

    def _disable(self, person: User, now: datetime) -> bool:
        """Disable one, unless nobody could let anybody in any more."""
        last = f"{person.last_login:%d %B %Y}" if person.last_login else "never"
        who = f"{person}, last sign-in: {last}"
        reason = f"not signed in for {UNUSED_AFTER.days} days."
        try:
            disable(person=person, by=None, reason=reason, at=now)
        except LastAdministrator:
            self.stdout.write(f"kept {who} (the last administrator)")
            return False
        self.stdout.write(f"disabled {who}")
        return True
