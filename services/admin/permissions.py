"""Who may do what on the staff desk; every screen takes its rules from here."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest

PUBLISH = "services.publish_service"
RECALL = "services.recall_service"
LIFT = "services.lift_recall"
CHECK = "services.add_assurance"


def allowed(request: HttpRequest, permission: str) -> bool:
    """Whether the person who is signed in has `permission`."""
    return request.user.has_perm(permission)


def actor(request: HttpRequest) -> User:
    """Who acts; `admin_view` lets nobody through who is not signed in."""
    return cast("User", request.user)


class NeverDeleted:
    """For what staff withdraw instead: nobody, not even a superuser, may delete it here."""

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """No."""
        return False


class ReadOnly(NeverDeleted):
    """For what other screens write, or what is published as it is: looked at only."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """No."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        """No."""
        return False
