"""The addresses of the public site that are in no language, because programs ask them."""

from django.urls import path

from services.web import reading, robots

urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("about/freshness.json", reading.freshness, name="freshness"),
]
