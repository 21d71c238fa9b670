"""The queue of suggestions: what providers and readers say is wrong, for those who may decide."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from services.admin.permissions import OwnRows, ReadOnly
from services.admin.suggestion_screens import (
    DECIDE,
    CallBackScreen,
    DeclineScreen,
    TakeOverScreen,
)
from services.directory.access import access_of
from services.directory.publishing import current_record
from services.directory.suggested import suggested
from services.models import Suggestion

SCREENS = {"call-back": CallBackScreen, "take-over": TakeOverScreen, "decline": DeclineScreen}


class WaitingFilter(admin.SimpleListFilter):
    """By whether somebody has decided it: those that wait are shown where nothing is chosen."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:  # noqa: ARG002
        """The choices beside "waiting"."""
        return [("decided", "Decided"), ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """Waiting first, in place of Django's "All"."""
        first, *others = super().choices(changelist)
        return [{**first, "display": "Waiting"}, *others]

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Suggestion],
    ) -> QuerySet[Suggestion]:
        """Those that wait, that are decided, or all."""
        if self.value() == "all":
            return queryset
        return queryset.filter(decided_at__isnull=self.value() != "decided")


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnly, OwnRows):
    """Suggestions of the services that one may see, newest first; decided on screens."""

    list_display = ("service", "source", "topic", "received_at", "called_back_at", "decision")
    list_filter = (WaitingFilter, "source", "topic")
    list_select_related = ("service",)
    search_fields = ("service__name", "service__organization__name", "note")
    to_service = "service"
    change_form_template = "admin/services/suggestion/change_form.html"
    fieldsets = (
        (None, {"fields": ("service", "source", "asked_at", "topic", "note", "received_at")}),
        ("Call-back", {"fields": ("called_back_by", "called_back_at", "called_back_through")}),
        (
            "Decision",
            {"fields": ("decision", "decided_by", "decided_at", "decision_note")},
        ),
    )
    readonly_fields = ("asked_at",)

    @admin.display(description="e-mail asked", empty_value="Nobody: a reader wrote it")
    def asked_at(self, suggestion: Suggestion) -> str | None:
        """The mailbox that the link went to."""
        return suggestion.link.sent_to if suggestion.link else None

    def get_urls(self) -> list[URLPattern]:
        """The screens, before Django's own addresses."""
        screens = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(screen.as_view()),
                name=f"services_suggestion_{name.replace('-', '_')}",
            )
            for name, screen in SCREENS.items()
        ]
        return [*screens, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page of one, with what is public beside what is suggested."""
        suggestion: Suggestion = context["original"]
        service = suggestion.service
        context["rows"] = suggested(suggestion, now=current_record(service))
        context["may_decide"] = suggestion.decided_at is None and access_of(request.user).may(
            DECIDE, service
        )
        return super().render_change_form(request, context, *args, **kwargs)
