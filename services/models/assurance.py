"""Who checked which fact, when and how."""

from django.conf import settings
from django.db import models

from services.models.channel import ContactChannel
from services.models.review_link import ReviewLink
from services.models.service import Service


class Assurance(models.Model):
    """A check of a service, or of one of its channels (HSDS `last_action`, made precise)."""

    class Method(models.TextChoices):
        """How it was checked. A public page read by us is no check by a person who rang."""

        PUBLIC_PAGE = "public_page", "From public pages, not yet checked by our staff"
        WEBSITE = "website", "Read on the service's own website by our staff"
        RANG_OFFICE = "rang_office", "Our staff rang the office"
        PROVIDER = "provider", "The service told us"

    CHECKED_BY_STAFF = (Method.WEBSITE, Method.RANG_OFFICE, Method.PROVIDER)

    service = models.ForeignKey(Service, models.CASCADE, related_name="assurances")
    channel = models.ForeignKey(
        ContactChannel,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="assurances",
        help_text="Blank when the whole listing was checked.",
    )
    method = models.CharField(max_length=11, choices=Method)
    checked_on = models.DateField(
        null=True, blank=True, help_text="Blank where the source has no date."
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    link = models.ForeignKey(
        ReviewLink,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="The e-mailed link through which the provider said so, without an account.",
    )
    said = models.JSONField(
        default=list,
        editable=False,
        help_text="Each number with its hours as it was checked; a changed one is not checked.",
    )
    note = models.TextField(blank=True, help_text="Staff only.")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-recorded_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="assurance_method_known",
                condition=models.Q(
                    method__in=("public_page", "website", "rang_office", "provider")
                ),
            ),
            models.CheckConstraint(
                name="assurance_by_staff_has_a_date",
                condition=models.Q(method="public_page") | models.Q(checked_on__isnull=False),
            ),
            models.CheckConstraint(
                name="assurance_by_staff_has_a_person",
                condition=models.Q(method="public_page")
                | models.Q(checked_by__isnull=False)
                | models.Q(method="provider", link__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """How and when."""
        return f"{self.get_method_display()}, {self.checked_on or 'no date'}"
