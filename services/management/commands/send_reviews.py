"""`manage.py send_reviews`: ask providers by e-mail whether their listing is still right."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from services.directory.asking import Ask, asks_on, give_back, note_sent, prepare_link, undated
from services.models import ReviewLink

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"
MAIL_FAULTS = (SMTPException, OSError, ValueError)
"""What a mail server that refuses, is away, or cannot be given an address, raises."""

FAILED_STATUS = 1
LONGEST_SECONDS = 20
"""How long a mail server may take over one step."""


class Command(BaseCommand):
    """Sends what is due and has not been sent: running it again sends nothing twice."""

    help = "E-mail the office of each published service whose review date is near or past."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --dry-run."""
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be sent, and send nothing"
        )

    def handle(self, *, dry_run: bool, **_: object) -> None:
        """Send, one line for each service, and end with the sums; status 1 when one failed."""
        if settings.EMAIL_BACKEND == NOWHERE and not dry_run:
            raise CommandError("No e-mail can leave: EMAIL_URL names no mail server.")
        asks = asks_on(timezone.localdate())
        to_ring = [ask for ask in asks if not ask.email]
        to_write = [ask for ask in asks if ask.email]
        for ask in to_ring:
            self.stdout.write(f"ring them: {_words(ask)}: no office e-mail is known")
        outcomes = [self._would(ask) if dry_run else self._send(ask) for ask in to_write]
        sent, failed = outcomes.count("sent"), outcomes.count("failed")
        self.stdout.write(
            f"{'would send' if dry_run else 'sent'} {sent}, failed {failed}, "
            f"without e-mail {len(to_ring)}, without a review date {undated()}"
        )
        if failed:
            raise SystemExit(FAILED_STATUS)

    def _would(self, ask: Ask) -> str:
        """Say what would be sent."""
        self.stdout.write(f"would send: {_words(ask)}")
        return "sent"

    def _send(self, ask: Ask) -> str:
        """Send one e-mail: "sent", "failed", or "" where another run has it."""
        prepared = prepare_link(ask, at=timezone.now())
        if prepared is None:
            return ""
        link, token = prepared
        try:
            message(ask, link, token).send()
        except MAIL_FAULTS as fault:
            give_back(link)
            self.stdout.write(f"failed: {_words(ask)}: {type(fault).__name__}")
            return "failed"
        note_sent(link, at=timezone.now())
        self.stdout.write(f"sent: {_words(ask)}")
        return "sent"


def message(ask: Ask, link: ReviewLink, token: str) -> EmailMessage:
    """The e-mail. Its subject has the page title, which tells nothing, and never the name."""
    title = " ".join(ask.service.page_title.split())
    body = render_to_string(
        "mail/listing_check.txt",
        {
            "title": title,
            "stage": str(ask.stage),
            "due": date_format(ask.due, "j F Y"),
            "until": date_format(timezone.localtime(link.expires_at), "j F Y"),
            "link": settings.BASE_URL + reverse("listing_check", args=[token]),
            "site": settings.BASE_URL,
        },
    )
    subject = _("%(title)s: please look over what we say") % {"title": title}
    connection = get_connection(timeout=LONGEST_SECONDS)
    return EmailMessage(subject, body, to=[ask.email], connection=connection)


def _words(ask: Ask) -> str:
    """The listing, the stage and the date, for the operator."""
    return f"{ask.service.slug} ({ask.stage}, due {ask.due:%Y-%m-%d})"
