"""What staff see of hours they type: the week, what the public would read now, the days to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from services.hours import Calendar, Nation, OpeningHours, status
from services.pages.states import Shown, state_words
from services.pages.times import london_date
from services.pages.weeks import DayRow, HoursView, days_ahead, hours_view


@dataclass(frozen=True, slots=True)
class HoursPreview:
    """Hours in words: as they show now, the week, and day by day.

    `hours` is None where nothing is known.
    """

    now: SafeString
    hours: HoursView | None
    days: tuple[DayRow, ...]


def hours_preview(
    hours: OpeningHours, *, nation: Nation | None, calendar: Calendar, at: datetime
) -> HoursPreview:
    """The preview for readers in `nation` at an instant, worded as once somebody checked them."""
    today = london_date(at)
    shown = Shown(
        hours=hours,
        status=status(hours, at, nation=nation, calendar=calendar),
        nation=nation,
        calendar=calendar,
        at=at,
        checked=True,
        has_website=False,
    )
    return HoursPreview(
        now=state_words(shown),
        hours=hours_view(hours, today=today, nation=nation, calendar=calendar),
        days=days_ahead(hours, today=today, nation=nation, calendar=calendar),
    )
