"""Two people on one listing: whoever saves second is shown the other's change and loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import transaction
from django.db.models import Model
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from services.admin.being_edited import open_words
from services.admin.merging import Merge
from services.admin.permissions import OwnRows, actor
from services.admin.screens import CONFLICT
from services.admin.shown import NAME, Shown, ShownField, Values, shown_by
from services.admin.staff_names import display_name
from services.directory.holding import hold, touch
from services.directory.presence import note_open
from services.models import Service

REFUSED = (
    "Somebody changed this listing while you had the page open. Nothing is saved yet. "
    "Read what they changed, then save again."
)
BOTH = "You both changed this. Theirs is now: “%s”."


class GuardedForm(forms.ModelForm):
    """A form that knows what it showed when it was opened."""

    shown = ShownField()
    refused: ClassVar[bool] = False

    def clean(self) -> dict[str, Any] | None:
        """Save nothing where somebody else saved first."""
        cleaned = super().clean()
        if self.refused:
            self.add_error(None, REFUSED)
        return cleaned


class OneAtATime(OwnRows):
    """An admin whose form gives way where somebody else saved first; its form is a GuardedForm.

    It also tells who else has the listing open.
    """

    class Media:
        js = ("js/being_edited.js",)
        css = {"all": ("css/staff.css",)}

    def service_of(self, row: Any) -> Service:
        """The service whose working copy the row belongs to: each has one."""
        return cast("Service", super().service_of(row))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The page; where two save at one instant, the second waits, and sees the first's."""
        context = dict(extra_context or {})
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, context)
        with transaction.atomic():
            merge = self._merged(request, unquote(object_id))
            if merge is None or not merge.changes:
                self._take_quietly(request, merge.quietly if merge else {})
                return super().changeform_view(request, object_id, form_url, context)
            request.POST = merge.data  # type: ignore[assignment]
            vars(request)["merge"] = merge
            page = super().changeform_view(request, object_id, form_url, context)
        page.status_code = CONFLICT
        return page

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[forms.ModelForm]:
        """The form, which is refused where somebody else saved first."""
        form = super().get_form(request, *args, **kwargs)
        if "merge" in vars(request) and issubclass(form, GuardedForm):
            form.refused = True
        return form

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page with its seal, and with what somebody else changed."""
        form, merge = context["adminform"].form, vars(request).get("merge")
        row = context.get("original")
        if row is not None and not form.is_bound:
            inlines = context["inline_admin_formsets"]
            formsets = [inline.formset for inline in inlines if inline.has_change_permission]
            form.initial[NAME] = self._shown(row, form, formsets).sealed(row)
        if merge is not None:
            context["conflict"] = merge.changes
            context |= self._changed_last(row, merge)
            mark(merge, [form, *_rows_of(context)])
        if row is not None and self.has_change_permission(request, row):
            context |= self._open(request, self.service_of(row))
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(
        self,
        request: HttpRequest,
        form: forms.ModelForm,
        formsets: list[BaseInlineFormSet],
        change: bool,  # noqa: FBT001
    ) -> None:
        """Save the rows, then note who changed the listing, where anything did change."""
        super().save_related(request, form, formsets, change)
        if form.has_changed() or any(formset.has_changed() for formset in formsets):
            service = self.service_of(form.instance)
            touch(service=service, by=actor(request), at=timezone.now())

    def _merged(self, request: HttpRequest, key: str) -> Merge | None:
        """What was typed, put together with what was saved meanwhile; None for no row of theirs."""
        row = self.get_object(request, key)
        if row is None or not self.has_change_permission(request, row):
            return None
        hold(self.service_of(row).pk)
        row = self.get_object(request, key)
        if row is None:
            return None
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        form = self.get_form(request, row, change=True, fields=fields)(instance=row)
        formsets = [
            formset(
                instance=row,
                prefix=formset.get_default_prefix(),
                queryset=inline.get_queryset(request),
            )
            for formset, inline in self.get_formsets_with_inlines(request, row)
            if inline.has_change_permission(request, row)
        ]
        now = self._shown(row, form, formsets)
        was = Shown.unsealed(request.POST.get(NAME, ""), row)
        merge = Merge(request.POST, was, now, form, formsets)
        merge.data[NAME] = now.sealed(row)
        return merge

    def _take_quietly(self, request: HttpRequest, values: Values) -> None:
        """Send what the table says of fields that nobody here touched."""
        if values:
            data = request.POST.copy()
            for name, value in values.items():
                data.setlist(name, value or [""])
            request.POST = data  # type: ignore[assignment]

    def _open(self, request: HttpRequest, service: Service) -> dict[str, str]:
        """Note that the form is open; who else has it open, and where the script asks again."""
        user, now = actor(request), timezone.now()
        note_open(service=service, by=user, at=now)
        return {
            "open_words": open_words(service, besides=user, at=now),
            "open_url": reverse("admin:services_service_open", args=[service.pk]),
        }

    def _shown(self, row: Model, form: forms.ModelForm, formsets: list[BaseInlineFormSet]) -> Shown:
        """What the page of a row shows."""
        changed_at = Service.objects.values_list("changed_at", flat=True)
        at = changed_at.get(pk=self.service_of(row).pk)
        return shown_by(form, formsets, changed_at=at.isoformat())

    def _changed_last(self, row: Any, merge: Merge) -> dict[str, Any]:
        """Who changed the listing since the page was opened, and when, where that is known."""
        service = Service.objects.select_related("changed_by").get(pk=self.service_of(row).pk)
        if merge.was is None or merge.was.changed_at == merge.now.changed_at:
            return {}
        who = service.changed_by
        return {"changed_by": display_name(who) if who else "", "changed_at": service.changed_at}


def mark(merge: Merge, pages: list[forms.ModelForm]) -> None:
    """Say beside each field that both changed what the other made of it."""
    fields = {bound.html_name: bound for page in pages for bound in page}
    for change in merge.changes:
        bound = fields.get(change.name)
        if change.typed and bound is not None and bound.form.is_bound:
            bound.form.add_error(bound.name, BOTH % change.now)


def _rows_of(context: Any) -> list[forms.ModelForm]:
    """The forms of every row on the page."""
    return [form for inline in context["inline_admin_formsets"] for form in inline.formset.forms]
