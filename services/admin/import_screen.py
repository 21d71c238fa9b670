"""Bringing listings in from a file, as drafts: the file, what it would change, then yes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import FormView

from services.admin.permissions import actor, allowed
from services.admin.upload_limit import UploadLimit
from services.directory.access import access_of
from services.directory.tabular.applying import ChangedMeanwhile, RowsRefused, apply_import
from services.directory.tabular.cells import FileRefused
from services.directory.tabular.plans import Tally
from services.directory.tabular.reading import MOST_BYTES, TOO_LARGE
from services.directory.tabular.uploads import KEPT, Upload, UploadGone, kept_upload, new_upload
from services.models import Service

CHANGE = "services.change_service"
SALT = "services.admin.import_screen"
ROWS_SHOWN = 500
REFUSED, CONFLICT = 422, 409
GONE = "This file is not kept any more. Choose it again."


class ImportForm(forms.Form):
    """The file to bring in."""

    file = forms.FileField(
        label="The file",
        help_text="CSV (UTF-8), XLSX or JSON, at most 10 MB. Only the first sheet is read.",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.json"}),
    )


class ImportScreen(FormView):
    """GET asks for a file, POST shows what it would change, a second POST does exactly that."""

    http_method_names: ClassVar[list[str]] = ["get", "head", "post"]  # type: ignore[misc]
    template_name = "admin/services/service/import.html"
    form_class = ImportForm

    @method_decorator(csrf_exempt)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Check the permission, then the form's token: the limit must be set before it is read."""
        if not allowed(request, CHANGE):
            raise PermissionDenied
        self.limit = UploadLimit(request, most=MOST_BYTES)
        request.upload_handlers.insert(0, self.limit)
        return csrf_protect(super().dispatch)(request, *args, **kwargs)

    def get(  # type: ignore[override]
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        """Ask for a file, or hand out the whole report of one."""
        if "report" not in request.GET:
            return super().get(request, *args, **kwargs)
        try:
            report = self._kept(request.GET["report"]).report()
        except UploadGone as gone:
            raise Http404(GONE) from gone
        return FileResponse(report.open("rb"), content_type="text/plain; charset=utf-8")

    def post(self, request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
        """Show what a file would change, or apply what was shown."""
        if "upload" in request.POST:
            return self._apply(request.POST["upload"])
        form = self.get_form()
        if self.limit.exceeded:
            form.errors["file"] = form.error_class([TOO_LARGE])
        return self.form_valid(form) if form.is_valid() else self._refused(form)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Show what the file would change; 422 where it is refused."""
        file: UploadedFile = form.cleaned_data["file"]
        upload = new_upload(_folder(), at=timezone.now())
        try:
            tally = upload.plan(file, name=file.name or "", access=access_of(actor(self.request)))
        except FileRefused as refused:
            upload.remove()
            for refusal in refused.refusals:
                form.add_error("file", str(refusal))
            return self._refused(form)
        context = self.get_context_data(
            tally=tally,
            note=upload.spool().note,
            rows=upload.first_plans(ROWS_SHOWN),
            most=ROWS_SHOWN,
            upload=self._signed(upload),
        )
        return self.render_to_response(context, status=REFUSED if tally.refused else 200)

    def _apply(self, signed: str) -> HttpResponse:
        """Write what was shown, or nothing."""
        try:
            upload = self._kept(signed)
            done = apply_import(
                spool=upload.spool(),
                access=access_of(actor(self.request)),
                shown=upload.shown(),
                at=timezone.now(),
            )
        except UploadGone:
            return self._not_applied([GONE], CONFLICT)
        except RowsRefused as refused:
            return self._not_applied([str(refused)], REFUSED)
        except ChangedMeanwhile as changed:
            return self._not_applied(changed.places, CONFLICT)
        upload.remove()
        messages.success(self.request, _done(done))
        return HttpResponseRedirect(reverse("admin:services_service_changelist"))

    def _not_applied(self, places: Any, status: int) -> HttpResponse:
        """Ask for a file again, and say why nothing was written."""
        context = self.get_context_data(form=ImportForm(), places=places)
        return self.render_to_response(context, status=status)

    def _refused(self, form: forms.Form) -> HttpResponse:
        """Ask again, with the reasons."""
        return self.render_to_response(self.get_context_data(form=form), status=REFUSED)

    def _signed(self, upload: Upload) -> str:
        """The name of an upload, for the person who brought it."""
        return signing.dumps([upload.name, actor(self.request).pk], salt=SALT)

    def _kept(self, signed: str) -> Upload:
        """The upload of this person; UploadGone where it is not theirs, forged, or too old."""
        try:
            name, owner = signing.loads(signed, salt=SALT, max_age=KEPT)
        except (signing.BadSignature, ValueError) as forged:
            raise UploadGone from forged
        if owner != actor(self.request).pk:
            raise UploadGone
        return kept_upload(_folder(), name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What Django's own admin pages need."""
        return super().get_context_data(
            **admin.site.each_context(self.request),
            title="Import listings",
            opts=Service._meta,
            **kwargs,
        )


def _folder() -> Path:
    """Where files wait."""
    return Path(settings.SIGNPOST_STATE_DIR) / "imports"


def _done(tally: Tally) -> str:
    """What was done, in a sentence."""
    if not tally.writes:
        return "The file says what the listings say already. Nothing was changed."
    return f"Kept as drafts, nothing is public yet: {tally}."
