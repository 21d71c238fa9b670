"""What the front page is made of: things to do, in sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.http import HttpRequest

from services import snapshot
from services.admin.permissions import access
from services.directory.directory import Directory
from services.models.service import ServiceQuerySet


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: what, where, a word about it, and what one click on it needs."""

    name: str
    url: str
    note: str = ""
    service: int | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one sort. `total` counts all of them, `rows` are the first."""

    title: str
    rows: Sequence[Row]
    total: int
    all_url: str = ""
    all_words: str = ""
    checks: bool = False
    explanation: str = ""


@dataclass(frozen=True)
class Desk:
    """What the sections are made from: who asks, when, and what the public sees."""

    request: HttpRequest
    today: date
    directory: Directory = field(default_factory=snapshot.fresh)

    def services(self) -> ServiceQuerySet:
        """The services that the person sees."""
        return cast("ServiceQuerySet", access(self.request).services())
