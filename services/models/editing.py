"""Who has a listing open."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from services.models.service import Service


class Editing(models.Model):
    """A person who has the form of a service open, and when their browser last said so."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="open_forms")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ("seen_at",)
        constraints = (
            models.UniqueConstraint(fields=("service", "user"), name="editing_once_a_person"),
        )

    def __str__(self) -> str:
        """The person and the service."""
        return f"{self.user}: {self.service}"
