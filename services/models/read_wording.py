"""Which translated sentences of the public site a speaker of the language has read."""

from django.conf import settings
from django.db import models


class ReadWording(models.Model):
    """One sentence and its translation, as somebody who speaks the language found them right.

    The digest stands for both texts: where either changes, the sentence counts as unread again.
    """

    language = models.CharField(max_length=10)
    digest = models.CharField(max_length=20, unique=True)
    english = models.TextField()
    translation = models.TextField()
    read_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-read_at", "pk")
        verbose_name = "translated sentence"
        verbose_name_plural = "translated sentences"

    def __str__(self) -> str:
        """The beginning of the sentence."""
        return self.english[:60]
