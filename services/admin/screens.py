"""What the screens of a verb share: a page that says what will happen, then a POST."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView

from services.admin.permissions import OwnRows, actor, allowed
from services.directory.publishable import NotPublishable
from services.models import Service

CONFLICT = 409
WIDE = forms.TextInput(attrs={"class": "vTextField"})


class Screen(FormView):
    """One verb for one row: GET asks, POST acts; 403 without `permission`.

    `reasons` say why the verb cannot be done now: they stand in place of the form, and a POST
    is answered with 409.
    """

    http_method_names: ClassVar[list[str]] = ["get", "head", "post"]  # type: ignore[misc]
    template_name = "admin/services/screen.html"
    model: type[Model]
    permission: str
    title: str
    button: str
    explanation: str = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the permission before anything is read, then for the row: 404 for another's."""
        if not allowed(request, self.permission):
            raise PermissionDenied
        self.row: Any = get_object_or_404(self.model_admin.get_queryset(request), pk=kwargs["pk"])
        if not self.may(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may(self, request: HttpRequest) -> bool:
        """Whether the person may do it to this row."""
        return allowed(request, self.permission, self.service)

    @property
    def service(self) -> Service | None:
        """The service that the row belongs to; None for what belongs to none."""
        owner = self.model_admin
        return owner.service_of(self.row) if isinstance(owner, OwnRows) else None

    @property
    def model_admin(self) -> admin.ModelAdmin:
        """The admin of the rows."""
        return admin.site.get_model_admin(self.model)

    @property
    def actor(self) -> User:
        """Who acts."""
        return actor(self.request)

    def reasons(self) -> Sequence[str]:
        """Why the verb cannot be done now; none unless a screen says so."""
        return ()

    def act(self, form: forms.BaseForm) -> str:
        """Do the verb and give the sentence to report; NotPublishable where it may not be."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Act, unless something stands against it."""
        if self.reasons():
            return self.render_to_response(self.get_context_data(), status=CONFLICT)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: forms.BaseForm) -> HttpResponse:
        """Do the verb, leave a line in the row's history, and go back to the row."""
        try:
            sentence = self.act(form)
        except NotPublishable as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
            return self.form_invalid(form)
        self.model_admin.log_change(self.request, self.row, sentence)
        messages.success(self.request, sentence)
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """The row's page, or the front page for those who may not look at it."""
        if self.model_admin.has_view_permission(self.request):
            return self.row_url()
        return reverse("admin:index")

    def row_url(self) -> str:
        """The page of the row."""
        return reverse(
            f"admin:services_{self.model_admin.opts.model_name}_change", args=[self.row.pk]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What Django's own admin pages need, and what this screen says."""
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title=self.title,
            opts=self.model_admin.opts,
            original=self.row,
            row_url=self.row_url(),
            button=self.button,
            explanation=self.explanation,
            reasons=self.reasons(),
            **kwargs,
        )


class ServiceScreen(Screen):
    """A screen of a service."""

    model = Service
    row: Service


def gone(service: Service) -> list[str]:
    """That a service was taken off the public site, so that nothing done to it shows there."""
    states = Service.PublicationState
    if service.publication_state in (states.WITHDRAWN, states.RECALLED):
        return ["The public does not see this service any more."]
    return []


class ReasonForm(forms.Form):
    """Why it is done, for the history."""

    reason = forms.CharField(max_length=500, widget=WIDE, help_text="For the history. Staff only.")
