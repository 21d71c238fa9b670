"""`manage.py check_listings`: what is wrong with what the public sees."""

from __future__ import annotations

import json
import time
from argparse import ArgumentTypeError
from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from services.directory.directory import Directory
from services.directory.links import Courtesy, Web
from services.hours import LONDON
from services.management.findings import as_json, as_lines, dead_links, of_listings

FINDINGS_STATUS = 1


def instant(text: str) -> datetime:
    """An instant from ISO text; without an offset it is London's time."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as unreadable_text:
        raise ArgumentTypeError(f"{text!r} is not a time as 2026-12-25T10:00") from unreadable_text
    return at if at.tzinfo else at.replace(tzinfo=LONDON)


class Command(BaseCommand):
    """Prints one line a finding, and ends with status 1 when there is any."""

    help = (
        "Report published listings that could not be published again as they are, and prove that "
        "nobody is left without an open line that listens."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what is looked at beside, when, and in which form it is told."""
        parser.add_argument(
            "--ready",
            action="store_true",
            help="also report national lines that no person has checked",
        )
        parser.add_argument(
            "--links", action="store_true", help="also ask every link that listings show"
        )
        parser.add_argument(
            "--json", action="store_true", dest="as_document", help="print one JSON document"
        )
        parser.add_argument(
            "--at", type=instant, help="the instant (ISO) whose weeks are examined; else now"
        )

    def handle(
        self, *, ready: bool, links: bool, as_document: bool, at: datetime | None, **_: object
    ) -> None:
        """Print the findings, then the notes, and set the exit status."""
        at = at or timezone.now()
        directory = Directory.load()
        found = [*of_listings(directory, at=at, ready=ready)]
        if links:
            found += dead_links(directory, at=timezone.now(), web=_web(), courtesy=_courtesy())
        if as_document:
            self.stdout.write(json.dumps(as_json(found, at=at), indent=2, ensure_ascii=False))
        else:
            for line in as_lines(found):
                self.stdout.write(line)
        if not all(finding.is_note for finding in found):
            raise SystemExit(FINDINGS_STATUS)


def _web() -> Web:
    """The web, asked in the name of this site."""
    return Web(user_agent=f"SignpostLinkCheck/1.0 (+{settings.BASE_URL}/about/)")


def _courtesy() -> Courtesy:
    """Manners by this machine's clock."""
    return Courtesy(wait=time.sleep, now=time.monotonic)
