"""System checks: the data files that no page can do without are there, whole and new enough."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.apps import AppConfig
from django.core import checks
from django.core.checks import CheckMessage, Error
from django.utils import timezone

from services.directory.starter_files import StarterFileError, read_starter
from services.geography import TableUnavailable
from services.geography.neighbours import Neighbours
from services.hours import bank_holidays

A_YEAR = timedelta(days=366)


def starter_files_are_whole(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001  Django passes it by name
    **_: object,
) -> list[CheckMessage]:
    """services.E001 when a starter file is missing, cut short or altered."""
    try:
        read_starter()
    except StarterFileError as refused:
        return [Error(str(refused), id="services.E001")]
    return []


def neighbours_are_whole(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001  Django passes it by name
    **_: object,
) -> list[CheckMessage]:
    """services.E002 when the file of squares near a border is missing, cut short or altered."""
    try:
        Neighbours.embedded()
    except TableUnavailable as refused:
        return [Error(str(refused), id="services.E002")]
    return []


def bank_holidays_reach_far_enough(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001  Django passes it by name
    **_: object,
) -> list[CheckMessage]:
    """services.W001 when the official calendar ends within a year, or has ended."""
    ends = bank_holidays().reaches_until
    if timezone.localdate() + A_YEAR < ends:
        return []
    return [
        checks.Warning(
            f"The calendar of bank holidays ends on {ends:%d %B %Y}. From then on hours are not "
            "known on any day, but for those that hold on bank holidays too.",
            hint="Add the years to come: services/hours/data/README.md says how.",
            id="services.W001",
        )
    ]
