"""Whether the links of listings still lead somewhere."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    """Questions about links in the words of the work."""

    def dead(self) -> LinkCheckQuerySet:
        """Links that failed at two looks, or whose first failure was certain."""
        return self.exclude(fault="").filter(
            Q(failing_since__lt=F("checked_at"))
            | Q(fault__startswith=LinkCheck.GONE)
            | Q(fault__startswith=LinkCheck.REFUSED)
        )


class LinkCheck(models.Model):
    """The last look at one address of the web that a listing shows."""

    GONE, REFUSED = "Gone", "Not asked"
    """How a fault begins that no second look could change: no page, or no address to ask."""

    FAULT_LENGTH = 200

    url = models.CharField(max_length=300, unique=True)
    checked_at = models.DateTimeField()
    fault = models.CharField(
        max_length=200, blank=True, help_text="Why it does not lead anywhere; blank when it does."
    )
    failing_since = models.DateTimeField(null=True, blank=True)

    objects = LinkCheckQuerySet.as_manager()

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

    @property
    def is_dead(self) -> bool:
        """Whether it failed at two looks, or its first failure was certain."""
        if not self.fault or self.failing_since is None:
            return False
        certain = self.fault.startswith((self.GONE, self.REFUSED))
        return certain or self.failing_since < self.checked_at
