"""Whether a channel is open, until when and what comes next, in words with their times marked up.

Hours that no person checked are only "listed"; hours that nobody confirmed are neither open nor
closed (SAFETY 13).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.hours import (
    FAR,
    SOON,
    Calendar,
    Nation,
    OpeningHours,
    State,
    Status,
    Why,
    after_a_holiday,
    next_that_matters,
    why_unknown,
)
from services.pages.holidays import holiday_words
from services.pages.times import (
    day_words,
    london_date,
    opening_day_words,
    time_tag,
    until_tag,
)

MINUTE = 60
NOTHING = SafeString("")


@dataclass(frozen=True, slots=True)
class Shown:
    """Hours and their status at an instant, and what decides how it is said.

    `checked`: a person checked them; `has_website`: there is one to look at; `waits`: nobody
    waits for an answer there, so that not knowing the hours needs no words.
    """

    hours: OpeningHours
    status: Status
    nation: Nation | None
    calendar: Calendar
    at: datetime
    checked: bool
    has_website: bool
    waits: bool = False

    def holiday(self, day: date) -> str:
        """The name of the bank holiday on `day`, "" where there is none."""
        return holiday_words(day, nation=self.nation, calendar=self.calendar)

    def why(self, day: date) -> Why | None:
        """Why the hours of `day` are not known; None where they are."""
        return why_unknown(self.hours, day, nation=self.nation, calendar=self.calendar)


def state_words(shown: Shown) -> SafeString:
    """The state in words; "" where it needs none."""
    match shown.status.state:
        case State.UNKNOWN:
            return _unknown(shown)
        case State.OPEN:
            return _open(shown)
        case _:
            return _closed(shown)


def _unknown(shown: Shown) -> SafeString:
    """That nobody has told us, and why where that is a bank holiday."""
    if shown.waits and not shown.hours.known:
        return NOTHING
    today = london_date(shown.at)
    why = shown.why(today)
    if why is Why.NATION:
        words = _("Hours not known today: it is a bank holiday ({holiday})")
    elif why is Why.NOT_CONFIRMED and shown.has_website:
        words = _(
            "Hours not known today: nobody has confirmed the bank holiday ({holiday}). "
            "See their website"
        )
    elif why is Why.NOT_CONFIRMED:
        words = _("Hours not known today: nobody has confirmed the bank holiday ({holiday})")
    elif shown.has_website:
        words = _("Hours not known: see their website")
    else:
        words = _("Hours not known")
    return format_html(words, holiday=shown.holiday(today))


def _open(shown: Shown) -> SafeString:
    """Open, and until when."""
    closes = shown.status.changes_at
    if closes is None or (shown.hours.always and closes - shown.at > FAR):
        return _always(shown)
    minutes = int((closes.timestamp() - shown.at.timestamp()) // MINUTE)
    unknown_next = shown.status.becomes is State.UNKNOWN
    if minutes <= SOON and not unknown_next:
        return _closing(closes, max(1, minutes), checked=shown.checked)
    words = _("Open now, until {until}")
    known = format_html(
        words if shown.checked else _("Listed as open now, until {until}"),
        until=until_tag(closes, seen_at=shown.at),
    )
    return known + _unknown_next(closes, shown) if unknown_next else known


def _always(shown: Shown) -> SafeString:
    """Open with no end near; an exception, however far ahead, keeps it from being every day."""
    if shown.hours.changes:
        words, listed = _("Open now, 24 hours a day"), _("Listed as open now, 24 hours a day")
    else:
        words, listed = _("Open 24 hours, every day"), _("Listed as open 24 hours, every day")
    return escape(words if shown.checked else listed)


def _closing(closes: datetime, minutes: int, *, checked: bool) -> SafeString:
    """Open for an hour at most."""
    if checked:
        words = ngettext(
            "Open now, closes in {minutes} minute, at {time}",
            "Open now, closes in {minutes} minutes, at {time}",
            minutes,
        )
    else:
        words = ngettext(
            "Listed as open now, closes in {minutes} minute, at {time}",
            "Listed as open now, closes in {minutes} minutes, at {time}",
            minutes,
        )
    return format_html(words, minutes=minutes, time=time_tag(closes))


def _closed(shown: Shown) -> SafeString:
    """Closed, and when it opens; a bank holiday on the way is said."""
    then = next_that_matters(shown.hours, shown.at, nation=shown.nation, calendar=shown.calendar)
    opens = then.changes_at
    if opens is None or then.becomes is State.UNKNOWN:
        return _closed_with_no_opening(opens, shown)
    after_holiday = after_a_holiday(
        shown.hours,
        london_date(shown.at),
        london_date(opens),
        nation=shown.nation,
        calendar=shown.calendar,
    )
    if after_holiday and shown.checked:
        words = _("Closed now. Opens {day} at {time}, after the bank holiday")
    elif after_holiday:
        words = _("Listed as closed now, opening {day} at {time}, after the bank holiday")
    elif shown.checked:
        words = _("Closed now. Opens {day} at {time}")
    else:
        words = _("Listed as closed now, opening {day} at {time}")
    return format_html(words, day=opening_day_words(opens, seen_at=shown.at), time=time_tag(opens))


def _closed_with_no_opening(ends: datetime | None, shown: Shown) -> SafeString:
    """Closed, and then nobody knows, or nothing comes for more than a year."""
    if ends is None:
        return escape(_("Closed now") if shown.checked else _("Listed as closed now"))
    if shown.why(london_date(ends)) is Why.NOT_SAID:
        words, listed = _("Closed now, until {until}"), _("Listed as closed now, until {until}")
        told = words if shown.checked else listed
        now = format_html(told, until=until_tag(ends, seen_at=shown.at))
    else:
        now = escape(_("Closed now") if shown.checked else _("Listed as closed now"))
    return now + _unknown_next(ends, shown)


def _unknown_next(instant: datetime, shown: Shown) -> SafeString:
    """What to add where, from an instant on, comes a day of which nobody has told us."""
    day = london_date(instant)
    why = shown.why(day)
    if why is Why.NOT_CONFIRMED:
        words = _(". Hours for {day} are not confirmed: bank holiday ({holiday})")
    elif why is Why.NATION:
        words = _(". Hours for {day} are not known: bank holiday ({holiday})")
    else:
        words = _(". Hours after that are not known")
    name = day_words(day, today=london_date(shown.at))
    return format_html(words, day=name, holiday=shown.holiday(day))
