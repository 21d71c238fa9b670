"""Health for load balancers and operators; nothing of a reader is in it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from services import snapshot
from services.directory.directory import Directory
from services.directory.readiness import national_lines_checked


@csrf_exempt
@require_safe
def live(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer while the process runs at all."""
    return JsonResponse({"status": "live"})


@csrf_exempt
@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer 200 while there are listings to serve, else 503, and say how things stand."""
    try:
        directory: Directory | None = snapshot.current()
    except snapshot.DirectoryUnavailable:
        directory = None
    return JsonResponse(
        {
            "status": "ready" if directory else "unavailable",
            "database": "up" if snapshot.database_up() else "down",
            "sequence": directory.sequence if directory else None,
            "national_lines_checked": directory is not None and national_lines_checked(directory),
        },
        status=200 if directory else 503,
    )
