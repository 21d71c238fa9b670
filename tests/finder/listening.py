"""Random lines, and whom an answer leaves with one that listens: for tests of SAFETY 16."""

from collections.abc import Iterable
from itertools import product

from hypothesis import strategies as st

from services.finder import AgeBand, Group, Match
from services.finder.groups import LISTENING_KINDS
from services.finder.people import AGES, Audience, ages_of, can_use, takes
from services.finder.proof import PHONE_OR_TEXT
from tests.records import ENGLAND, UK, WEST_MERCIA, WORCESTER, a_channel_record, a_record

LATE, LONG_AGO = "2026-05-27", "2026-05-26"
"""Review dates 180 and 181 days before 23 November 2026."""

People = set[tuple[Audience, AgeBand | None]]

EVERYBODY: People = {(audience, age) for audience in Audience for age in ages_of(audience)}

channels = st.builds(
    a_channel_record,
    kind=st.sampled_from(["phone", "sms", "webchat", "email"]),
    hours=st.sampled_from(["24/7", "24/7; Nov 23 off", "Mo-Fr 09:00-17:00; PH off", ""]),
    text_relay=st.sampled_from(["yes", "no"]),
)
services = st.builds(
    a_record,
    kind=st.sampled_from([*LISTENING_KINDS, "support_centre", "specialist_line"]),
    gender=st.sampled_from(["everyone", "everyone", "", "women", "men"]),
    age_from=st.sampled_from([None, None, 13, 18]),
    age_to=st.sampled_from([None, None, 18, 25]),
    audiences=st.sampled_from([(), (), ("lgbt",), ("deaf",), ("families", "women")]),
    areas=st.sampled_from([(UK,), (ENGLAND,), (WEST_MERCIA,), (WORCESTER,)]),
    review_due=st.sampled_from(["", LATE, LONG_AGO, LONG_AGO]),
    self_referral=st.sampled_from(["yes", "unknown", "no"]),
    is_national_line=st.sampled_from([False, False, True]),
    channels=st.lists(channels, min_size=1, max_size=2).map(tuple),
)


def helped(matches: Iterable[Match]) -> People:
    """Whom a line among the matches listens to now, by phone or text."""
    return {
        (audience, age)
        for match, audience, age in product(matches, Audience, AGES)
        if match.group is Group.TALK
        and match.record.kind in LISTENING_KINDS
        and not match.part_only
        and takes(match.record, audience, age)
        and any(
            state.channel.kind in PHONE_OR_TEXT and can_use(state.channel, audience)
            for state in match.channels
        )
    }
