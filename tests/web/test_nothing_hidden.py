"""What may not be public is on no page that search engines or printers are given."""

from datetime import UTC, datetime

import pytest

from services import snapshot
from services.directory.directory import Directory
from services.directory.publishing import publish
from tests.factories import a_channel, a_location, a_service, an_area

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 3, 12, tzinfo=UTC)
PUBLIC, FOR_PROFESSIONALS = "01632 960001", "01632 960002"


@pytest.fixture
def service(monkeypatch):
    """A published service with a number, a hidden place and a number for professionals."""
    service = a_service(numbers=[PUBLIC])
    a_channel(service=service, value=FOR_PROFESSIONALS, audience="professionals", hours="24/7")
    a_location(
        service=service,
        name="Refuge QQ1",
        address="9 QQ2 Lane",
        town="QQ3ton",
        postcode="WR1 2AB",
        district=an_area(name="QQ4shire"),
    )
    publish(service=service, by=None, at=AT)
    monkeypatch.setattr(snapshot.follower(), "_directory", Directory.load())
    return service


def test_safety_14_neither_markup_nor_sitemap_nor_card_holds_what_is_hidden(client, service):
    pages = [
        client.get(f"/services/{service.slug}/"),
        client.get("/sitemap.xml"),
        client.post("/card/", {"service": service.pk}),
    ]
    texts = [page.content.decode() for page in pages]
    secrets = ("QQ1", "QQ2", "QQ3", "QQ4", "WR1", "2AB", FOR_PROFESSIONALS, "01632960002")
    assert [[mark for mark in secrets if mark in text] for text in texts] == [[], [], []]
    assert [PUBLIC in texts[0], service.slug in texts[1], PUBLIC in texts[2]] == [True] * 3


def test_a_number_for_professionals_cannot_be_put_on_a_card(client, service):
    channel = service.channels.get(value=FOR_PROFESSIONALS)
    fields = {"make": "card", "service": service.pk, "numbers": f"{service.pk}-{channel.pk}"}
    response = client.post("/card/", fields)
    assert (response.status_code, FOR_PROFESSIONALS in response.content.decode()) == (422, False)
