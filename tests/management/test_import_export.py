"""`manage.py import_listings` and `export_listings`, as somebody runs them."""

import io
import json
import stat

import pytest
from django.core.management import CommandError, call_command

from services.models import Service
from tests.factories import a_contributor, a_service, an_organization
from tests.listing_files import csv_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meadow():
    """A service whose slug rows name."""
    return a_service(slug="the-meadow", summary="Listens.")


@pytest.fixture
def run(tmp_path):
    """Runs the import of a file, and gives its lines, its progress and what it failed with."""

    def run(data, *arguments, name="listings.csv"):
        (tmp_path / name).write_bytes(data)
        out, err, failed = io.StringIO(), io.StringIO(), ""
        try:
            call_command(
                "import_listings", str(tmp_path / name), *arguments, stdout=out, stderr=err
            )
        except CommandError as refused:
            failed = str(refused)
        return out.getvalue().splitlines(), err.getvalue().splitlines(), failed

    return run


def test_each_row_is_told_and_the_last_line_counts(run, meadow):
    common = {"organization": meadow.organization.key, "kind": "support_centre"}
    data = csv_of(
        {"slug": "the-meadow", "name": "Meadows"} | common,
        {"slug": "new", "name": "New"} | common,
        {"slug": a_service(organization=meadow.organization).slug, "name": "The Meadow"} | common,
    )
    lines, progress, failed = run(data)
    assert lines[:3] == [
        "line 2 the-meadow: changed",
        "  name: “The Meadow” -> “Meadows”",
        "line 3 new: new",
    ]
    assert lines[-1] == "new 1, changed 1, unchanged 1, refused 0"
    assert progress == ["3 rows looked at", "3 rows written"]
    assert failed == ""
    meadow.refresh_from_db()
    assert (meadow.name, meadow.changed_by) == ("Meadows", None)


def test_a_dry_run_writes_nothing(run, meadow):
    lines, progress, _ = run(csv_of({"slug": "the-meadow", "name": "Meadows"}), "--dry-run")
    meadow.refresh_from_db()
    assert lines[-1] == "new 0, changed 1, unchanged 0, refused 0"
    assert (meadow.name, progress) == ("The Meadow", ["1 rows looked at"])


def test_one_refused_row_and_nothing_is_written(run, meadow):
    rows = {"slug": "the-meadow", "name": "Meadows"}, {"slug": "x", "name": ""}
    lines, _, failed = run(csv_of(*rows))
    meadow.refresh_from_db()
    assert lines[-1] == "new 0, changed 1, unchanged 0, refused 1"
    assert (meadow.name, failed) == (
        "The Meadow",
        "Nothing was written: mend what is refused first.",
    )


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"slug,nam\na,b\n", "refused: line 1, column nam: We know no column “nam”."),
        ("slug\nCafé".encode("cp1252"), "refused: This file is not in UTF-8."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_counts(run, db, data, line):
    lines, _, failed = run(data)
    assert lines[0].startswith(line)
    assert (lines[-1], bool(failed)) == ("new 0, changed 0, unchanged 0, refused 1", True)


def test_a_person_brings_in_only_what_they_may_edit(run, meadow):
    person = a_contributor(an_organization())
    lines, _, failed = run(csv_of({"id": meadow.pk, "name": "x"}), "--by", person.username)
    assert lines[1] == "  line 2, column id: There is no service with this id that you may edit."
    assert failed != ""


def test_a_person_is_remembered_with_what_they_bring_in(run, meadow):
    person = a_contributor(meadow.organization)
    run(csv_of({"slug": "the-meadow", "name": "x"}), "--by", person.username)
    meadow.refresh_from_db()
    assert meadow.changed_by == person


@pytest.mark.parametrize("command", ["import_listings", "export_listings"])
def test_nobody_is_called_that(command, tmp_path, db):
    (tmp_path / "x.csv").write_bytes(b"slug\na\n")
    with pytest.raises(CommandError, match="Nobody who may sign in is called “nobody”"):
        call_command(command, str(tmp_path / "x.csv"), "--by", "nobody")


def test_a_file_that_is_not_there_is_told(tmp_path, db):
    with pytest.raises(CommandError, match="No such file or directory"):
        call_command("import_listings", str(tmp_path / "x.csv"))


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".json"])
def test_an_export_is_for_its_owner_only_and_comes_back_unchanged(run, meadow, tmp_path, ending):
    path = tmp_path / f"export{ending}"
    out = io.StringIO()
    call_command("export_listings", str(path), stdout=out)
    assert out.getvalue() == "Wrote 1 listings.\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines, progress, _ = run(path.read_bytes(), name=path.name)
    assert lines[-1] == "new 0, changed 0, unchanged 1, refused 0"
    assert progress == ["1 rows looked at"]


def test_an_export_of_a_person_holds_what_they_see(meadow, tmp_path):
    person = a_contributor(an_organization())
    a_service(slug="ours", organization=person.memberships.get().organization)
    path = tmp_path / "x.json"
    call_command("export_listings", str(path), "--by", person.username, stdout=io.StringIO())
    assert [row["slug"] for row in json.loads(path.read_text())] == ["ours"]


def test_another_ending_is_refused_and_leaves_no_file(tmp_path, db):
    with pytest.raises(CommandError, match="ends in .csv, .xlsx or .json"):
        call_command("export_listings", str(tmp_path / "x.pdf"))
    assert list(tmp_path.iterdir()) == []


def test_drafts_are_written_with_what_only_staff_see(tmp_path, db):
    a_service(slug="draft", staff_note="Ring on Monday.")
    path = tmp_path / "x.json"
    call_command("export_listings", str(path), stdout=io.StringIO())
    row = json.loads(path.read_text())[0]
    assert (row["publication_state"], row["staff_note"]) == ("draft", "Ring on Monday.")
    assert Service.objects.count() == 1
