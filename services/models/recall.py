"""Services and numbers taken off the public site at once."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from services.models.service import Service


class RecallQuerySet(models.QuerySet["Recall"]):
    """Questions about recalls."""

    def standing(self) -> RecallQuerySet:
        """Recalls that nobody has lifted."""
        return self.filter(lifted_at__isnull=True)


class Recall(models.Model):
    """A number, or a service, that stays off the public site until the recall is lifted.

    A recalled number is left out of every record, whoever publishes, imports or restores it.
    """

    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="recalls"
    )
    number = models.CharField(max_length=300, blank=True, help_text="As dialled, or a link.")
    reason = models.CharField(max_length=500)
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    recalled_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = RecallQuerySet.as_manager()

    class Meta:
        ordering = ("-recalled_at",)
        constraints = (
            models.CheckConstraint(
                name="recall_of_a_service_or_a_number",
                condition=models.Q(service__isnull=False, number="")
                | (models.Q(service__isnull=True) & ~models.Q(number="")),
            ),
            models.UniqueConstraint(
                fields=("number",),
                condition=models.Q(lifted_at__isnull=True) & ~models.Q(number=""),
                name="recall_number_stands_once",
            ),
            models.UniqueConstraint(
                fields=("service",),
                condition=models.Q(lifted_at__isnull=True, service__isnull=False),
                name="recall_service_stands_once",
            ),
        )

    def __str__(self) -> str:
        """What was recalled."""
        return str(self.service or self.number)
