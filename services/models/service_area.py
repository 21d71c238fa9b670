"""Areas that services cover."""

from django.db import models

from services.models.area import Area
from services.models.service import Service


class ServiceArea(models.Model):
    """An area that a service covers (HSDS `service_area`)."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="areas")
    area = models.ForeignKey(Area, models.PROTECT, related_name="covered_by")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "area"), name="service_area_once"),
        )

    def __str__(self) -> str:
        """The area."""
        return str(self.area)
