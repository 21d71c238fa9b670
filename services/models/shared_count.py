"""What the processes count together."""

from __future__ import annotations

from django.db import models


class SharedCount(models.Model):
    """A row of Django's `DatabaseCache`, which gives it its shape: wrong tries, codes used."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        """The digest that is the key."""
        return self.cache_key
