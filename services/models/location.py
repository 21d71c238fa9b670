"""Places where services are given."""

from django.db import models

from services.models.area import Area
from services.models.organization import Organization


class Location(models.Model):
    """A place (HSDS `location`). Its address is hidden unless staff say otherwise."""

    class AddressVisibility(models.TextChoices):
        """How much of the address the public may see."""

        PUBLIC = "public", "Public"
        DISTRICT = "district", "District only"
        HIDDEN = "hidden", "Hidden"

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="locations",
        help_text="Whose place it is: only its people, and reviewers, see it here.",
    )
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    town = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    district = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, limit_choices_to={"kind": "district"}
    )
    address_visibility = models.CharField(
        max_length=8,
        choices=AddressVisibility,
        default=AddressVisibility.HIDDEN,
        help_text="Less than before is gone from the public pages as soon as you save. "
        "More than before is public when its services are published.",
    )

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                name="location_visibility_known",
                condition=models.Q(address_visibility__in=("public", "district", "hidden")),
            ),
        )

    def __str__(self) -> str:
        """The name staff gave it."""
        return self.name


class ServiceAtLocation(models.Model):
    """A service given at a place (HSDS `service_at_location`)."""

    service = models.ForeignKey("services.Service", models.CASCADE, related_name="locations")
    location = models.ForeignKey(Location, models.PROTECT, related_name="services")

    class Meta:
        verbose_name_plural = "services at locations"
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("service", "location"), name="service_at_place_once"),
        )

    def __str__(self) -> str:
        """The place."""
        return str(self.location)
