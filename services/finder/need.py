"""What a reader chose to say beside the place. Every part may be left unsaid (None)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.directory.records import ServiceRecord

OLDEST = 200
"""Above every age: the end of the band that has none."""


DOMESTIC_ABUSE = "domestic_abuse"
"""A kind of service, and a need that other kinds name too."""

ABUSE_LINE_KINDS = (DOMESTIC_ABUSE, "helpline", "specialist_line")
"""Kinds that may come first where it is still happening."""

CHILD_CONCERN = "child_concern"
"""The need of adults who worry about a child: no line for the child."""

FAMILIES = "families"
"""Family and friends, where a service says that it helps them too."""


class WhoFor(StrEnum):
    """Whom the help is for."""

    ME = "me"
    SOMEONE = "someone"


class AgeBand(StrEnum):
    """The age of the person the help is for."""

    UNDER_13 = "under13"
    FROM_13 = "13-15"
    FROM_16 = "16-17"
    FROM_18 = "18plus"

    @property
    def years(self) -> tuple[int, int]:
        """The youngest and the oldest age of the band."""
        return _YEARS[self]


_YEARS = {
    AgeBand.UNDER_13: (0, 12),
    AgeBand.FROM_13: (13, 15),
    AgeBand.FROM_16: (16, 17),
    AgeBand.FROM_18: (18, OLDEST),
}


UNDER_16 = (AgeBand.UNDER_13, AgeBand.FROM_13)
ADULT_KINDS = ("domestic_abuse", "specialist_line", "directory", "legal_advice")
"""Kinds that are for adults where nobody told us of an age, unless they name children."""


class When(StrEnum):
    """When it happened. Nothing asks for a date."""

    HAPPENING = "happening"
    RECENT = "recent"
    LONGER = "longer"
    UNSURE = "unsure"


class By(StrEnum):
    """How the reader would like to be in touch."""

    CALL = "call"
    TYPE = "type"
    SIGN = "sign"
    MEET = "meet"


BY_KINDS = {
    By.CALL: ("phone",),
    By.TYPE: ("webchat", "sms", "textphone", "email", "online_form"),
    By.SIGN: ("bsl_video",),
    By.MEET: (),
}
"""The kinds of channel that suit each way of being in touch, best first."""


@dataclass(frozen=True, slots=True)
class Need:
    """The reader's choices; a Need without arguments says nothing."""

    who: WhoFor | None = None
    age: AgeBand | None = None
    when: When | None = None
    by: By | None = None
    open_now: bool = False

    def fits_age(self, record: ServiceRecord) -> bool:
        """Whether the service sees anybody of that age; an age nobody told us shuts nobody out."""
        if self.age is None:
            return True
        youngest, oldest = self.age.years
        if self.age is AgeBand.FROM_18 and record.kind == "children_line":
            return False
        for_adults = record.kind in ADULT_KINDS and record.age_from is None
        if self.age in UNDER_16 and for_adults and "children" not in record.audiences:
            return self.who is WhoFor.SOMEONE and CHILD_CONCERN in record.needs
        if CHILD_CONCERN in record.needs and self.age is not AgeBand.FROM_18:
            return self.who is WhoFor.SOMEONE
        too_old = record.age_to is not None and record.age_to < youngest
        too_young = record.age_from is not None and record.age_from > oldest
        return not (too_old or too_young)

    def may_refer_self(self, record: ServiceRecord) -> bool:
        """Whether somebody of that age may get in touch themselves, as far as we know.

        A referral centre that does not say from what age is no place for a child under 13 to ring:
        many take one only from the police or social care.
        """
        from_age = record.self_referral_age_from
        if from_age is None and record.kind == "referral_centre":
            return record.self_referral != "no" and self.age is not AgeBand.UNDER_13
        too_young = self.age is not None and from_age is not None and from_age > self.age.years[1]
        return record.self_referral != "no" and not too_young

    def may_ring(self, record: ServiceRecord) -> bool:
        """Whether the card may show numbers: not to a child who must be referred by others."""
        return (
            self.age is not AgeBand.UNDER_13
            or record.kind == "police_reporting"
            or self.may_refer_self(record)
        )

    def helps_friend(self, record: ServiceRecord) -> bool:
        """Whether the reader asks for someone else, and the service says it helps them too."""
        return self.who is WhoFor.SOMEONE and FAMILIES in record.audiences

    def puts_up(self, record: ServiceRecord) -> bool:
        """Whether a line comes first because it is for what is still happening.

        Those for domestic abuse; whoever is in danger is told of 999 beside them.
        """
        for_abuse = DOMESTIC_ABUSE in (record.kind, *record.needs)
        return self.when is When.HAPPENING and for_abuse and record.kind in ABUSE_LINE_KINDS

    def suits(self, record: ServiceRecord) -> bool:
        """Whether the service can be reached the way the reader would like."""
        if self.by is None:
            return True
        if self.by is By.MEET:
            return bool(record.locations) or record.kind in _MEETING_KINDS
        return any(channel.kind in BY_KINDS[self.by] for channel in record.channels)


_MEETING_KINDS = ("referral_centre", "support_centre", "counselling", "adviser")
