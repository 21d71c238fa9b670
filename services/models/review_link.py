"""Links that were e-mailed to providers, so that they can look their listing over."""

from __future__ import annotations

from django.db import models

from services.models.service import Service


class ReviewLink(models.Model):
    """One e-mail to the office of a provider, with a link that can be answered once.

    The link itself is kept nowhere: only its mark is.
    """

    class Stage(models.TextChoices):
        """How pressing the e-mail was."""

        FIRST = "first", "First"
        REMINDER = "reminder", "Reminder"
        URGENT = "urgent", "Urgent"

    class Answer(models.TextChoices):
        """What the provider said."""

        ALL_CORRECT = "all_correct", "All correct"
        CHANGES = "changes", "Suggested changes"

    service = models.ForeignKey(Service, models.PROTECT, related_name="review_links")
    sent_to = models.EmailField()
    stage = models.CharField(max_length=8, choices=Stage)
    due = models.DateField(help_text="The date on which the listing was due when it was asked.")
    mark = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the link's token.")
    sent_at = models.DateTimeField(null=True, help_text="Blank while the e-mail is on its way.")
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=11, choices=Answer, blank=True)

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("service", "due", "stage"), name="review_link_once_a_stage"
            ),
            models.CheckConstraint(
                name="review_link_stage_known",
                condition=models.Q(stage__in=("first", "reminder", "urgent")),
            ),
            models.CheckConstraint(
                name="review_link_answered_whole",
                condition=models.Q(answer="", answered_at__isnull=True)
                | models.Q(answer__in=("all_correct", "changes"), answered_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """The service, and the date it was due."""
        return f"{self.service}, {self.get_stage_display()}, due {self.due:%d %B %Y}"
