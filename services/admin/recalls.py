"""The list of recalls, and lifting them."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone

from services.admin.permissions import LIFT, OwnRows, ReadOnly, access, actor, allowed
from services.admin.recall_screens import LiftScreen
from services.directory.freezing import dialled
from services.directory.recalling import lift_recall
from services.models import ContactChannel, Recall


class StandingFilter(admin.SimpleListFilter):
    """By whether the recall stands."""

    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:  # noqa: ARG002
        """Standing first."""
        return [("yes", "Stands"), ("no", "Lifted")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Recall]) -> QuerySet[Recall]:  # noqa: ARG002
        """The recalls that stand, or those that were lifted."""
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(lifted_at__isnull=self.value() == "yes")


@admin.register(Recall)
class RecallAdmin(ReadOnly, OwnRows):
    """Recalls, newest first. They are made on the page of a service and lifted here."""

    list_display = ("what", "reason", "recalled_by", "recalled_at", "lifted_by", "lifted_at")
    list_filter = (StandingFilter,)
    list_select_related = ("service", "recalled_by", "lifted_by")
    search_fields = ("number", "service__name", "reason")
    actions = ("lift_chosen",)
    to_service = "service"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recall]:
        """Recalls of services that the person sees, of numbers that those have, and their own."""
        rows = admin.ModelAdmin.get_queryset(self, request)
        held = access(request)
        if held.everywhere:
            return rows
        channels = ContactChannel.objects.filter(service__in=held.services())
        numbers = {dialled(row) for row in channels} if allowed(request, LIFT) else set()
        own = Q(service=None) & (Q(recalled_by=actor(request)) | Q(number__in=numbers))
        return rows.filter(Q(service__in=held.services()) | own)

    @admin.display(description="what")
    def what(self, recall: Recall) -> str:
        """The number or the service."""
        return str(recall)

    def get_urls(self) -> list[URLPattern]:
        """The screen that lifts one, before Django's own addresses."""
        view = self.admin_site.admin_view(LiftScreen.as_view())
        return [path("<int:pk>/lift/", view, name="services_recall_lift"), *super().get_urls()]

    def has_lift_permission(self, request: HttpRequest) -> bool:
        """Whether the action is offered."""
        return allowed(request, LIFT)

    @admin.action(description="Lift chosen recalls", permissions=["lift"])
    def lift_chosen(self, request: HttpRequest, queryset: QuerySet[Recall]) -> None:
        """Lift those that stand."""
        chosen = queryset.filter(lifted_at=None).select_related("service")
        standing = [recall for recall in chosen if allowed(request, LIFT, recall.service)]
        for recall in standing:
            lift_recall(recall=recall, by=actor(request), at=timezone.now())
            self.log_change(request, recall, "Lifted.")
        self.message_user(request, f"Recalls lifted: {len(standing)}.", messages.SUCCESS)
