"""What can be done to several services at once, from their list."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from services import snapshot
from services.admin.permissions import PUBLISH, actor, allowed
from services.directory.cautions import cautions_about
from services.directory.directory import Directory
from services.directory.publishable import NotPublishable
from services.directory.publishing import current_record, frozen_now, publish, withdraw
from services.directory.two_people import new_numbers
from services.models import Service


@admin.action(description="Publish chosen services", permissions=["publish"])
def publish_chosen(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Service]
) -> None:
    """Publish each; those that may not be, or that need a second look, are told with reasons."""
    directory = snapshot.fresh()
    done = []
    for service in queryset.for_freezing():  # type: ignore[attr-defined]
        try:
            _refuse_to_guess(request, service, directory)
            publish(service=service, by=actor(request), at=timezone.now())
        except NotPublishable as refused:
            model_admin.message_user(request, f"{service}: {refused}", messages.ERROR)
        else:
            done.append(service)
    _report(model_admin, request, done, "Published")


@admin.action(description="Withdraw chosen services", permissions=["publish"])
def withdraw_chosen(
    model_admin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Service]
) -> None:
    """Withdraw each that is public."""
    done = []
    for service in queryset:
        try:
            _refuse_a_stranger(request, service)
            withdraw(service=service, by=actor(request), at=timezone.now())
        except NotPublishable as refused:
            model_admin.message_user(request, f"{service}: {refused}", messages.ERROR)
        else:
            done.append(service)
    _report(model_admin, request, done, "Withdrawn")


def _refuse_a_stranger(request: HttpRequest, service: Service) -> None:
    """NotPublishable where the person's roles are for other services."""
    if not allowed(request, PUBLISH, service):
        raise NotPublishable(["You may not publish or withdraw this service."])


def _refuse_to_guess(request: HttpRequest, service: Service, directory: Directory) -> None:
    """NotPublishable where somebody has to look at it by itself first."""
    _refuse_a_stranger(request, service)
    then, now = frozen_now(service, at=timezone.now()), current_record(service)
    if new_numbers(then, now=now) or (now is not None and then.locations != now.locations):
        raise NotPublishable(
            ["It has a number or an address that is new. Open it and publish it by itself."]
        )
    if cautions := cautions_about(service, then=then, directory=directory):
        raise NotPublishable(["Open it and publish it by itself.", *cautions])


def _report(
    model_admin: admin.ModelAdmin, request: HttpRequest, done: list[Service], words: str
) -> None:
    """Leave a line in the history of each, and one message for all."""
    for service in done:
        model_admin.log_change(request, service, words)
    if done:
        names = ", ".join(map(str, done))
        model_admin.message_user(request, f"{words}: {names}.", messages.SUCCESS)
