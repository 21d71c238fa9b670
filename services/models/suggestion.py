"""Corrections from outside, which wait for staff."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from services.models.review_link import ReviewLink
from services.models.service import Service


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Questions about suggestions."""

    def waiting(self) -> SuggestionQuerySet:
        """Those that nobody has decided."""
        return self.filter(decided_at__isnull=True)


class Suggestion(models.Model):
    """What a provider, or a reader, says is wrong with a listing; it changes nothing by itself."""

    class Source(models.TextChoices):
        """Who said it. Nothing tells which reader."""

        PROVIDER = "provider", "The provider, by e-mailed link"
        PUBLIC = "public", "A reader of the public site"

    class Decision(models.TextChoices):
        """What staff made of it."""

        TAKEN = "taken", "Taken over into the draft"
        DECLINED = "declined", "Not taken over"

    class Topic(models.TextChoices):
        """What a reader says is wrong; a provider says it in `changes`."""

        WRONG_NUMBER = "wrong_number", "The number is wrong"
        WRONG_HOURS = "wrong_hours", "The opening hours are wrong"
        CLOSED = "closed", "It has closed"
        MOVED = "moved", "It has moved"
        OTHER = "other", "Something else"

    service = models.ForeignKey(Service, models.PROTECT, related_name="suggestions")
    source = models.CharField(max_length=8, choices=Source)
    link = models.ForeignKey(
        ReviewLink, models.PROTECT, null=True, blank=True, related_name="suggestions"
    )
    topic = models.CharField(
        max_length=20, choices=Topic, blank=True, help_text="What it is about."
    )
    changes = models.JSONField(
        default=dict, help_text="Suggested texts by field; a channel's as channel-<key>-<field>."
    )
    note = models.CharField(max_length=500, blank=True)
    received_at = models.DateTimeField()
    called_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    called_back_at = models.DateTimeField(null=True, blank=True)
    called_back_through = models.CharField(
        max_length=300, blank=True, help_text="The contact, known before, that confirmed it."
    )
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.CharField(max_length=500, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ("-received_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="suggestion_source_known",
                condition=models.Q(source__in=("provider", "public")),
            ),
            models.CheckConstraint(
                name="suggestion_topic_known",
                condition=models.Q(
                    topic__in=("", "wrong_number", "wrong_hours", "closed", "moved", "other")
                ),
            ),
            models.CheckConstraint(
                name="suggestion_of_a_provider_has_a_link",
                condition=models.Q(source="provider", link__isnull=False)
                | (~models.Q(source="provider") & models.Q(link__isnull=True)),
            ),
            models.CheckConstraint(
                name="suggestion_called_back_whole",
                condition=models.Q(
                    called_back_by__isnull=True,
                    called_back_at__isnull=True,
                    called_back_through="",
                )
                | (
                    models.Q(called_back_by__isnull=False, called_back_at__isnull=False)
                    & ~models.Q(called_back_through="")
                ),
            ),
            models.CheckConstraint(
                name="suggestion_decision_known",
                condition=models.Q(decision__in=("", "taken", "declined")),
            ),
            models.CheckConstraint(
                name="suggestion_decided_whole",
                condition=models.Q(decision="", decided_at__isnull=True)
                | (
                    ~models.Q(decision="")
                    & models.Q(decided_at__isnull=False, decided_by__isnull=False)
                ),
            ),
        )

    def __str__(self) -> str:
        """The service and who said it."""
        return f"{self.service}: {self.get_source_display()}"
