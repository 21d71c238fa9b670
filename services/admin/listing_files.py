"""The addresses of bringing listings in and taking them out."""

from __future__ import annotations

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from services.admin.export_screen import export_view
from services.admin.import_screen import ImportScreen


def listing_files(site: AdminSite) -> list[URLPattern]:
    """The two addresses, for the list of services."""
    return [
        path("import/", site.admin_view(ImportScreen.as_view()), name="services_service_import"),
        path("export/", site.admin_view(export_view), name="services_service_export"),
    ]
