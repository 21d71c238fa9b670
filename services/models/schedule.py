"""When channels are open."""

from django.db import models

from services.models.channel import ContactChannel


class Schedule(models.Model):
    """One weekly opening of a channel (HSDS `schedule`), in London wall-clock time.

    It closes on the next day when `closes_at` is not later than `opens_at`; midnight to midnight
    is the whole day.
    """

    class Weekday(models.IntegerChoices):
        """The day it opens, Monday first, with one more for bank holidays."""

        MONDAY = 0, "Monday"
        TUESDAY = 1, "Tuesday"
        WEDNESDAY = 2, "Wednesday"
        THURSDAY = 3, "Thursday"
        FRIDAY = 4, "Friday"
        SATURDAY = 5, "Saturday"
        SUNDAY = 6, "Sunday"
        BANK_HOLIDAY = 7, "Bank holidays"

    channel = models.ForeignKey(ContactChannel, models.CASCADE, related_name="schedules")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("weekday", "opens_at")
        constraints = (
            # Two, because SQLite has no unique constraint that takes two nulls for the same.
            models.UniqueConstraint(
                fields=("channel", "weekday", "opens_at"),
                condition=models.Q(valid_from__isnull=True),
                name="schedule_opens_once",
                violation_error_message="It opens twice at this time on this day.",
            ),
            models.UniqueConstraint(
                fields=("channel", "weekday", "opens_at", "valid_from"),
                condition=models.Q(valid_from__isnull=False),
                name="schedule_opens_once_in_a_season",
                violation_error_message="It opens twice at this time on this day.",
            ),
            models.CheckConstraint(
                name="schedule_weekday_known",
                condition=models.Q(weekday__gte=0, weekday__lte=7),
            ),
            models.CheckConstraint(
                name="schedule_same_time_only_at_midnight",
                violation_error_message="It opens and closes at the same time.",
                condition=~models.Q(opens_at=models.F("closes_at")) | models.Q(opens_at="00:00:00"),
            ),
            models.CheckConstraint(
                name="schedule_validity_in_order",
                violation_error_message="The last day is before the first.",
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_from__lte=models.F("valid_to")),
            ),
        )

    def __str__(self) -> str:
        """The day and the times."""
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M} to {self.closes_at:%H:%M}"


class ScheduleException(models.Model):
    """A dated departure from the weekly openings: closed, or other hours, with a note."""

    channel = models.ForeignKey(ContactChannel, models.CASCADE, related_name="exceptions")
    first_day = models.DateField()
    last_day = models.DateField()
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("first_day",)
        constraints = (
            models.CheckConstraint(
                name="exception_days_in_order",
                violation_error_message="The last day is before the first.",
                condition=models.Q(first_day__lte=models.F("last_day")),
            ),
            models.CheckConstraint(
                name="exception_closed_or_both_times",
                violation_error_message="Give both times, or neither for a day it is closed.",
                condition=models.Q(opens_at__isnull=True, closes_at__isnull=True)
                | models.Q(opens_at__isnull=False, closes_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """The days it holds on."""
        return f"{self.first_day:%d %b %Y} to {self.last_day:%d %b %Y}"
