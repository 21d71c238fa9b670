"""What the public was told, and when."""

from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, path

from services.admin.on_screen import OnPage
from services.admin.permissions import OwnRows, ReadOnly
from services.models import Publication


@admin.register(Publication)
class PublicationAdmin(ReadOnly, OwnRows):
    """The history of publications, newest first; nothing in it can change."""

    list_display = ("subject", "number", "action", "published_at", "by", "approved_by", "note")
    list_filter = ("action", "reference")
    list_select_related = ("service", "by", "approved_by")
    search_fields = ("service__name", "service__slug", "note")
    date_hierarchy = "published_at"
    to_service = "service"
    fields = (
        "subject",
        "number",
        "action",
        "published_at",
        "by",
        "approved_by",
        "note",
        "record",
    )

    def get_urls(self) -> list[URLPattern]:
        """What the public saw on a day, before Django's own addresses."""
        view = self.admin_site.admin_view(OnPage.as_view())
        return [path("on/", view, name="services_publication_on"), *super().get_urls()]

    @admin.display(description="what", ordering="service__name")
    def subject(self, publication: Publication) -> str:
        """The service, or the reference set, that was published."""
        return str(publication.service or publication.get_reference_display())
