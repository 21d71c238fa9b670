"""How fresh the listings are, as numbers: what is listed, what a person checked, what is due."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.directory.directory import Directory
from services.directory.records import ServiceRecord
from services.pages.times import date_words, london_date


@dataclass(frozen=True, slots=True)
class Freshness:
    """Counts of the published listings on a day.

    A number that several listings show counts once, and as checked where each of them is. The
    oldest stamps are days (ISO): of the newest check of each listing that a person checked, and of
    the newest reading of each that nobody did. None: there is none.
    """

    on: str
    listings: int
    listings_checked: int
    listings_due_again: int
    numbers: int
    numbers_checked: int
    oldest_check: str | None
    oldest_reading: str | None

    def to_json(self) -> dict[str, str | int | None]:
        """The counts as JSON data."""
        return asdict(self)


def freshness_of(directory: Directory, *, at: datetime) -> Freshness:
    """Count the listings of a Directory as they stand on the day of `at`."""
    today, records = london_date(at), directory.services.values()
    checked = [record for record in records if record.is_checked]
    unchecked = [record for record in records if not record.is_checked]
    return Freshness(
        on=today.isoformat(),
        listings=len(records),
        listings_checked=len(checked),
        listings_due_again=sum(record.overdue(today) for record in records),
        numbers=len(directory.by_number),
        numbers_checked=sum(
            all(_number_checked(record, number) for record in showing)
            for number, showing in directory.by_number.items()
        ),
        oldest_check=min(filter(None, map(_newest_check, checked)), default=None),
        oldest_reading=min(filter(None, map(_newest_reading, unchecked)), default=None),
    )


def freshness_words(fresh: Freshness) -> tuple[str, ...]:
    """The counts in sentences."""
    sentences = [
        ngettext(
            "%(count)d listing is on this site.",
            "%(count)d listings are on this site.",
            fresh.listings,
        )
        % {"count": fresh.listings},
        ngettext(
            "They show %(count)d number to ring or text.",
            "They show %(count)d different numbers to ring or text.",
            fresh.numbers,
        )
        % {"count": fresh.numbers},
        *_checked(fresh),
        ngettext(
            "%(count)d listing is due to be checked again.",
            "%(count)d listings are due to be checked again.",
            fresh.listings_due_again,
        )
        % {"count": fresh.listings_due_again},
    ]
    return (*sentences, *_stamps(fresh))


def _checked(fresh: Freshness) -> list[str]:
    """How much a person has checked, in sentences."""
    if not fresh.numbers_checked and not fresh.listings_checked:
        return [_("Nobody on our staff has checked these numbers yet.")]
    return [
        ngettext(
            "A person has checked every number of %(count)d listing.",
            "A person has checked every number of %(count)d listings.",
            fresh.listings_checked,
        )
        % {"count": fresh.listings_checked},
        ngettext(
            "A person has checked %(count)d number.",
            "A person has checked %(count)d numbers.",
            fresh.numbers_checked,
        )
        % {"count": fresh.numbers_checked},
    ]


def _stamps(fresh: Freshness) -> list[str]:
    """The oldest stamps in sentences, where there are any."""
    words = (
        (
            fresh.oldest_check,
            _("Of the listings a person has checked, the oldest check: %(date)s."),
        ),
        (
            fresh.oldest_reading,
            _("Of the listings nobody has checked yet, the oldest page we read: %(date)s."),
        ),
    )
    return [said % {"date": date_words(date.fromisoformat(day))} for day, said in words if day]


def _number_checked(record: ServiceRecord, number: str) -> bool:
    """Whether a person checked `number` as the record shows it."""
    shown = [row for row in record.channels if row.is_number and row.dialled == number]
    return all(record.checked_by_staff(row) for row in shown)


def _newest_check(record: ServiceRecord) -> str:
    """The day of the newest check by a person; "" for none."""
    return max((check.checked_on for check in record.checks if check.by_staff), default="")


def _newest_reading(record: ServiceRecord) -> str:
    """The day on which a page about it was last read; "" where nothing says so."""
    return max((check.checked_on for check in record.checks if not check.by_staff), default="")
