"""Where it is still happening, lines for domestic abuse that answer now come first."""

from datetime import datetime

import pytest

from services.finder import AgeBand, Group, Need, When, WhoFor, find_help
from services.geography import AreaKind
from services.hours import LONDON
from tests.records import SCOTLAND, UK, a_channel_record, a_record, directory_of, place_of

NOON = datetime(2026, 11, 23, 12, tzinfo=LONDON)
WORCESTER = place_of(AreaKind.DISTRICT, "worcester")
HAPPENING = Need(when=When.HAPPENING)
SHUT = (a_channel_record(hours="Su 09:00-10:00"),)


def abuse_line(**changes):
    """A line for domestic abuse in England."""
    return a_record(**({"name": "Z", "kind": "domestic_abuse"} | changes))


def order(*records, need=HAPPENING):
    """The groups and names of the matches, in order."""
    found = find_help(directory_of(*records), WORCESTER, need, NOON)
    return [(match.group, match.record.name) for match in found]


def test_it_comes_before_other_lines_among_those_to_talk_to_now():
    other = a_record(name="A", areas=(UK,))
    assert order(other, abuse_line()) == [(Group.TALK, "Z"), (Group.TALK, "A")]


@pytest.mark.parametrize("when", [None, When.RECENT, When.LONGER, When.UNSURE])
def test_at_any_other_time_it_stays_where_it_was(when):
    other = a_record(name="A", areas=(UK,))
    found = order(other, abuse_line(), need=Need(when=when))
    assert found == [(Group.TALK, "A"), (Group.SOME_PEOPLE, "Z")]


def test_a_helpline_for_this_too_and_a_line_for_some_people_come_first_as_well():
    both = a_record(name="B", needs=("sexual_violence", "domestic_abuse"))
    men = a_record(name="C", kind="specialist_line", gender="men", needs=("domestic_abuse",))
    first = [name for _group, name in order(a_record(name="A"), both, men)][:2]
    assert first == ["B", "C"]


def test_one_that_does_not_answer_now_or_serves_another_nation_does_not_come_first():
    closed, elsewhere = abuse_line(channels=SHUT), abuse_line(areas=(SCOTLAND,), name="Y")
    assert order(a_record(name="A"), closed, elsewhere) == [
        (Group.TALK, "A"),
        (Group.SOME_PEOPLE, "Z"),
    ]


@pytest.mark.parametrize("who", [None, WhoFor.ME, WhoFor.SOMEONE])
def test_safety_15_no_child_is_sent_to_a_line_for_adults(who):
    need = Need(when=When.HAPPENING, age=AgeBand.FROM_13, who=who)
    assert order(abuse_line(), need=need) == []
