"""Taking listings out as a file: what one may see, as the working copy stands."""

from __future__ import annotations

import tempfile

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from services.admin.permissions import actor, allowed
from services.directory.access import access_of
from services.directory.tabular.writing import Export, NotWritable

VIEW = "services.view_service"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
UNPROCESSABLE = 422


@require_safe
def export_view(request: HttpRequest) -> HttpResponseBase:
    """The listings as `?format=` says: csv, xlsx or json; 404 for anything else."""
    if not allowed(request, VIEW):
        raise PermissionDenied
    chosen = request.GET.get("format", "csv")
    if chosen not in TYPES:
        raise Http404("There is no such format.")
    response = _written(Export(access_of(actor(request))), chosen)
    name = f"listings-{timezone.localdate():%Y-%m-%d}.{chosen}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _written(export: Export, chosen: str) -> HttpResponseBase:
    """The file: lines as they are read from the database, or a workbook made on the disk."""
    if chosen != "xlsx":
        lines = export.csv_lines() if chosen == "csv" else export.json_lines()
        return StreamingHttpResponse(lines, content_type=TYPES[chosen])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        export.write_xlsx(file)
    except NotWritable as refused:
        file.close()
        return HttpResponse(str(refused), status=UNPROCESSABLE, content_type="text/plain")
    file.seek(0)
    return FileResponse(file, content_type=TYPES[chosen])
