"""“NAME has this listing open”: told when a form opens, and kept fresh by a small script."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views import View

from services.admin.histories import listing
from services.admin.permissions import actor
from services.admin.staff_names import display_name
from services.directory.presence import note_closed, note_open, others_with_it_open
from services.models import Service

EDIT = "services.change_service"


def open_words(service: Service, *, besides: User, at: datetime) -> str:
    """Who else has the listing open, in a sentence; "" for nobody."""
    names = [display_name(user) for user in others_with_it_open(service, besides=besides, at=at)]
    if not names:
        return ""
    *most, last = names
    if most:
        return f"{', '.join(most)} and {last} have this listing open."
    return f"{last} has this listing open."


class OpenView(View):
    """Says that the form is still open, or (with `left`) no more; answers who else has it open."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Look the listing up among those that the person may edit."""
        self.service = listing(request, EDIT, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *_: Any, **__: Any) -> JsonResponse:
        """Note it, and answer `{"words": ...}`."""
        user, now = actor(request), timezone.now()
        if "left" in request.POST:
            note_closed(service=self.service, by=user)
        else:
            note_open(service=self.service, by=user, at=now)
        return JsonResponse({"words": open_words(self.service, besides=user, at=now)})
