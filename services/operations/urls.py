"""The addresses that machines ask, which are in no language."""

from django.urls import path

from services.operations import health

urlpatterns = [
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
]
