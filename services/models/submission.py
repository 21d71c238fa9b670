"""Drafts that wait for a second person."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from services.models.service import Service


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Questions about submissions."""

    def waiting(self) -> SubmissionQuerySet:
        """Those that nobody has decided."""
        return self.filter(decided_at__isnull=True)


class Submission(models.Model):
    """A request to publish the working copy of a service, and what came of it."""

    class Decision(models.TextChoices):
        """What came of it."""

        PUBLISHED = "published", "Published"
        RETURNED = "returned", "Sent back"

    service = models.ForeignKey(Service, models.PROTECT, related_name="submissions")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)
    decision = models.CharField(max_length=9, choices=Decision, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.CharField(max_length=500, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ("-submitted_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("service",),
                condition=models.Q(decided_at__isnull=True),
                name="submission_waits_once",
            ),
            models.CheckConstraint(
                name="submission_decision_known",
                condition=models.Q(decision__in=("", "published", "returned")),
            ),
            models.CheckConstraint(
                name="submission_decided_whole",
                condition=models.Q(decision="", decided_at__isnull=True, decided_by__isnull=True)
                | (
                    ~models.Q(decision="")
                    & models.Q(decided_at__isnull=False, decided_by__isnull=False)
                ),
            ),
        )

    def __str__(self) -> str:
        """The service and its state."""
        return f"{self.service}: {self.get_decision_display() or 'waiting'}"
