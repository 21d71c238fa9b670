"""What is written out and read in again says the same."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from services.directory.access import access_of
from services.directory.tabular.cells import FORMULA_SIGNS, guarded, plain, unguarded
from services.models import Capacity, Service
from tests.factories import (
    a_channel,
    a_contributor,
    a_hand_off,
    a_location,
    a_service,
    a_term,
    an_organization,
)
from tests.listing_files import dry_run, exported, outcomes, tally_of

pytestmark = pytest.mark.django_db
ENDINGS = (".csv", ".xlsx", ".json")
AWKWARD = (
    "commas, and; semicolons\tand tabs",
    'a "quoted" word',
    "two\r\nlines",
    "two\nlines",
    "'tis",
    "''twice",
    "'",
    "=1+1",
    "+44 7700 900000",
    "-5",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "'=1+1",
    "＝1+1",
    "  blanks around  ",
    "Llinell gymorth Ŵyn ŷd",
    "emoji \U0001f300 and \u2028 breaks",
    "\x01\x0bsigns",
    "_x000D_",
    "0808",
    "1e5",
    "TRUE",
    "2026-05-03",
    "\\; -> \\",
    "#N/A",
)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
awkward = st.builds("".join, st.lists(st.sampled_from([*AWKWARD, *FORMULA_SIGNS, '"']), max_size=3))


def a_full_service():
    """Return a service with a row of every sort around it."""
    service = a_service(
        name="=HYPERLINK()",
        numbers=["+44 1632 960001", "01632 960002"],
        age_from=13,
        accepts_outside=False,
        review_due=date(2026, 12, 31),
        sources="a\r\nb",
        kind="police_reporting",
    )
    a_channel(service=service, value="https://chat.example.org/", kind="webchat", hours="24/7")
    a_channel(
        service=service, value="85258", kind="sms", hours='Mo-Fr 09:00-17:00; Dec 25 off "Shut"'
    )
    a_channel(service=service, value="office@example.org", kind="email", audience="professionals")
    a_hand_off(service=service, to=a_service(name="The Orchard"), who="under 16; or -> men")
    a_location(service=service, address="1 Hidden Lane")
    service.terms.add(a_term(), a_term(code="men", vocabulary="audience"))
    Capacity.objects.create(
        service=service, strand="adviser", state="waiting", weeks=3, as_of=date(2026, 5, 1)
    )
    return service


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_brought_back_changes_nothing(ending):
    a_full_service()
    plans = dry_run(exported(ending), name=f"x{ending}")
    assert [line for plan in plans for line in plan.lines() if "unchanged" not in line] == []
    assert len(plans) == 2


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_comes_back_as_it_was(ending, text):
    a_service(summary=text, staff_note=text, numbers=[])
    assert outcomes(exported(ending), name=f"x{ending}").startswith("new 0, changed 0, unchanged 1")


@pytest.mark.parametrize("ending", ENDINGS)
def test_any_text_comes_back_as_it_was(ending):
    service = a_service()
    other = a_service(name="Orchard")

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(texts | awkward, awkward, texts.filter(plain))
    def round_trip(note, summary, who):
        Service.objects.filter(pk=service.pk).update(staff_note=note, summary=summary[:300])
        service.hand_offs.all().delete()
        a_hand_off(service=service, to=other, who=who)
        plans = dry_run(exported(ending), name=f"x{ending}")
        assert str(tally_of(plans)) == "new 0, changed 0, unchanged 2, refused 0"

    round_trip()


@given(texts | awkward)
def test_a_guarded_text_is_no_formula_and_comes_back(text):
    kept = guarded(text)
    assert (kept[:1] in {*FORMULA_SIGNS}, unguarded(kept)) == (False, text)


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_an_apostrophe_that_somebody_typed_before_a_formula_is_undone(sign):
    assert unguarded(f"'{sign}1") == f"{sign}1"


def test_an_apostrophe_before_a_word_stays():
    assert unguarded("'tis") == "'tis"


def test_no_cell_of_a_csv_file_begins_like_a_formula():
    a_full_service()
    rows = csv.reader(io.StringIO(exported(".csv").decode("utf-8-sig")))
    assert [cell for row in rows for cell in row if cell[:1] in {*FORMULA_SIGNS}] == []


def test_a_semicolon_does_not_make_a_cell_of_its_own_in_a_csv_file():
    a_service(summary="a;=1+1")
    assert '"a;=1+1"' in exported(".csv").decode()


def test_every_cell_of_a_workbook_is_text():
    a_full_service()
    sheet = load_workbook(io.BytesIO(exported(".xlsx"))).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert "'+44 1632 960001" in {cell.value for cell in cells}


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_no_address_of_a_location_is_written(ending):
    a_full_service()
    assert b"Hidden Lane" not in exported(ending)


def test_only_what_one_may_see_is_written():
    ours = an_organization()
    a_service(name="Ours", organization=ours, numbers=[])
    a_service(name="Theirs", numbers=["01632 960009"])
    text = exported(".csv", access_of(a_contributor(ours))).decode()
    assert ("Ours" in text, "Theirs" in text, "channel_2" in text) == (True, False, False)


def test_an_export_asks_as_much_for_many_as_for_few(django_assert_num_queries):
    a_full_service()
    with CaptureQueriesContext(connection) as few:
        exported(".json")
    for number in range(20):
        a_service(name=str(number))
    with django_assert_num_queries(len(few)):
        exported(".json")
