"""The addresses of the history of a listing, and of who has it open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import admin
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from services.admin.being_edited import OpenView
from services.admin.history_screens import ComparePage, PublicationsPage, RecordPage
from services.admin.restore_screen import RestoreScreen

VIEWS: Mapping[str, tuple[str, Callable[..., HttpResponseBase]]] = {
    "publications": ("publications/", PublicationsPage.as_view()),
    "publications_compare": ("publications/compare/", ComparePage.as_view()),
    "publication_record": ("publications/<int:number>/", RecordPage.as_view()),
    "publication_restore": ("publications/<int:number>/restore/", RestoreScreen.as_view()),
    "open": ("open/", OpenView.as_view()),
}
"""The end of each address below that of the listing, and its view, by name."""


def history_urls() -> list[URLPattern]:
    """The addresses, each behind the door of the staff desk."""
    door: Any = admin.site.admin_view
    return [
        path(f"<int:pk>/{end}", door(view), name=f"services_service_{name}")
        for name, (end, view) in VIEWS.items()
    ]
