"""What a nightly look at the published listings finds, one finding after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from services.directory.directory import Directory
from services.directory.links import (
    Courtesy,
    Verdict,
    Web,
    check_links,
    forget_links,
    links_of,
    record_link_check,
)
from services.directory.publishable import reasons_against
from services.directory.readiness import unchecked_national_lines
from services.finder.proof import Empty, holes_of_channels, prove_never_empty
from services.models import Location, Service
from services.pages.proof_words import empty_words

TOO_MANY = 5
"""So many links, all of them silent, tell of this machine and not of the links."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend, or (`is_note`) to know: its kind, what it is about, and words for it.

    The subject is the slug of a service, slugs of police forces, or a link.
    """

    kind: str
    subject: str
    words: str
    is_note: bool = False

    @property
    def line(self) -> str:
        """The finding on one line."""
        return f"{self.subject}: {self.words}" if self.subject else self.words


def of_listings(directory: Directory, *, at: datetime, ready: bool) -> Iterator[Finding]:
    """What the listings alone tell; `ready` asks whether the national lines have been checked."""
    yield from unpublishable()
    yield from led_nowhere(directory)
    yield from shown_though_hidden(directory)
    yield from unreadable(directory)
    if ready:
        yield from unchecked(directory)
    yield from nobody_listens(directory, at=at)
    yield from holes(directory, at=at)


def unpublishable() -> Iterator[Finding]:
    """Published services whose working copy may not be published."""
    for service in Service.objects.published().for_freezing():
        for reason in reasons_against(service):
            yield Finding("unpublishable", service.slug, reason)


def led_nowhere(directory: Directory) -> Iterator[Finding]:
    """Hand-offs to a service that the public does not see."""
    for record in directory.services.values():
        for row in record.hand_offs:
            if row.to_service not in directory.services:
                words = f"{row.who} are sent to {row.to_name}, which is not published."
                yield Finding("hand_off", record.slug, words)


def shown_though_hidden(directory: Directory) -> Iterator[Finding]:
    """Published places that were hidden since by no door of ours: a shell, or the database."""
    visibility = dict(Location.objects.values_list("pk", "address_visibility"))
    for record in directory.services.values():
        for row in record.locations:
            seen = visibility.get(row.id) if row.id else None
            if seen and row.reduced(Location.AddressVisibility(seen)) != row:
                words = "the public sees more of a place than it may: open the place and save it."
                yield Finding("hidden_address", record.slug, words)


def unreadable(directory: Directory) -> Iterator[Finding]:
    """Published hours that cannot be read any more: the public is told that they are not known."""
    for record in directory.services.values():
        for channel in record.channels:
            if not channel.hours_are_readable:
                words = f"the hours of {channel.value} cannot be read: {channel.hours}"
                yield Finding("unreadable_hours", record.slug, words)


def unchecked(directory: Directory) -> Iterator[Finding]:
    """National lines that only public pages vouch for."""
    for line in unchecked_national_lines(directory):
        yield Finding("unchecked", line.slug, "no person has checked its numbers yet.")


def nobody_listens(directory: Directory, *, at: datetime) -> Iterator[Finding]:
    """Where SAFETY 16 does not hold."""
    for empty in prove_never_empty(directory, at=at):
        yield Finding("never_empty", _forces(empty, directory), empty_words(empty, directory))


def holes(directory: Directory, *, at: datetime) -> Iterator[Finding]:
    """When nobody listens by one way of being in touch: a note, since another way is open."""
    for empty in holes_of_channels(directory, at=at):
        words = empty_words(empty, directory)
        yield Finding(f"hole_{empty.way}", _forces(empty, directory), words, is_note=True)


def dead_links(
    directory: Directory, *, at: datetime, web: Web, courtesy: Courtesy
) -> Iterator[Finding]:
    """Look at every link, keep what came of it, and tell of those that lead nowhere.

    A link is dead when it failed at two looks, or at once when its page is gone or its address is
    none that may be asked; until then, and where a program is not let in, it is a note. Nothing is
    kept of a night on which no link answers at all.
    """
    shown_by = links_of(directory)
    outcomes = list(check_links(shown_by, web=web, courtesy=courtesy))
    if len(outcomes) >= TOO_MANY and all(o.verdict is Verdict.SILENT for _url, o in outcomes):
        words = f"None of {len(outcomes)} links answered: this machine may be cut off."
        yield Finding("no_network", "links", words)
        return
    forget_links(but=shown_by)
    for url, outcome in outcomes:
        subject = ", ".join(shown_by[url])
        words = f"{url} {outcome.words}"
        if outcome.verdict is Verdict.UNSURE:
            yield Finding("unsure_link", subject, words, is_note=True)
            continue
        check = record_link_check(url=url, fault=outcome.words, at=at)
        if check.is_dead:
            yield Finding("dead_link", subject, words)
        elif check.fault:
            yield Finding("failing_link", subject, words, is_note=True)


def as_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The findings a line each, then the notes, or that there is nothing to mend."""
    wrong = [finding for finding in findings if not finding.is_note]
    yield from (finding.line for finding in wrong)
    yield from (f"Note: {finding.words}" for finding in findings if finding.is_note)
    if not wrong:
        yield "No findings."


def as_json(findings: Sequence[Finding], *, at: datetime) -> Mapping[str, Any]:
    """The findings as one JSON document."""
    wrong = [finding for finding in findings if not finding.is_note]
    notes = [finding for finding in findings if finding.is_note]
    return {
        "at": at.isoformat(),
        "clean": not wrong,
        "counts": {
            "findings": len(wrong),
            "notes": len(notes),
            "by_kind": dict(sorted(Counter(finding.kind for finding in findings).items())),
        },
        "findings": _told(wrong),
        "notes": _told(notes),
    }


def _told(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Findings as JSON objects."""
    return [
        {key: value for key, value in asdict(finding).items() if key != "is_note"}
        for finding in findings
    ]


def _forces(empty: Empty, directory: Directory) -> str:
    """The forces of a finding as its subject: their slugs, or `uk` for all of them."""
    if len(empty.forces) == len(directory.police_forces):
        return "uk"
    return " ".join(empty.forces)
