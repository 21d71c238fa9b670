"""The outlines of police force areas, for maps. Source and licence: `data/README.md`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from textwrap import wrap

from django.utils.safestring import SafeString

from services.directory.directory import Directory
from services.pages.said import ENGLISH, force_name, force_said

WIDEST = 24
"""Letters that fit across the map, in the size of its text."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One area on a map: the force's slug and name, and the path of its outline.

    `language` is that of the name where the page is in another, or else "".
    """

    slug: str
    name: str
    path: str
    language: str

    @property
    def lines(self) -> list[str]:
        """The name in one line or two: the map is too narrow for the longest."""
        return wrap(self.name, WIDEST)


def force_shapes(directory: Directory) -> tuple[Shape, ...]:
    """The shapes of the forces that have an area, in the order in which they are drawn."""
    forces = directory.police_forces
    return tuple(
        Shape(
            slug,
            force_name(forces[slug]),
            path,
            ENGLISH if isinstance(force_said(forces[slug]), SafeString) else "",
        )
        for slug, path in _paths().items()
        if slug in forces
    )


@cache
def _paths() -> Mapping[str, str]:
    """The outlines by slug; read once."""
    text = files("services.pages").joinpath("data/force_shapes.csv").read_text("utf-8")
    return {row["slug"]: row["path"] for row in csv.DictReader(text.splitlines())}
