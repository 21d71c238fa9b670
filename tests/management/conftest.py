"""What commands about listings need to find beside what a test is about."""

import pytest
from django.utils import timezone

from services.directory.publishing import publish
from services.models import Service
from tests.factories import a_channel, a_service


@pytest.fixture
def someone_listens(db) -> Service:
    """A published line that listens to everybody in the UK at all hours, in every way there is."""
    line = a_service(
        name="The Lantern", slug="lantern", kind="listening_line", gender="everyone", numbers=()
    )
    for kind, value in (
        ("phone", "01632 960900"),
        ("sms", "07700 900900"),
        ("webchat", "https://lantern.example.org/chat"),
        ("bsl_video", "https://lantern.example.org/bsl"),
    ):
        a_channel(service=line, kind=kind, value=value, hours="24/7")
    publish(service=line, by=None, at=timezone.now())
    return line
