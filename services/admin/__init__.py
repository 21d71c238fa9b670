"""The staff desk: stock Django admin screens, registered when Django discovers this package."""

from django.contrib import admin

from services.admin import (
    assurances,
    bank_holidays,
    channels,
    interpreters,
    organizations,
    people,
    places,
    publications,
    recalls,
    service_admin,
    suggestions,
    taxonomy,
    translated_sentences,
)

admin.site.site_header = admin.site.site_title = "Signpost staff desk"
admin.site.index_title = "Listings"

__all__ = [
    "assurances",
    "bank_holidays",
    "channels",
    "interpreters",
    "organizations",
    "people",
    "places",
    "publications",
    "recalls",
    "service_admin",
    "suggestions",
    "taxonomy",
    "translated_sentences",
]
