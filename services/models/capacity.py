"""Whether services take new people."""

from django.db import models

from services.models.service import Service


class Capacity(models.Model):
    """Whether a service takes new people, for one strand of its work, as of a date."""

    class Strand(models.TextChoices):
        """The part of its work."""

        COUNSELLING = "counselling", "Counselling"
        ADVISER = "adviser", "Adviser"
        HELPLINE = "helpline", "Helpline"

    class State(models.TextChoices):
        """Whether new people are taken."""

        ACCEPTING = "accepting", "Accepting"
        WAITING = "waiting", "Waiting list"
        CLOSED = "closed", "Closed to new referrals"

    service = models.ForeignKey(Service, models.CASCADE, related_name="capacities")
    strand = models.CharField(max_length=11, choices=Strand)
    state = models.CharField(max_length=9, choices=State)
    weeks = models.PositiveSmallIntegerField("weeks to wait", null=True, blank=True)
    as_of = models.DateField()

    class Meta:
        verbose_name_plural = "capacities"
        ordering = ("strand",)
        constraints = (
            models.CheckConstraint(
                name="capacity_strand_known",
                condition=models.Q(strand__in=("counselling", "adviser", "helpline")),
            ),
            models.CheckConstraint(
                name="capacity_state_known",
                condition=models.Q(state__in=("accepting", "waiting", "closed")),
            ),
            models.UniqueConstraint(fields=("service", "strand"), name="capacity_once_a_strand"),
            models.CheckConstraint(
                name="capacity_weeks_only_when_waiting",
                violation_error_message="Give weeks only where there is a waiting list.",
                condition=models.Q(weeks__isnull=True) | models.Q(state="waiting"),
            ),
        )

    def __str__(self) -> str:
        """The strand and its state."""
        return f"{self.get_strand_display()}: {self.get_state_display()}"
