"""Invitations: a link by mail that lets a new colleague choose a password, once, for 72 hours."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.core import signing
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from services.admin.signing_in.adapters import NO_MAIL
from services.admin.signing_in.forms import FirstPasswordForm
from services.directory.people import accept_invitation

LIFE = timedelta(hours=72)
SALT = "signpost invitation"
GONE = 410


def invitation_key(person: User) -> str:
    """The secret part of the link; it is worth nothing once the person has a password."""
    return signing.dumps([person.pk, _print(person)], salt=SALT)


def invited(key: str) -> User | None:
    """Who was invited with `key`; None when it is over, used, replaced or forged."""
    try:
        pk, print_of_then = signing.loads(key, salt=SALT, max_age=LIFE)
    except signing.BadSignature:
        return None
    person = User.objects.filter(pk=pk, is_active=True, is_staff=True).first()
    if person is None or person.has_usable_password():
        return None
    return person if constant_time_compare(print_of_then, _print(person)) else None


def send_invitation(person: User) -> bool:
    """Send the link, which begins with BASE_URL; return whether the mail could be sent."""
    path = reverse("invitation", args=[invitation_key(person)])
    words = {"person": person, "link": settings.BASE_URL + path, "hours": LIFE.days * 24}
    subject = gettext("Your account at the Signpost staff desk")
    return post(person.email, subject, render_to_string("admin/account/invitation.txt", words))


def post(to: str, subject: str, words: str) -> bool:
    """Send one mail; return whether the mail server took it."""
    try:
        send_mail(subject, words, None, [to])
    except NO_MAIL:
        return False
    return True


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Let somebody who was invited choose a password, and lead them on to their second factor."""
    person = invited(key)
    context = admin.site.each_context(request) | {"title": gettext("Welcome"), "person": person}
    if person is None:
        return render(request, "admin/account/invitation_over.html", context, status=GONE)
    form = FirstPasswordForm(request.POST or None, user=person)
    if not form.is_valid():
        return render(request, "admin/account/invitation.html", context | {"form": form})
    accept_invitation(person=person, password=form.cleaned_data["password2"])
    logout(request)
    record_authentication(request, person, "password")
    return perform_login(request, person, redirect_url=reverse("mfa_index"))


def _print(person: User) -> str:
    """What changes when a password is set, the address, or another invitation is sent."""
    return salted_hmac(SALT, f"{person.password} {person.email}").hexdigest()[:16]
