"""Choices that several tables share."""

from django.db import models


class Known(models.TextChoices):
    """Yes, no, or nobody has told us."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"
