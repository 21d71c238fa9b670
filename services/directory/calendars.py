"""The calendar the public is answered by: the official list, and what staff laid on top of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from services.directory.publishing import Actor
from services.directory.referencing import publish_reference
from services.hours import BankHoliday as Holiday
from services.hours import Calendar, Nation, bank_holidays
from services.models import BankHoliday, Publication

CALENDARS_KEPT = 4
"""The one served, and those that open answers of a moment ago still use."""


@dataclass(frozen=True, slots=True)
class Proclaimed:
    """A day that staff added, or took off the official list, in some nations."""

    day: date
    nations: tuple[Nation, ...]
    title: str
    title_cy: str
    cancelled: bool

    def holidays(self) -> Iterator[Holiday]:
        """The day as a bank holiday of each nation."""
        for nation in self.nations:
            yield Holiday(self.day, nation, self.title, self.title_cy)


def freeze_bank_holidays() -> dict[str, Any]:
    """The days that staff keep, as the record of a publication."""
    return {"days": [_frozen(row) for row in BankHoliday.objects.order_by("day")]}


def staff_calendar() -> Calendar:
    """The calendar as the table has it now, in one query."""
    return calendar_from_json(freeze_bank_holidays())


def publish_bank_holidays(*, by: Actor, at: datetime) -> Publication | None:
    """Show the public the days that staff keep; None where it sees them already."""
    reference = Publication.Reference.BANK_HOLIDAYS
    return publish_reference(reference=reference, record=freeze_bank_holidays(), by=by, at=at)


def calendar_from_json(record: Mapping[str, Any]) -> Calendar:
    """The calendar with the days of a published record; the same days give the same calendar."""
    return _calendar(tuple(_proclaimed(row) for row in record.get("days", ())))


@lru_cache(maxsize=CALENDARS_KEPT)
def _calendar(proclaimed: tuple[Proclaimed, ...]) -> Calendar:
    """The official calendar with what staff added and without what they cancelled.

    Holidays that fall on a weekend count on their own day too: nobody should be told that a
    Saturday line is open on Christmas Day because the official list has the Monday only.
    """
    cancelled = {(row.day, nation) for row in proclaimed if row.cancelled for nation in row.nations}
    added = [held for row in proclaimed if not row.cancelled for held in row.holidays()]
    official = bank_holidays().with_days_at_weekends()
    return official.without_days(cancelled).with_days(added)


def _frozen(row: BankHoliday) -> dict[str, Any]:
    """A row as JSON data."""
    return {
        "day": row.day.isoformat(),
        "nations": [nation.value for nation in _nations(row)],
        "title": row.title,
        "title_cy": row.title_cy,
        "cancelled": row.cancelled,
    }


def _proclaimed(row: Mapping[str, Any]) -> Proclaimed:
    """JSON data as a value."""
    return Proclaimed(
        date.fromisoformat(row["day"]),
        tuple(Nation(nation) for nation in row["nations"]),
        row["title"],
        row["title_cy"],
        row["cancelled"],
    )


def _nations(row: BankHoliday) -> Iterable[Nation]:
    """The nations in which a row holds."""
    if row.england_and_wales:
        yield from (Nation.ENGLAND, Nation.WALES)
    if row.scotland:
        yield Nation.SCOTLAND
    if row.northern_ireland:
        yield Nation.NORTHERN_IRELAND
