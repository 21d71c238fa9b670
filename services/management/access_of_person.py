"""Whose view a command takes."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.management.base import CommandError

from services.directory.access import Access, access_of, everybody


def access_named(username: str) -> Access:
    """The access of a person, or of the operator; CommandError where nobody has the name."""
    if not username:
        return everybody()
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise CommandError(f"Nobody who may sign in is called “{username}”.")
    return access_of(person)
