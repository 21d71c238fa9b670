"""The addresses of the screens about services."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from services.admin.as_public import DraftAsPublic, PreviewScreen
from services.admin.check_screen import CheckScreen
from services.admin.closing_screen import ClosingScreen
from services.admin.coverage_screen import CoverageScreen
from services.admin.hand_off_picker import HandOffPicker
from services.admin.history_urls import history_urls
from services.admin.listing_files import listing_files
from services.admin.recall_screens import RecallNumberScreen, RecallServiceScreen
from services.admin.review_screens import PublishScreen, SendBackScreen, SubmitScreen
from services.admin.ring_round import RingRoundScreen
from services.admin.still_right_screen import StillRightScreen
from services.admin.withdraw_screen import WithdrawScreen

OF_ONE = {
    "submit": SubmitScreen,
    "publish": PublishScreen,
    "send-back": SendBackScreen,
    "withdraw": WithdrawScreen,
    "recall": RecallServiceScreen,
    "recall-number": RecallNumberScreen,
    "still-right": StillRightScreen,
    "record-check": CheckScreen,
    "closed": ClosingScreen,
}
"""Screens of one service, by the last part of their address."""


def service_urls(site: AdminSite) -> list[URLPattern]:
    """The addresses, to stand before Django's own."""
    of_one = [
        path(
            f"<int:pk>/{name}/",
            site.admin_view(screen.as_view()),
            name=f"services_service_{name.replace('-', '_')}",
        )
        for name, screen in OF_ONE.items()
    ]
    views: list[tuple[str, Any, str]] = [
        ("<int:pk>/preview/", PreviewScreen, "preview"),
        ("<int:pk>/as-public/", DraftAsPublic, "as_public"),
        ("ring-round/", RingRoundScreen, "ring_round"),
        ("coverage/", CoverageScreen, "coverage"),
    ]
    picker = site.admin_view(HandOffPicker.as_view(admin_site=site))
    return [
        path("hand-off-picker/", picker, name="services_service_hand_off_picker"),
        *(
            path(route, site.admin_view(view.as_view()), name=f"services_service_{name}")
            for route, view, name in views
        ),
        *listing_files(site),
        *history_urls(),
        *of_one,
    ]
