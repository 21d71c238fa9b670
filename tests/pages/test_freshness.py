"""How fresh the listings are, counted."""

from datetime import UTC, datetime

from services.directory.record_parts import CheckRecord
from services.pages.freshness import freshness_of, freshness_words
from tests.records import a_channel_record, a_check, a_record, directory_of

AT = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def test_listings_numbers_checks_and_due_dates_are_counted():
    shared, checked_line = a_channel_record(value="01632 960001"), a_channel_record()
    checked = a_record(
        channels=(checked_line, shared),
        checks=(a_check(checked_line, shared, on="2026-10-02"),),
        review_due="2026-11-01",
    )
    read = a_record(channels=(shared,), checks=(CheckRecord(None, "public_page", "2015-02-12"),))
    fresh = freshness_of(directory_of(checked, read), at=AT)
    assert fresh.to_json() == {
        "on": "2026-11-26",
        "listings": 2,
        "listings_checked": 1,
        "listings_due_again": 1,
        "numbers": 2,
        "numbers_checked": 1,
        "oldest_check": "2026-10-02",
        "oldest_reading": "2015-02-12",
    }


def test_what_is_not_there_is_not_said():
    words = freshness_words(freshness_of(directory_of(), at=AT))
    assert [said for said in words if "oldest" in said] == []


def test_one_is_said_as_one():
    words = freshness_words(freshness_of(directory_of(a_record()), at=AT))
    assert words[0] == "1 listing is on this site."


def test_that_nobody_has_checked_anything_is_one_sentence():
    words = freshness_words(freshness_of(directory_of(a_record()), at=AT))
    assert "Nobody on our staff has checked these numbers yet." in words
    assert [said for said in words if "A person has checked" in said] == []
