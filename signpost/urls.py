"""The site's addresses: the public ones of services, and the staff's."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from services.admin.work_list import front_page
from services.operations.urls import urlpatterns as operations
from services.web.machine_urls import urlpatterns as for_machines

urlpatterns = [
    path("admin/", include("services.admin.signing_in.urls")),
    path("admin/", admin.site.admin_view(front_page)),
    path("admin/", admin.site.urls),
    *operations,
    *for_machines,
    *i18n_patterns(path("", include("services.urls")), prefix_default_language=False),
]

handler400 = "services.web.errors.bad_request"
handler403 = "services.web.errors.forbidden"
handler404 = "services.web.errors.not_found"
handler500 = "services.web.errors.server_error"
