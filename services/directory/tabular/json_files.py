"""Rows of a JSON file as an export writes it: a list of services, each with the same names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from services.directory.tabular.cells import FileRefused, Refusal
from services.directory.tabular.spool import Bad, Cell, Row

NOT_A_LIST = "This is not a JSON list of services, as an export writes it."


def json_rows(file: IO[bytes]) -> Iterator[Row]:
    """Each service as a row; a name that a service leaves out is refused. `line` counts them."""
    try:
        services = json.load(file)
    except (ValueError, RecursionError) as refused:
        raise FileRefused(Refusal("", NOT_A_LIST)) from refused
    if not isinstance(services, list) or not all(isinstance(row, dict) for row in services):
        raise FileRefused(Refusal("", NOT_A_LIST))
    names = list(dict.fromkeys(name for row in services for name in row))
    yield Row(0, names)
    for line, row in enumerate(services, 1):
        yield Row(line, [_cell(row.get(name, Bad("This name is missing."))) for name in names])


def _cell(value: object) -> Cell:
    """A value as text."""
    if isinstance(value, str | Bad):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, int) else Bad("Write this as text.")
