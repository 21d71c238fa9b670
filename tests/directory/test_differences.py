"""What differs between two records, in words, with a changed number told apart."""

from dataclasses import replace

import pytest

from services.directory.differences import Difference, differences, fingerprint
from tests.factories import an_area
from tests.records import a_channel_record, a_record

pytestmark = pytest.mark.django_db

LINE = a_channel_record(value="0808 157 0001", hours="24/7")


def changed(old, new):
    """Return the rows that changed, by label."""
    return {row.label: row for row in differences(old, new) if row.changed}


def with_channels(record, *channels):
    """Return the record with these channels and no others."""
    return replace(record, channels=channels)


def test_two_records_that_say_the_same_differ_in_no_row():
    record = a_record()
    again = replace(record, number=2, published_at="2026-11-24T12:00:00+00:00")
    assert changed(record, again) == {}


def test_a_changed_field_is_told_in_the_words_of_the_form():
    old, new = a_record(), a_record()
    new = replace(old, gender="men", accepts_outside=False)
    assert changed(old, new) == {
        "Gender": Difference("Gender", (), ("Men and boys",)),
        "Accepts people from outside its area": Difference(
            "Accepts people from outside its area", (), ("No",)
        ),
    }


def test_an_area_is_told_by_its_name_and_one_that_is_gone_by_its_code():
    area = an_area(name="Meadowshire")
    old = replace(a_record(), areas=(area.code,))
    (row,) = changed(old, replace(old, areas=("X99999999",))).values()
    assert (row.old, row.new) == ((str(area),), ("X99999999",))


def test_a_service_that_was_not_public_has_nothing_on_the_old_side():
    rows = differences(None, a_record())
    assert {row.old for row in rows} == {()}


def test_a_withdrawn_service_has_nothing_on_the_new_side_and_lost_its_number():
    record = with_channels(a_record(), LINE)
    rows = differences(record, None)
    assert [row.label for row in rows if row.number_changed] == ["Phone 0808 157 0001"]
    assert {row.new for row in rows} == {()}


@pytest.mark.parametrize(
    ("after", "shouted"),
    [
        ((replace(LINE, value="0808 157 0002"),), True),
        ((replace(LINE, value="0808 157-0001"),), False),
        ((replace(LINE, hours="Mo 09:00-17:00"),), False),
        ((replace(LINE, id=999999),), False),
        ((), True),
        ((LINE, replace(LINE, id=2, value="0808 157 0003")), True),
        ((LINE, replace(LINE, id=2, kind="email", value="a@example.org")), False),
        ((replace(LINE, kind="email", value="a@example.org"),), True),
        ((replace(LINE, id=5, value="0808 157 0002"),), True),
    ],
)
def test_only_a_number_that_is_dialled_otherwise_is_a_changed_number(after, shouted):
    old = with_channels(a_record(), LINE)
    rows = differences(old, with_channels(old, *after))
    assert any(row.number_changed for row in rows) is shouted


def test_changed_hours_of_a_number_stand_in_the_row_of_that_number():
    old = with_channels(a_record(), LINE)
    rows = changed(old, with_channels(old, replace(LINE, hours="Mo 09:00-17:00")))
    assert list(rows) == ["Phone 0808 157 0001"]
    assert "Hours: Monday 9am to 5pm" in rows["Phone 0808 157 0001"].new


def test_hours_that_cannot_be_read_are_shown_as_they_are():
    old = with_channels(a_record(), LINE)
    (row,) = changed(old, with_channels(old, replace(LINE, hours="now and then"))).values()
    assert "Hours: cannot be read: now and then" in row.new


def test_channels_in_another_order_are_told_in_a_row_of_their_own():
    other = a_channel_record(value="0808 157 0002")
    old = with_channels(a_record(), LINE, other)
    assert changed(old, with_channels(old, other, LINE)) == {
        "Order of the ways to get in touch": Difference(
            "Order of the ways to get in touch",
            ("0808 157 0001", "0808 157 0002"),
            ("0808 157 0002", "0808 157 0001"),
        )
    }


def test_a_fingerprint_is_that_of_what_is_said_wherever_it_stands_in_the_history():
    record = a_record()
    same = replace(record, number=9, published_at="2026-11-24T12:00:00+00:00")
    assert fingerprint(record) == fingerprint(same)
    assert fingerprint(record) != fingerprint(replace(record, summary="Shouts."))
