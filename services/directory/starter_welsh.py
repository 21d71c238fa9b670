"""The words of the starter listings in Welsh, by the English they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from services.directory.starter_files import read_welsh


def in_welsh(text: str) -> str:
    """A text of the starter listings in Welsh, or "" where there is none; see `read_welsh`."""
    return _welsh().get(text, "")


@cache
def _welsh() -> Mapping[str, str]:
    """The file, read once: it does not change while the site runs."""
    return read_welsh()
