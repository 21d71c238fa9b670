"""Half-typed forms that came after the session had ended: kept for the one who sent them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from services.directory.sealing import SealBroken, seal, unseal
from services.models import HeldForm

MOST_A_PERSON = 5
"""Forms kept for one person; the oldest make room."""

Field = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent: the address with its query, and the fields in their order."""

    address: str
    fields: tuple[Field, ...]
    had_files: bool


@transaction.atomic
def hold_form(
    *, user_id: int, address: str, fields: Iterable[Field], had_files: bool, at: datetime
) -> str | None:
    """Keep a form for an hour and return the word it is found by; None for nobody's form."""
    HeldForm.objects.over(at).delete()
    if not User.objects.filter(pk=user_id, is_active=True).exists():
        return None
    token = secrets.token_urlsafe(16)
    plain = json.dumps({"address": address, "fields": list(fields), "files": had_files})
    sealed = seal(plain, purpose=_purpose(user_id))
    HeldForm.objects.create(user_id=user_id, token=token, sealed=sealed, held_at=at)
    kept = HeldForm.objects.filter(user_id=user_id).values("pk")[:MOST_A_PERSON]
    HeldForm.objects.filter(user_id=user_id).exclude(pk__in=[row["pk"] for row in kept]).delete()
    return token


def held_form(*, token: str, user: User, at: datetime) -> Sent | None:
    """The form found by `token`, if it is that person's and its hour is not over."""
    row = HeldForm.objects.fresh(at).filter(token=token, user=user).first()
    if row is None:
        return None
    try:
        plain = json.loads(unseal(row.sealed, purpose=_purpose(user.pk)))
    except SealBroken:
        return None
    fields = tuple((name, value) for name, value in plain["fields"])
    return Sent(address=plain["address"], fields=fields, had_files=plain["files"])


def _purpose(user_id: int) -> str:
    """Each person's forms are sealed for that person."""
    return f"held form of {user_id}"
