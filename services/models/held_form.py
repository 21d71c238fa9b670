"""Forms that came after the session had ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models


class HeldFormQuerySet(models.QuerySet["HeldForm"]):
    """Questions about held forms."""

    def fresh(self, at: datetime) -> HeldFormQuerySet:
        """Those whose time is not over."""
        return self.filter(held_at__gt=at - HeldForm.LIFE)

    def over(self, at: datetime) -> HeldFormQuerySet:
        """Those whose time is over."""
        return self.filter(held_at__lte=at - HeldForm.LIFE)


class HeldForm(models.Model):
    """What one person sent, encrypted, until they have signed in again and can send it."""

    LIFE = timedelta(hours=1)

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = models.CharField(max_length=32)
    sealed = models.TextField(help_text="The address and the fields, encrypted.")
    held_at = models.DateTimeField()

    objects = HeldFormQuerySet.as_manager()

    class Meta:
        ordering = ("-held_at",)
        constraints = (models.UniqueConstraint(fields=("token",), name="held_form_token_once"),)

    def __str__(self) -> str:
        """Whose it is; never what is in it."""
        return f"A form of {self.user}"
