"""Which forms are kept when their session has ended, and the page that sends them again."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from services.admin.permissions import actor
from services.directory.held_forms import Field, held_form, hold_form

NEVER_KEPT = re.compile(r"^/admin/(account|login|logout|password_change)(/|$)|/password/$")
"""Pages whose forms hold passwords, codes and keys."""

SECRET = re.compile(r"password|csrfmiddlewaretoken", re.IGNORECASE)
"""Fields that are left out wherever they come from."""

MACHINERY = re.compile(r"^_|^shown$|^seen$|^initial-|_FORMS$|-id$|__prefix__")
"""Fields that mean nothing to a person."""

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


def hold(request: HttpRequest, owner: int) -> str | None:
    """Keep what was sent for the person with key `owner`; None for what is not to be kept."""
    if not _is_form_of_ours(request) or NEVER_KEPT.search(request.path):
        return None
    fields = _fields(request)
    if not fields:
        return None
    return hold_form(
        user_id=owner,
        address=request.get_full_path(),
        fields=fields,
        had_files=bool(request.FILES),
        at=timezone.now(),
    )


def _is_form_of_ours(request: HttpRequest) -> bool:
    """Whether a page of this site sent a form; a script, or another site, is not answered so."""
    if request.method != "POST" or request.content_type not in FORM_TYPES:
        return False
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    if request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        return False
    origin = request.headers.get("Origin")
    ours = {urlsplit(settings.BASE_URL).netloc, request.get_host()}
    return origin is None or urlsplit(origin).netloc in ours


def _fields(request: HttpRequest) -> list[Field]:
    """The fields in their order, without those that are secret."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if not SECRET.search(name)
        for value in values
    ]


@require_safe
@never_cache
def sent_before(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was sent before the session ended, with one button that sends it again."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(f"{reverse('account_login')}?next={request.path}")
    sent = held_form(token=token, user=actor(request), at=timezone.now())
    if sent is None:
        messages.info(request, gettext("There is nothing waiting to be sent."))
        return HttpResponseRedirect(reverse("admin:index"))
    told = [(name, value) for name, value in sent.fields if value and not MACHINERY.search(name)]
    context = admin.site.each_context(request) | {
        "sent": sent,
        "told": told,
        "title": gettext("Send it again?"),
    }
    return render(request, "admin/account/sent_before.html", context)
