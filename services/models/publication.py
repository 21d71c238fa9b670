"""What the public was told, and when: an append-only list."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Max

from services.models.service import Service


class AppendOnlyError(TypeError):
    """An attempt to change or delete what has been published."""


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Publications, which can be added and read only."""

    def current(self) -> PublicationQuerySet:
        """The newest publication of each service and of each reference set."""
        newest = self.order_by().values("service", "reference").annotate(newest=Max("sequence"))
        return self.filter(sequence__in=newest.values("newest"))

    def update(self, **_: Any) -> NoReturn:
        """Raise AppendOnlyError."""
        raise AppendOnlyError("A publication cannot be changed. Publish again.")

    def delete(self) -> NoReturn:
        """Raise AppendOnlyError."""
        raise AppendOnlyError("A publication cannot be deleted. Publish a withdrawal.")


class Publication(models.Model):
    """One immutable record: a service as the public sees it, its withdrawal, or a reference set.

    `number` counts the publications of one subject, `sequence` all of them.
    """

    class Action(models.TextChoices):
        """What the publication did."""

        PUBLISH = "publish", "Published"
        CHECK = "check", "Check recorded"
        WITHDRAW = "withdraw", "Withdrawn"
        RECALL = "recall", "Recalled"
        HOURS = "hours", "Hours of some days"
        HIDE = "hide", "Address hidden"

    TAKES_OFF = (Action.RECALL, Action.HIDE)
    """What must not leave an earlier record standing, even where its own cannot be read."""

    class Reference(models.TextChoices):
        """Small sets that the public sees, published whole."""

        AREAS = "areas", "Areas and police forces"
        TAXONOMY = "taxonomy", "Taxonomy"
        RECALLED = "recalled", "Recalled numbers"
        BANK_HOLIDAYS = "holidays", "Bank holidays"
        READ_WORDING = "wording", "Translated sentences that were read"
        INTERPRETERS = "interpret", "Sentences that ask for an interpreter"

    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="publications")
    reference = models.CharField(max_length=10, choices=Reference, blank=True)
    number = models.PositiveIntegerField()
    sequence = models.PositiveBigIntegerField(unique=True)
    action = models.CharField(max_length=8, choices=Action)
    record = models.JSONField(null=True, help_text="Null when nothing is shown any more.")
    format_version = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    note = models.CharField(max_length=500, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ("-sequence",)
        constraints = (
            models.CheckConstraint(
                name="publication_has_one_subject",
                condition=models.Q(service__isnull=False, reference="")
                | (models.Q(service__isnull=True) & ~models.Q(reference="")),
            ),
            models.UniqueConstraint(
                fields=("service", "number"),
                name="publication_number_once_a_service",
                condition=models.Q(service__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("reference", "number"),
                name="publication_number_once_a_reference",
                condition=models.Q(service__isnull=True),
            ),
            models.CheckConstraint(
                name="publication_action_known",
                condition=models.Q(
                    action__in=("publish", "check", "withdraw", "recall", "hours", "hide")
                ),
            ),
            models.CheckConstraint(
                name="publication_withdrawal_has_no_record",
                condition=~models.Q(action="withdraw") | models.Q(record__isnull=True),
            ),
        )

    def __str__(self) -> str:
        """The subject and the number."""
        return f"{self.service or self.get_reference_display()}, publication {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the publication; AppendOnlyError when it stands already."""
        if not self._state.adding:
            raise AppendOnlyError("A publication cannot be changed. Publish again.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Raise AppendOnlyError."""
        raise AppendOnlyError("A publication cannot be deleted. Publish a withdrawal.")


class PublicationCounter(models.Model):
    """One row that counts publications; raised in the transaction of each."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    value = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(name="counter_is_one_row", condition=models.Q(id=1)),)

    def __str__(self) -> str:
        """The count."""
        return str(self.value)
