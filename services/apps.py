"""The one Django app of the project."""

from django.apps import AppConfig
from django.core.checks import register


class ServicesConfig(AppConfig):
    """Support services: their tables, and every door to them."""

    name = "services"
    label = "services"
    verbose_name = "Support services"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks, which can be imported only now."""
        from services.checks import (  # noqa: PLC0415
            bank_holidays_reach_far_enough,
            neighbours_are_whole,
            starter_files_are_whole,
        )

        register(starter_files_are_whole)
        register(neighbours_are_whole)
        register(bank_holidays_reach_far_enough)
