"""A card to carry: numbers of the listings with as little around them as the reader wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.constants import ERROR_CORRECT_L
from qrcode.main import QRCode

from services.directory.directory import Directory
from services.directory.record_parts import ChannelRecord
from services.directory.records import ServiceRecord
from services.pages.answer import AnswerPage, Section
from services.pages.channels import check_words, kind_words
from services.pages.said import filled, said, said_plainly
from services.pages.times import date_words

MOST_NUMBERS = 4
"""As many as can be read on a card."""

MOST_SERVICES = 15
"""Of so many services, in the order asked for, are numbers offered."""

CARDS_A_GROUP = 3
"""The first of each group of an answer: more numbers would be too many to choose from."""

MOST_OFFERED = 60
"""More than an answer shows on the first cards of its groups."""

MOST_LETTERS = 3
"""Enough to tell numbers apart, too few to tell what they are for."""

QUIET_ZONE = 4
"""Empty modules around a square code, without which cameras do not find it (ISO/IEC 18004)."""

HEADINGS = {
    "": gettext_lazy("No heading"),
    "numbers": gettext_lazy("Numbers"),
    "useful": gettext_lazy("Useful numbers"),
    "appointments": gettext_lazy("Appointments"),
    "taxi": gettext_lazy("Taxi"),
    "repairs": gettext_lazy("Repairs"),
}
"""What may stand at the top, by what the form sends."""


class Labels(StrEnum):
    """What stands beside each number."""

    NOTHING = ""
    LETTERS = "letters"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Offered:
    """A number that can be put on a card; `key` is what the form sends for it."""

    key: str
    record: ServiceRecord
    channel: ChannelRecord

    @property
    def words(self) -> str:
        """The number and whose it is, safe to show, for the reader to choose by."""
        number, name = self.channel.value, said(self.record, "name")
        if self.channel.kind == "phone":
            return filled(_("%(number)s – %(name)s"), number=number, name=name)
        way = kind_words(self.channel.kind)
        return filled(_("%(number)s (%(way)s) – %(name)s"), number=number, name=name, way=way)


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a card; `label` and `way` are "" for nothing."""

    number: str
    way: str
    label: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What stands beside the card, not on it: when a number was last checked."""

    number: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class PocketCard:
    """A card in words. `code` draws the square code of `code_holds`; "" for none."""

    heading: str
    lines: tuple[CardLine, ...]
    made_on: str
    code: str
    code_size: int
    code_holds: str
    checks: tuple[Checked, ...]


def offered_numbers(directory: Directory, services: Iterable[int]) -> tuple[Offered, ...]:
    """The numbers of some services, by key and in that order, then those of the national lines.

    A service that is not published, or closed for now, has none.
    """
    wanted = dict.fromkeys(services)
    asked = [record for record in map(directory.services.get, wanted) if record is not None]
    records = {record.id: record for record in (*asked[:MOST_SERVICES], *directory.national_lines)}
    return _each_once((record, row) for record in records.values() for row in record.channels)


def card_keys(directory: Directory, answer: AnswerPage) -> str:
    """The keys of the numbers that an answer offers for a card, with commas between."""
    return ",".join(one.key for one in numbers_on(directory, answer.sections))


def numbers_on(directory: Directory, sections: Iterable[Section]) -> tuple[Offered, ...]:
    """The numbers that the first cards of each group of an answer show, in their order."""
    shown = []
    for card in (card for section in sections for card in section.cards[:CARDS_A_GROUP]):
        record = directory.services[card.id]
        rows = {(row.kind, row.value): row for row in record.channels}
        shown += [(record, rows[view.kind, view.value]) for view in card.channels]
    return _each_once(shown)


def numbers_by_key(directory: Directory, keys: Iterable[str]) -> tuple[Offered, ...]:
    """The numbers with these keys, in that order and no others, that are still published."""
    found = []
    for service, channel in (map(int, key.split("-")) for key in [*keys][:MOST_OFFERED]):
        record = directory.services.get(service)
        found += [(record, row) for row in record.channels if row.id == channel] if record else []
    return _each_once(found)


def _each_once(rows: Iterable[tuple[ServiceRecord, ChannelRecord]]) -> tuple[Offered, ...]:
    """What can be dialled of these, by where it leads, without services that are closed for now."""
    found: dict[str, Offered] = {}
    for record, channel in rows:
        if record.status == "active" and channel.is_number:
            one = Offered(f"{record.id}-{channel.id}", record, channel)
            found.setdefault(f"{channel.kind} {channel.dialled}", one)
    return tuple(found.values())


def pocket_card(
    chosen: Sequence[Offered], *, heading: str, labels: Labels, with_code: bool, today: date
) -> PocketCard:
    """The card of the numbers that were chosen, one at least; `heading` is a key of HEADINGS."""
    first = chosen[0].channel
    holds = f"{'sms' if first.kind == 'sms' else 'tel'}:{first.dialled}" if with_code else ""
    code, size = square_code(holds) if holds else ("", 0)
    return PocketCard(
        heading=str(HEADINGS[heading]) if heading else "",
        lines=tuple(
            CardLine(
                one.channel.value,
                "" if one.channel.kind == "phone" else kind_words(one.channel.kind),
                _label(said_plainly(one.record, "name"), labels),
            )
            for one in chosen
        ),
        made_on=date_words(today),
        code=code,
        code_size=size,
        code_holds=holds,
        checks=tuple(
            Checked(
                one.channel.value,
                said(one.record, "name"),
                check_words(one.record.checked_by_staff(one.channel), one.record),
            )
            for one in chosen
        ),
    )


def square_code(text: str) -> tuple[str, int]:
    """The QR code of a text as the path of an SVG, and the width of its square in modules."""
    code = QRCode(error_correction=ERROR_CORRECT_L, border=QUIET_ZONE)
    code.add_data(text)
    code.make(fit=True)
    rows: list[list[bool]] = code.get_matrix()
    runs = ((x, y, length) for y, row in enumerate(rows) for x, length in _dark_runs(row))
    return "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in runs), len(rows)


def _dark_runs(row: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """Where dark modules of a row begin, and how many stand side by side."""
    begins = 0
    for is_dark, modules in groupby(row):
        length = len(list(modules))
        if is_dark:
            yield begins, length
        begins += length


def _label(name: str, labels: Labels) -> str:
    """What stands beside a number: nothing, the first letters of its name, or the name."""
    if labels is Labels.LETTERS:
        return "".join(word[0] for word in name.split() if word[0].isupper())[:MOST_LETTERS]
    return name if labels is Labels.NAMES else ""
