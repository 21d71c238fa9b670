"""Say where places are, one JSON object a line."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from services.geography import (
    Answer,
    Area,
    AreaAnswer,
    AreaKind,
    AreaTree,
    Place,
    PostcodeTable,
    TableUnavailable,
    resolve,
)


class Command(BaseCommand):
    """Answers each argument, or each line of standard input when there is none."""

    help = "Say where each place (a postcode, or an area by name) is, as JSON."
    requires_system_checks: list[str] = []  # it needs the postcode table alone

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take any number of places."""
        parser.add_argument("place", nargs="*", help="without one: one a line on standard input")

    def handle(self, *, place: list[str], **_: object) -> None:
        """Answer in the order asked; CommandError without a usable postcode table."""
        try:
            table = PostcodeTable.open(settings.SIGNPOST_STATE_DIR)
        except TableUnavailable as error:
            raise CommandError(str(error)) from error
        tree = AreaTree.embedded()
        for text in place or _typed_lines():
            answer = resolve(text, table=table, tree=tree)
            self.stdout.write(json.dumps({"input": text, **_described(answer, tree)}))


def _typed_lines() -> Iterable[str]:
    """Lines of standard input as they come; a byte that is not UTF-8 becomes U+FFFD."""
    source = getattr(sys.stdin, "buffer", sys.stdin)
    for line in source:
        text = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
        yield text.removesuffix("\n").removesuffix("\r")


def _force_of(place: Place, tree: AreaTree) -> Area | None:
    """The force area of a place; of a wider area, the one force area that lies inside it."""
    inside = [area for area in map(tree.get, tree.parts(place.narrowest.code)) if area]
    forces = [area for area in inside if area.kind is AreaKind.POLICE_FORCE]
    return place.area(AreaKind.POLICE_FORCE) or (forces[0] if len(forces) == 1 else None)


def _described(answer: Answer, tree: AreaTree) -> dict[str, object]:
    """Plain values of an answer; what it does not know is None."""
    place = answer.place
    district = place.area(AreaKind.DISTRICT) if place else None
    force = _force_of(place, tree) if place else None
    slug = force.slug if force else None
    if isinstance(answer, AreaAnswer) and answer.force:
        slug = answer.force.slug
    latitude, longitude = place.point.latitude_longitude if place and place.point else (None, None)
    return {
        "kind": answer.kind.value,
        "postcode": answer.postcode,
        "district_code": district.code if district else None,
        "police_force_area_code": force.code if force else None,
        "police_force": slug,
        "candidates": [area.slug for area in answer.candidates] or None,
        "latitude": None if latitude is None else round(latitude, 5),
        "longitude": None if longitude is None else round(longitude, 5),
    }
