"""Asking providers whether their listing is still right: whom, and the links that they are sent."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from services.directory.review_dates import FIRST_BEFORE, LINK_LIFE, stage_on
from services.models import ReviewLink, Service

TOKEN_BYTES = 32
GIVEN_UP = timedelta(hours=1)
"""An e-mail on its way for so long was lost with the run that sent it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One e-mail to write: about which listing, how pressing, to whom; "" where no e-mail is known.

    `due` is the date that the listing is to be checked by.
    """

    service: Service
    stage: ReviewLink.Stage
    due: date
    email: str


def office_email(service: Service) -> str:
    """Where the office of a service is written to; "" where nobody has told us."""
    return service.office_email or service.organization.office_email


def asks_on(today: date) -> list[Ask]:
    """What is to be asked `today`, the longest due first; nothing twice for one date and stage.

    A provider who has answered for a date is not asked again for it.
    """
    near = Service.objects.published().filter(review_due__lte=today + FIRST_BEFORE)
    asked = _asked(near)
    asks = []
    for service in near.select_related("organization").order_by("review_due", "pk"):
        due = service.review_due
        stage = stage_on(today, due=due) if due else None
        if due is None or stage is None:
            continue
        if not asked.intersection({(service.pk, due, stage), (service.pk, due, "answered")}):
            asks.append(Ask(service, stage, due, office_email(service)))
    return asks


def undated() -> int:
    """How many published services have no date to be checked by, and are never asked about."""
    return Service.objects.published().filter(review_due=None).count()


def prepare_link(ask: Ask, *, at: datetime) -> tuple[ReviewLink, str] | None:
    """Take the e-mail on: its link, not yet sent, with the token that only the e-mail holds.

    None where another run has taken it on.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    same = ReviewLink.objects.filter(service=ask.service, due=ask.due, stage=ask.stage)
    try:
        with transaction.atomic():
            lost = same.filter(sent_at=None, answered_at=None)
            lost.filter(expires_at__lte=at + LINK_LIFE - GIVEN_UP).delete()
            link = ReviewLink.objects.create(
                service=ask.service,
                stage=ask.stage,
                due=ask.due,
                sent_to=ask.email,
                mark=mark_of_token(token),
                expires_at=at + LINK_LIFE,
            )
    except IntegrityError:
        return None
    return link, token


def note_sent(link: ReviewLink, *, at: datetime) -> None:
    """Note that the e-mail has left."""
    ReviewLink.objects.filter(pk=link.pk).update(sent_at=at)


def give_back(link: ReviewLink) -> None:
    """Forget a link whose e-mail could not be sent: the next run tries again."""
    ReviewLink.objects.filter(pk=link.pk, answered_at=None).delete()


def mark_of_token(token: str) -> str:
    """All that is kept of a link's token."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def _asked(services: QuerySet[Service]) -> set[tuple[int, date, str]]:
    """The stages asked already by service and date, and "answered" for a date that was."""
    asked: set[tuple[int, date, str]] = set()
    for link in ReviewLink.objects.filter(service__in=services):
        if link.sent_at:
            asked.add((link.service_id, link.due, link.stage))
        if link.answer:
            asked.add((link.service_id, link.due, "answered"))
    return asked
