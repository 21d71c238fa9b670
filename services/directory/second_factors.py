"""Who needs a second factor, who has one, and taking it away from somebody who lost it."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from services.directory.people import end_sessions, note_person


class LastFactor(ValueError):
    """It would leave somebody who needs a second factor without one."""


FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts; recovery codes only stand in for one of them."""

CODES = Authenticator.Type.RECOVERY_CODES

REACHES_THE_PUBLIC = (
    "services.publish_service",
    "services.recall_service",
    "services.lift_recall",
)


def needs_second_factor(user: User) -> bool:
    """Whether they can change what the public sees: then a password is not enough."""
    return any(user.has_perm(permission) for permission in REACHES_THE_PUBLIC)


def has_second_factor(user: User) -> bool:
    """Whether they enrolled a passkey or an authenticator app."""
    return _factors(user).exists()


def recovery_codes(person: User) -> list[str]:
    """The recovery codes that are not used yet."""
    row = Authenticator.objects.filter(user=person, type=CODES).first()
    return list(row.wrap().get_unused_codes()) if row else []


@transaction.atomic
def renew_recovery_codes(*, person: User) -> None:
    """Make new codes; those of before open nothing any more."""
    Authenticator.objects.filter(user=person, type=CODES).delete()
    RecoveryCodes.activate(person)
    note_person(person=person, by=person, sentence="New recovery codes made.")


@transaction.atomic
def remove_factor(*, person: User, factor: Authenticator) -> None:
    """Take one of their factors away; LastFactor when they need it."""
    if needs_second_factor(person) and _factors(person).count() == 1:
        raise LastFactor("A second factor is needed.")
    _factors(person).filter(pk=factor.pk).delete()
    if not has_second_factor(person):
        Authenticator.objects.filter(user=person).delete()
    note_person(person=person, by=person, sentence=f"Second factor removed: {factor}.")


@transaction.atomic
def reset_second_factor(*, person: User, by: User, reason: str, at: datetime) -> None:
    """Take every factor from `person` and end their sessions; they enrol anew at the next."""
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person=person, at=at)
    note_person(person=person, by=by, sentence=f"Second factor reset: {reason}")


def _factors(person: User) -> QuerySet[Authenticator]:
    """The factors of one person."""
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(user=person, type__in=FACTORS)
    return rows
