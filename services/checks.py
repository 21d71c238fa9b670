"""System checks: the data files that no page can do without are there and whole."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from services.directory.starter_files import StarterFileError, read_starter


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
