"""How staff are named to each other."""

from __future__ import annotations

from django.contrib.auth.models import User


def display_name(person: User) -> str:
    """The full name, or else the name that they sign in with."""
    return person.get_full_name() or person.get_username()
