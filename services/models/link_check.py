"""Whether the links of listings still lead somewhere."""

from __future__ import annotations

from django.db import models


class LinkCheck(models.Model):
    """The last look at one address of the web that a listing shows."""

    url = models.CharField(max_length=300, unique=True)
    checked_at = models.DateTimeField()
    fault = models.CharField(
        max_length=200, blank=True, help_text="Why it does not lead anywhere; blank when it does."
    )
    failing_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("url",)
        constraints = (
            models.CheckConstraint(
                name="link_check_fault_has_a_date",
                condition=models.Q(fault="", failing_since__isnull=True)
                | (~models.Q(fault="") & models.Q(failing_since__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        """The address and what came of it."""
        return f"{self.url}: {self.fault or 'found'}"
