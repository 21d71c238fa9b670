"""The filters beside the list of services."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from services.geography import AreaTree
from services.models import Area, Assurance, Service, ServiceArea


class PlaceFilter(admin.SimpleListFilter):
    """Services that cover an area of one kind, or a part of it."""

    kind: Area.Kind

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:  # noqa: ARG002
        """Every area of the kind."""
        return list(Area.objects.filter(kind=self.kind).values_list("code", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Service]) -> QuerySet[Service]:  # noqa: ARG002
        """The services of the area that was chosen, each once."""
        code = self.value()
        if not code:
            return queryset
        tree = AreaTree.embedded()
        inside = tree.parts(code) if tree.get(code) else frozenset[str]()
        covering = ServiceArea.objects.filter(area__in={code, *inside})
        return queryset.filter(pk__in=covering.values("service"))


class ForceFilter(PlaceFilter):
    """By police force area."""

    title = "police force area"
    parameter_name = "force"
    kind = Area.Kind.POLICE_FORCE


class NationFilter(PlaceFilter):
    """By nation."""

    title = "nation"
    parameter_name = "nation"
    kind = Area.Kind.NATION


class CheckedFilter(admin.SimpleListFilter):
    """By whether a person of ours has checked anything."""

    title = "checked by our staff"
    parameter_name = "checked"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:  # noqa: ARG002
        """Not checked first: that is the work to do."""
        return [("no", "Not yet"), ("yes", "Yes")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Service]) -> QuerySet[Service]:  # noqa: ARG002
        """The services with, or without, a check by staff."""
        by_staff = Assurance.objects.filter(method__in=Assurance.CHECKED_BY_STAFF)
        checked = by_staff.values("service")
        match self.value():
            case "yes":
                return queryset.filter(pk__in=checked)
            case "no":
                return queryset.exclude(pk__in=checked)
            case _:
                return queryset
