"""The list of services, the page of one, and the doors to its screens."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import Field, Max, OuterRef, Q, QuerySet, Subquery, URLField
from django.forms import BaseInlineFormSet, ModelForm, Textarea
from django.forms import Field as FormField
from django.http import HttpRequest
from django.urls import URLPattern

from services.admin.changes import note_service
from services.admin.channels import with_digits
from services.admin.conflicts import OneAtATime
from services.admin.hours_forms import ChannelForm
from services.admin.permissions import CHECK, PUBLISH, NeverDeleted, access, actor, allowed
from services.admin.service_actions import publish_chosen, withdraw_chosen
from services.admin.service_filters import CheckedFilter, ForceFilter, NationFilter
from services.admin.service_form import ServiceForm
from services.admin.service_inlines import (
    AreaInline,
    AssuranceInline,
    CapacityInline,
    ChannelInline,
    HandOffInline,
    LocationInline,
)
from services.admin.service_urls import service_urls
from services.directory.two_people import note_typed, values_of
from services.directory.welsh import welsh_is_read
from services.models import Assurance, Service
from services.models.twins import OF_A_SERVICE, twin, with_twins

AREAS_LISTED = 3
OF_CHECKERS = ("office_email", "review_due")
NAME = ("name", "name_cy")
TITLES = with_twins("name", "page_title")
SENTENCES = tuple(field for field in with_twins(*OF_A_SERVICE) if field not in TITLES)


def _both(field: str) -> tuple[str, str]:
    """A row of the form: words, and the same in Welsh beside them."""
    return field, twin(field)


@admin.register(Service)
class ServiceAdmin(NeverDeleted, OneAtATime):
    """Services as staff keep them. Nothing saved here is public before it is published."""

    form = ServiceForm
    list_display = ("name", "state", "last_checked", "covers", "kind", "organization")
    list_select_related = ("organization",)
    list_filter = (
        "publication_state",
        CheckedFilter,
        "kind",
        "gender",
        NationFilter,
        ForceFilter,
    )
    search_fields = ("name", "name_cy", "organization__name", "channels__value", "slug")
    autocomplete_fields = ("organization", "police_force", "terms")
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    prepopulated_fields = {"slug": ("page_title",)}
    readonly_fields = ("state",)
    actions = (publish_chosen, withdraw_chosen)
    inlines = (
        ChannelInline,
        AreaInline,
        LocationInline,
        HandOffInline,
        CapacityInline,
        AssuranceInline,
    )
    fieldsets = (
        (None, {"fields": ("state", NAME, "organization", "kind", "status", "website")}),
        ("What it does", {"fields": (_both("summary"), "terms")}),
        (
            "Who it is for",
            {
                "fields": (
                    _both("who_for"),
                    _both("not_for"),
                    "gender",
                    "age_from",
                    "age_to",
                    "accepts_outside",
                )
            },
        ),
        (
            "How to get in touch",
            {
                "fields": (
                    "self_referral",
                    "self_referral_age_from",
                    _both("how_to_refer"),
                    _both("what_happens"),
                    _both("privacy_note"),
                    _both("access_note"),
                    "languages",
                )
            },
        ),
        (
            "The same in other ways",
            {"fields": ("easy_read_url", "bsl_url", "audio_url")},
        ),
        (
            "How we show it",
            {
                "fields": (
                    _both("page_title"),
                    "slug",
                    "is_national_line",
                    "police_force",
                    "run_by_police",
                )
            },
        ),
        ("The Welsh", {"fields": ("welsh_read",)}),
        ("For staff only", {"fields": ("sources", "staff_note", "office_email", "review_due")}),
    )

    def formfield_for_dbfield(
        self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        """Give sentences a box that shows them whole."""
        if db_field.name in SENTENCES:
            kwargs["widget"] = Textarea(attrs={"rows": 2, "cols": 60})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Service | None = None
    ) -> tuple[str, ...]:
        """Who may not check chooses no mailbox to ask; who may not publish moves nothing away."""
        fields = list(super().get_readonly_fields(request, obj))
        if obj is None:
            return (*fields, *OF_CHECKERS) if access(request).contributes else tuple(fields)
        fields += [] if allowed(request, CHECK, obj) else OF_CHECKERS
        fields += [] if allowed(request, PUBLISH, obj) else ["organization"]
        return tuple(fields)

    @admin.display(description="state", ordering="publication_state")
    def state(self, service: Service) -> str:
        """What the public sees of it, in words."""
        return service.get_publication_state_display()

    @admin.display(description="A Welsh speaker has read the Welsh", boolean=True)
    def welsh_read(self, service: Service) -> bool:
        """For those who may look only."""
        return welsh_is_read(service)

    @admin.display(description="last checked", ordering="newest_check", empty_value="Not by staff")
    def last_checked(self, service: Service) -> date | None:
        """The day of the newest check by a person of ours."""
        return getattr(service, "newest_check", None)

    @admin.display(description="areas", empty_value="None yet")
    def covers(self, service: Service) -> str | None:
        """The first areas, and how many more."""
        names = [covered.area.name for covered in service.areas.all()]
        more = f" and {len(names) - AREAS_LISTED} more" if len(names) > AREAS_LISTED else ""
        return ", ".join(names[:AREAS_LISTED]) + more or None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        """Services with what a row of the list shows."""
        by_staff = Assurance.objects.order_by().filter(
            service=OuterRef("pk"), method__in=Assurance.CHECKED_BY_STAFF
        )
        newest = by_staff.values("service").annotate(day=Max("checked_on")).values("day")
        services = super().get_queryset(request).prefetch_related("areas__area")
        return services.annotate(newest_check=Subquery(newest))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Service], search_term: str
    ) -> tuple[QuerySet[Service], bool]:
        """Also find a service by a number that is spaced in another way."""
        found, _ = super().get_search_results(request, queryset, search_term)
        by_number = with_digits(search_term).values("service")
        chosen = Q(pk__in=found.order_by().values("pk")) | Q(pk__in=by_number)
        return queryset.filter(chosen), False

    def get_urls(self) -> list[URLPattern]:
        """The screens, before Django's own addresses."""
        return [*service_urls(self.admin_site), *super().get_urls()]

    def save_model(
        self, request: HttpRequest, obj: Service, form: ModelForm, *args: Any, **kwargs: Any
    ) -> None:
        """Save what was edited only: the state may have changed since the page was opened."""
        if not obj.pk:
            super().save_model(request, obj, form, *args, **kwargs)
            return
        columns = {field.name for field in self.opts.concrete_fields}
        if changed := columns.intersection(form.changed_data):
            obj.save(update_fields=changed)

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm,
        formset: BaseInlineFormSet,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Save the rows, and the hours of each channel whose box changed."""
        before = values_of(form.instance)
        super().save_formset(request, form, formset, *args, **kwargs)
        note_typed(form.instance, before=before, by=actor(request))
        kept = (row for row in formset.forms if row not in formset.deleted_forms)
        for row in kept:
            if isinstance(row, ChannelForm):
                row.save_hours()

    def save_related(
        self, request: HttpRequest, form: ModelForm, *args: Any, **kwargs: Any
    ) -> None:
        """Save the rows, then say whether the public sees something else."""
        super().save_related(request, form, *args, **kwargs)
        if isinstance(form, ServiceForm):
            form.save_welsh()
        note_service(form.instance)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Whether the two actions are offered."""
        return allowed(request, PUBLISH)
