"""The starter listings load whole, once, and never over what staff changed."""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.directory.directory import Directory
from services.directory.recalling import recall_number
from services.directory.starter_files import STARTER, StarterFileError, read_starter
from services.directory.starter_listings import load_starter
from services.models import Publication, Service

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the starter files."""
    return Path(shutil.copytree(STARTER, tmp_path / "starter"))


def seal(folder: Path) -> None:
    """Write the checksums of a folder again."""
    sums = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}"
        for file in sorted(folder.glob("*.json"))
    ]
    (folder / "SHA256SUMS").write_text("\n".join(sums) + "\n")


def test_every_listing_is_added_and_those_to_publish_are_published() -> None:
    listings = read_starter()
    loaded = load_starter(listings, at=AT)
    published = {item["key"] for item in listings.services if item["publish"]}
    assert (loaded.added, {record.slug for record in Directory.load().services.values()}) == (
        len(listings.services),
        published,
    )


def test_loading_again_changes_nothing() -> None:
    load_starter(read_starter(), at=AT)
    before = Publication.objects.count()
    again = load_starter(read_starter(), at=AT)
    assert (again.added, Publication.objects.count()) == (0, before)


def test_loading_again_leaves_what_staff_changed_even_the_slug() -> None:
    load_starter(read_starter(), at=AT)
    Service.objects.filter(slug="the-glade").update(slug="glade", summary="Changed by staff.")
    load_starter(read_starter(), at=AT)
    assert list(Service.objects.filter(name="The Glade").values_list("slug", "summary")) == [
        ("glade", "Changed by staff.")
    ]


def test_safety_18_loading_again_does_not_bring_a_recalled_number_back() -> None:
    load_starter(read_starter(), at=AT)
    recall_number(number="08081782058", by=None, at=AT, reason="Wrong number.")
    load_starter(read_starter(), at=AT)
    assert "0808 178 2058" not in json.dumps(Directory.load().to_json())


def test_staff_notes_and_sources_reach_no_published_byte() -> None:
    listings = read_starter()
    load_starter(listings, at=AT)
    published = json.dumps(Directory.load().to_json(), ensure_ascii=False)
    leaked = [
        item["key"]
        for item in listings.services
        for text in (item["staff_note"], *item["sources"])
        if text
        and text not in (item["website"], *(c["value"] for c in item["channels"]))
        and text in published
    ]
    assert leaked == []


def cut(file: Path) -> None:
    """Cut a file short."""
    file.write_bytes(file.read_bytes()[:-300])


def alter(file: Path) -> None:
    """Change one digit."""
    file.write_text(file.read_text().replace("0808 178 2058", "0808 178 2059"))


def spoil(file: Path) -> None:
    """Change one digit to what is no number, and seal the folder over it."""
    file.write_text(file.read_text().replace("0808 178 2058", "0909 178 2058"))
    seal(file.parent)


def garble(file: Path) -> None:
    """Put a byte that is no text into the checksums."""
    sums = file.with_name("SHA256SUMS")
    sums.write_bytes(b"\xff" + sums.read_bytes())


def unlist(file: Path) -> None:
    """Take a file's line out of the checksums."""
    sums = file.with_name("SHA256SUMS")
    sums.write_text("".join(x for x in sums.read_text().splitlines(True) if file.name not in x))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (Path.unlink, "referral_centres.json, line 0: No such file"),
        (cut, r"referral_centres.json, line \d+: "),
        (alter, r"SHA256SUMS, line \d: referral_centres.json was altered"),
        (spoil, "the-glade: This is a premium-rate"),
        (garble, r"SHA256SUMS, line 1: this is not a checksum|is not listed"),
        (unlist, "referral_centres.json is not listed"),
    ],
)
def test_a_damaged_file_stops_the_load_with_place_and_reason_and_changes_nothing(
    folder: Path, damage: Callable[[Path], None], words: str
) -> None:
    damage(folder / "referral_centres.json")
    with pytest.raises(StarterFileError, match=words):
        load_starter(read_starter(folder), at=AT)
    assert Service.objects.count() == 0
