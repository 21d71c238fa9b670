"""Bank holidays that the official list does not have yet, or has no more."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from services.hours import bank_holidays
from services.models.schedule import check_years


class BankHoliday(models.Model):
    """A bank holiday that was proclaimed or cancelled since the official list was taken in.

    The list itself comes with the code; these rows lie on top and are published as they are saved.
    """

    day = models.DateField(unique=True)
    title = models.CharField("name", max_length=100)
    title_cy = models.CharField(
        "name in Welsh", max_length=100, blank=True, help_text="Blank shows the English name."
    )
    england_and_wales = models.BooleanField("England and Wales", default=True)
    scotland = models.BooleanField(default=True)
    northern_ireland = models.BooleanField("Northern Ireland", default=True)
    cancelled = models.BooleanField(
        "cancelled or moved to another day",
        default=False,
        help_text="Tick where the official list has a bank holiday that will not be one.",
    )

    class Meta:
        ordering = ("day",)
        constraints = (
            models.CheckConstraint(
                name="bank_holiday_somewhere",
                violation_error_message="Choose at least one nation.",
                condition=models.Q(england_and_wales=True)
                | models.Q(scotland=True)
                | models.Q(northern_ireland=True),
            ),
        )

    def __str__(self) -> str:
        """The name and the day."""
        return f"{self.title}, {self.day:%d %b %Y}"

    def clean(self) -> None:
        """Raise ValidationError for a day that nobody means, or that cannot be cancelled."""
        check_years(day=self.day)
        day: date | None = self.day
        official = bank_holidays().with_days_at_weekends()
        if self.cancelled and day is not None and not official.nations_on(day):
            raise ValidationError({"day": "The official list has no bank holiday on this day."})
