"""Whom a service cannot help, and who can."""

from django.db import models

from services.models.service import Service


class HandOff(models.Model):
    """Whom a service cannot help, and the service that can: "under 16: ring Childline"."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="hand_offs")
    who = models.CharField(max_length=100, help_text="For example: people under 16.")
    who_cy = models.CharField("who, in Welsh", max_length=100, blank=True)
    to_service = models.ForeignKey(Service, models.PROTECT, related_name="handed_from")

    class Meta:
        verbose_name = "hand-off"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("service", "who", "to_service"), name="hand_off_once"),
            models.CheckConstraint(
                name="hand_off_to_another_service",
                violation_error_message="Send people to another service, not back to this one.",
                condition=~models.Q(service=models.F("to_service")),
            ),
        )

    def __str__(self) -> str:
        """Who: where to is told by the name that the public sees."""
        return self.who
