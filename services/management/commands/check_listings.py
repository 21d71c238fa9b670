"""`manage.py check_listings`: what is wrong with what the public sees."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandParser

from services.directory.directory import Directory
from services.directory.publishable import reasons_against
from services.directory.readiness import unchecked_national_lines
from services.models import Service

FINDINGS_STATUS = 1


class Command(BaseCommand):
    """Prints one line a finding, and ends with status 1 when there is any."""

    help = "Report published listings that could not be published again as they are."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --ready."""
        parser.add_argument(
            "--ready",
            action="store_true",
            help="also report national lines that no person has checked",
        )

    def handle(self, *, ready: bool, **_: object) -> None:
        """Print the findings and set the exit status."""
        directory = Directory.load()
        findings = [*_unpublishable(), *_led_nowhere(directory), *_unreadable(directory)]
        if ready:
            findings += _unchecked(directory)
        for finding in findings:
            self.stdout.write(finding)
        if findings:
            raise SystemExit(FINDINGS_STATUS)
        self.stdout.write("No findings.")


def _unpublishable() -> Iterator[str]:
    """Published services whose working copy may not be published."""
    for service in Service.objects.published().for_freezing():
        for reason in reasons_against(service):
            yield f"{service.slug}: {reason}"


def _led_nowhere(directory: Directory) -> Iterator[str]:
    """Hand-offs to a service that the public does not see."""
    for record in directory.services.values():
        for row in record.hand_offs:
            if row.to_service not in directory.services:
                yield f"{record.slug}: {row.who} are sent to {row.to_name}, which is not published."


def _unreadable(directory: Directory) -> Iterator[str]:
    """Published hours that cannot be read any more: the public is told that they are not known."""
    for record in directory.services.values():
        for channel in record.channels:
            if not channel.hours_are_readable:
                yield f"{record.slug}: the hours of {channel.value} cannot be read: {channel.hours}"


def _unchecked(directory: Directory) -> Iterator[str]:
    """National lines that only public pages vouch for."""
    for line in unchecked_national_lines(directory):
        yield f"{line.slug}: no person has checked its numbers yet."
