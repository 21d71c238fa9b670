"""The commands that load, check and keep the listings, as an operator uses them."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from services import snapshot
from services.directory.publishing import publish
from services.directory.starter_files import STARTER
from services.models import Service
from services.snapshot import Follower
from tests.factories import a_service

pytestmark = pytest.mark.django_db


def printed(*command: str, status: int = 0) -> str:
    """What a command prints; it must end with `status`."""
    out, ended = StringIO(), 0
    try:
        call_command(*command, stdout=out)
    except SystemExit as end:
        ended = int(end.code or 0)
    assert ended == status
    return out.getvalue()


def a_published_service(**fields: object) -> Service:
    """A service that is published."""
    service = a_service(**fields)
    publish(service=service, by=None, at=timezone.now())
    return service


def test_loading_says_what_it_did() -> None:
    count = Service.objects.count
    first = printed("load_starter_listings")
    assert first.startswith(f"Added {count()} listings, published ")
    assert printed("load_starter_listings") == (
        f"Added 0 listings, published 0 of them; {count()} were there already.\n"
    )


def test_an_altered_file_stops_the_load_with_its_place_and_reason(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STARTER, tmp_path / "starter"))
    file = folder / "helplines.json"
    file.write_bytes(file.read_bytes().replace(b"0808 500 2222", b"0808 500 2223"))
    with pytest.raises(CommandError, match=r"SHA256SUMS, line \d: helplines.json was altered"):
        call_command("load_starter_listings", folder=folder)
    assert not Service.objects.exists()


@pytest.fixture
def follower(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Follower:
    """A follower of this test's own, in place of the process's."""
    own = Follower(tmp_path / "snapshot.json")
    monkeypatch.setattr("services.snapshot.process.follower", lambda: own)
    monkeypatch.setattr(snapshot, "follower", lambda: own)
    return own


def test_the_snapshot_is_built_from_what_is_published(follower: Follower) -> None:
    a_published_service()
    assert printed("build_snapshot") == "Wrote 1 published services.\n"


def test_without_a_publication_there_is_no_snapshot_to_build(follower: Follower) -> None:
    with pytest.raises(CommandError, match="no published listing"):
        call_command("build_snapshot")
