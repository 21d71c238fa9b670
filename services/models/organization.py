"""Who runs services."""

from django.db import models


class Organization(models.Model):
    """A body that runs one or more services (HSDS `organization`)."""

    key = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=200)
    name_cy = models.CharField("name in Welsh", max_length=200, blank=True)
    alternate_name = models.CharField(max_length=200, blank=True)
    website = models.URLField(blank=True)
    office_contact = models.TextField(
        blank=True, help_text="How staff reach the office. Never shown to the public."
    )
    office_email = models.EmailField(
        "office e-mail",
        blank=True,
        help_text="Asked to look listings over when they are due. Never shown to the public.",
    )

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        """The name, as lists in the admin show it."""
        return self.name
