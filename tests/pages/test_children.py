"""SAFETY 15: what a child under 13 is shown, and is not."""

from datetime import UTC, datetime

from services.finder import AgeBand, Need, When, WhoFor
from services.geography import AnswerKind, AreaKind
from services.pages.answer import answer_page
from tests.records import UK, a_channel_record, a_record, directory_of, place_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORCESTER = place_of(AreaKind.DISTRICT, "worcester")
CHILDLINE = a_record(
    id=1, name="Line", slug="line", kind="children_line", age_to=18, areas=(UK,),
    channels=(a_channel_record(value="0808 157 0001"),),
)  # fmt: skip
CENTRE = a_record(
    id=2, name="Centre", slug="centre", kind="referral_centre", self_referral="yes",
    website="https://example.org/", areas=(WORCESTER.narrowest.code,),
    channels=(a_channel_record(value="0808 157 0002"),),
)  # fmt: skip


def answer(**need):
    """The answer for Worcester."""
    return answer_page(
        directory_of(CHILDLINE, CENTRE),
        kind=AnswerKind.EXACT,
        place=WORCESTER,
        candidates=(),
        territory="",
        need=Need(when=When.RECENT, **need),
        at=NOW,
    )


def centre(**need):
    """The card of the centre."""
    cards = [card for section in answer(**need).sections for card in section.cards]
    return next(card for card in cards if card.slug == "centre")


def test_safety_15_a_centre_that_tells_no_age_shows_no_number_to_a_child_under_13():
    child, older = centre(age=AgeBand.UNDER_13), centre(age=AgeBand.FROM_13)
    assert (child.channels, child.needs_an_adult, child.sends_to_website) == ((), True, False)
    assert (len(older.channels), older.needs_an_adult) == (1, False)


def test_safety_15_after_something_recent_a_child_under_13_is_first_sent_to_a_line_for_children():
    [notice] = answer(age=AgeBand.UNDER_13).notices
    assert [way.href for way in notice.ways] == ["tel:08081570001"]


def test_safety_17_who_asks_for_a_child_is_first_sent_to_the_finder():
    [notice] = answer(age=AgeBand.UNDER_13, who=WhoFor.SOMEONE).notices
    assert notice.ways[0].href == "https://www.nhs.uk/sarcs"
