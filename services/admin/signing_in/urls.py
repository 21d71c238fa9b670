"""Addresses of signing in, all below /admin/, which is where the cookies of staff live.

Of the library's own addresses these are all: whatever else it offers is not found here.
"""

from collections.abc import Callable
from typing import NoReturn

from allauth.account import views
from allauth.mfa.base.views import AuthenticateView
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path, re_path
from django.views.generic import RedirectView, TemplateView, View

from services.admin.signing_in.enrolment import AddPasskey, RecoveryCodes, SecondFactor
from services.admin.signing_in.holding import sent_before
from services.admin.signing_in.invitations import invitation

FROM_KEY = r"^account/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"


def shown(view: type[View], page: str) -> Callable[..., HttpResponseBase]:
    """A view of the library with a page of ours."""
    return view.as_view(template_name=f"admin/account/{page}.html")


def nothing_here(request: HttpRequest) -> NoReturn:
    """Answer 404 to everybody."""
    raise Http404(request.path)


urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="staff_login",
    ),
    path("account/login/", shown(views.LoginView, "login"), name="account_login"),
    path("account/inactive/", shown(TemplateView, "inactive"), name="account_inactive"),
    path("account/code/", shown(AuthenticateView, "code"), name="mfa_authenticate"),
    path(
        "account/password-again/",
        shown(views.ReauthenticateView, "password_again"),
        name="account_reauthenticate",
    ),
    path(
        "account/forgotten/",
        shown(views.PasswordResetView, "forgotten"),
        name="account_reset_password",
    ),
    path(
        "account/forgotten/sent/",
        shown(TemplateView, "forgotten_sent"),
        name="account_reset_password_done",
    ),
    path(
        "account/new-password/set/",
        shown(TemplateView, "new_password_set"),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        FROM_KEY,
        shown(views.PasswordResetFromKeyView, "new_password"),
        name="account_reset_password_from_key",
    ),
    path("account/welcome/<str:key>/", invitation, name="invitation"),
    path("account/second-factor/", SecondFactor.as_view(), name="mfa_index"),
    path("account/second-factor/passkey/", AddPasskey.as_view(), name="passkey_add"),
    path("account/second-factor/codes/", RecoveryCodes.as_view(), name="recovery_codes"),
    path("account/sent-before/<str:token>/", sent_before, name="sent_before"),
    # Its middleware looks for this name at every 404 of the site, and is slow not to find it.
    path("account/email/", nothing_here, name="account_email"),
    re_path(r"^account/", nothing_here),  # before the admin, which would ask to sign in
]
