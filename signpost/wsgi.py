"""What the web server calls: the site, and the thread that follows new publications."""

import os

from django.core.wsgi import get_wsgi_application

from signpost import patience
from signpost.connections import POSTGRESQL
from signpost.settings import ENVIRONMENT
from signpost.transport import guarded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "signpost.settings")

application = guarded(
    get_wsgi_application(),
    is_secure=ENVIRONMENT.base_url.is_secure,
    trusted=ENVIRONMENT.trusted_proxy,
)

from services import snapshot  # noqa: E402  (its models need the apps that are ready only now)

if ENVIRONMENT.database["ENGINE"] == POSTGRESQL:
    patience.limit()
snapshot.follow()
