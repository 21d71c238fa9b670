"""Getting a second factor: one screen, with an app or a passkey; then codes to print."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter as factor_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.flows import activate_totp
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.internal.flows import add_authenticator
from django.contrib import admin, messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from services.admin.permissions import actor
from services.admin.signing_in.adapters import passkey_domain, passkeys_work
from services.admin.signing_in.forms import AppForm, NewPasskeyForm
from services.admin.signing_in.gate import AFTERWARDS
from services.directory.people import note_person
from services.directory.second_factors import (
    FACTORS,
    LastFactor,
    has_second_factor,
    needs_second_factor,
    recovery_codes,
    remove_factor,
    renew_recovery_codes,
)


@method_decorator(never_cache, name="dispatch")
class OwnFactors(FormView):
    """A page about the second factor of the person who is signed in.

    Whoever gave no password or code for a while is asked for the password first.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who signed in not long ago."""
        if not request.user.is_authenticated:
            return HttpResponseRedirect(f"{reverse('account_login')}?next={self.page()}")
        if account_adapter(request).is_reauthentication_required(app="allauth.mfa"):
            return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?next={self.page()}")
        return super().dispatch(request, *args, **kwargs)

    def page(self) -> str:
        """Where to come back to."""
        return reverse("mfa_index")

    def enrolled(self, factor: Authenticator, sentence: str) -> HttpResponse:
        """Note a new factor, count it as shown, and go on to the codes."""
        person = actor(self.request)
        record_authentication(self.request, person, "mfa", id=factor.pk, type=factor.type)
        note_person(person=person, by=person, sentence=sentence)
        return HttpResponseRedirect(reverse("recovery_codes"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What every admin page needs."""
        return super().get_context_data(**admin.site.each_context(self.request), **kwargs)


LONGEST_KEY = 18
"""Digits: a longer number is no key of any table."""


class SecondFactor(OwnFactors):
    """The one screen: an app with its code, or a passkey; and what one has already."""

    template_name = "admin/account/second_factor.html"
    form_class = AppForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form is this person's."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take one away, or add the app."""
        if "remove" in request.POST:
            return self._remove(request.POST["remove"])
        if self._factors().filter(type=Authenticator.Type.TOTP).exists():
            return HttpResponseRedirect(self.page())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Add the app."""
        factor, _codes = activate_totp(self.request, form)
        return self.enrolled(factor, "Second factor added: an authenticator app.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The code to scan, and the same as text."""
        context = super().get_context_data(**kwargs)
        person = actor(self.request)
        secret = context["form"].secret
        adapter = factor_adapter()
        drawn = adapter.build_totp_svg(adapter.build_totp_url(person, secret))
        works = passkeys_work(self.request)
        factors = list(self._factors())
        return context | {
            "title": gettext("Your second factor"),
            "factors": factors,
            "has_app": any(factor.type == Authenticator.Type.TOTP for factor in factors),
            "may_go_without": not needs_second_factor(person),
            "may_remove": len(factors) > 1 or not needs_second_factor(person),
            "drawn": "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode(),
            "secret": [secret[at : at + 4] for at in range(0, len(secret), 4)],
            "passkey_options": begin_registration(person, passwordless=False) if works else None,
            "passkey_domain": passkey_domain(),
        }

    def _factors(self) -> Any:
        """The factors of this person."""
        rows = Authenticator.objects.filter(user=actor(self.request), type__in=FACTORS)
        return rows.order_by("created_at")

    def _remove(self, key: str) -> HttpResponse:
        """Take one factor away, unless it is the last of somebody who needs one."""
        person = actor(self.request)
        factor = self._factors().filter(pk=key[:LONGEST_KEY]).first() if key.isdecimal() else None
        if factor is None:
            return HttpResponseRedirect(self.page())
        try:
            remove_factor(person=person, factor=factor)
        except LastFactor:
            messages.error(self.request, gettext("Add another one first: you need one."))
        else:
            messages.success(self.request, gettext("Removed."))
        return HttpResponseRedirect(self.page())


class AddPasskey(OwnFactors):
    """Takes what the browser made; the form stands on the one screen."""

    http_method_names = ("post",)
    form_class = NewPasskeyForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form is this person's."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: Any) -> HttpResponse:
        """Add it."""
        named = form.cleaned_data["name"][:60]
        factor, _codes = add_authenticator(self.request, named, form.cleaned_data["credential"])
        return self.enrolled(factor, "Second factor added: a passkey.")

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002
        """Say so on the one screen."""
        messages.error(self.request, gettext("The passkey could not be added. Try again."))
        return HttpResponseRedirect(self.page())


class RecoveryCodes(OwnFactors):
    """Codes to print and keep: each opens the door once when phone and passkey are lost."""

    template_name = "admin/account/recovery_codes.html"
    form_class = Form

    def page(self) -> str:
        """Here."""
        return reverse("recovery_codes")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Codes stand in for a factor; who has none gets one first."""
        if request.user.is_authenticated and not has_second_factor(actor(request)):
            return HttpResponseRedirect(reverse("mfa_index"))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:  # noqa: ARG002
        """Make new codes; those of before open nothing any more."""
        renew_recovery_codes(person=actor(self.request))
        return HttpResponseRedirect(self.page())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The codes that are not used yet."""
        codes = recovery_codes(actor(self.request))
        shown = [f"{code[:4]} {code[4:]}" for code in codes]
        return super().get_context_data(
            title=gettext("Your recovery codes"),
            codes=shown,
            afterwards=self.request.session.get(AFTERWARDS, reverse("admin:index")),
            **kwargs,
        )
