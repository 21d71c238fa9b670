"""The addresses of the public site that are in no language, because programs ask them."""

from django.urls import path

from services.web import reading

urlpatterns = [
    path("about/freshness.json", reading.freshness, name="freshness"),
]
