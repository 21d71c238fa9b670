"""The people of the staff desk: inviting, disabling, ending sessions, and what is noted of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from services.models import Membership

UNUSED_AFTER = timedelta(days=180)


class LastAdministrator(ValueError):
    """It would leave nobody who can let anybody in."""


@transaction.atomic
def invite(*, person: User, membership: Membership, by: User) -> None:
    """Make the account of `person` (e-mail and names given), without a password, with one role."""
    person.email = person.email.lower()
    person.username = person.email
    person.is_staff, person.is_active, person.is_superuser = True, True, False
    person.set_unusable_password()
    person.save()
    membership.user = person
    membership.save()
    note_person(person=person, by=by, sentence=f"Invited as {membership}.")


@transaction.atomic
def renew_invitation(*, person: User, by: User) -> None:
    """Make every invitation sent so far worthless, before another is sent."""
    person.set_unusable_password()
    person.save(update_fields=["password"])
    note_person(person=person, by=by, sentence="Invitation sent again.")


@transaction.atomic
def accept_invitation(*, person: User, password: str) -> None:
    """Set the first password."""
    person.set_password(password)
    person.save(update_fields=["password"])
    note_person(person=person, by=person, sentence="Invitation accepted.")


@transaction.atomic
def disable(*, person: User, by: User | None, reason: str, at: datetime) -> None:
    """Shut the account and end its sessions; LastAdministrator when nobody else could open it.

    `by` is None when the operator's machine does it.
    """
    # Two who disable each other at one instant stand in a queue here.
    administrators = User.objects.filter(pk__in=active_administrators().values("pk"))
    staying = set(administrators.select_for_update().order_by("pk").values_list("pk", flat=True))
    if not staying - {person.pk}:
        raise LastAdministrator("At least one administrator must stay.")
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_sessions(person=person, at=at)
    note_person(person=person, by=by or person, sentence=f"Disabled: {reason}")


@transaction.atomic
def enable(*, person: User, by: User, reason: str, at: datetime) -> None:
    """Open the account again; it counts as new, or a night later it would be unused again."""
    person.is_active, person.date_joined = True, at
    person.save(update_fields=["is_active", "date_joined"])
    note_person(person=person, by=by, sentence=f"Enabled: {reason}")


def active_administrators() -> QuerySet[User]:
    """Those who can sign in and keep people."""
    return User.objects.filter(
        Q(is_superuser=True) | Q(memberships__role=Membership.Role.ADMINISTRATOR),
        is_active=True,
        is_staff=True,
    ).distinct()


def unused_since(at: datetime) -> QuerySet[User]:
    """Active staff who did not sign in for `UNUSED_AFTER`, or never did since they were invited."""
    seen = Greatest(Coalesce("last_login", "date_joined"), "date_joined")
    staff = User.objects.filter(is_active=True, is_staff=True).alias(seen=seen)
    return staff.filter(seen__lt=at - UNUSED_AFTER).order_by("pk")


def end_sessions(*, person: User, at: datetime) -> None:
    """Sign `person` out everywhere."""
    key = str(person.pk)
    for session in Session.objects.filter(expire_date__gt=at).iterator():
        if session.get_decoded().get(SESSION_KEY) == key:
            session.delete()


def note_person(*, person: User, by: User, sentence: str) -> None:
    """Leave a line in the history of `person`, which administrators read."""
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(person.pk),
        object_repr=str(person)[:200],
        action_flag=CHANGE,
        change_message=sentence,
    )
