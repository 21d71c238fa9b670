"""The starter listings on disk: facts from public pages, with a checksum of each file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.directory.starter_welsh import with_welsh, with_welsh_name

STARTER = Path(__file__).with_name("starter")
SERVICE_FILES = (
    "helplines.json",
    "referral_centres.json",
    "support_centres.json",
    "police_reporting.json",
)
ORGANIZATIONS_FILE = "organizations.json"
WELSH_FILE = "welsh.json"
CHECKSUMS_FILE = "SHA256SUMS"

Item = Mapping[str, Any]


class StarterFileError(ValueError):
    """A starter file that is missing, cut short or altered; the message says where and why."""


@dataclass(frozen=True, slots=True)
class StarterListings:
    """The organizations and services of the starter files, as their JSON objects."""

    organizations: tuple[Item, ...]
    services: tuple[Item, ...]


def read_starter(folder: Path = STARTER) -> StarterListings:
    """Every starter listing, with its words in Welsh as their twins.

    StarterFileError, with file, line and reason, if a file is not whole.
    """
    sums, welsh = _checksums(folder), read_welsh(folder)
    organizations = _items(folder, ORGANIZATIONS_FILE, sums)
    organizations = tuple(with_welsh_name(item, welsh) for item in organizations)
    services = [item for name in SERVICE_FILES for item in _items(folder, name, sums)]
    return StarterListings(organizations, tuple(with_welsh(item, welsh) for item in services))


def read_welsh(folder: Path = STARTER) -> Mapping[str, str]:
    """The Welsh of each English text; StarterFileError, as above, if the file is not whole."""
    texts = _whole(folder, WELSH_FILE, _checksums(folder))
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise StarterFileError(f"{WELSH_FILE}, line 1: this is not a list of texts in Welsh.")
    return texts


def _checksums(folder: Path) -> Mapping[str, tuple[int, str]]:
    """The line and the checksum of each file, by its name."""
    sums = {}
    lines = _bytes(folder / CHECKSUMS_FILE).decode("ascii", "replace").splitlines()
    for line, text in enumerate(lines, start=1):
        checksum, _, name = text.partition("  ")
        if len(checksum) != len(hashlib.sha256().hexdigest()) or not name:
            raise StarterFileError(f"{CHECKSUMS_FILE}, line {line}: this is not a checksum.")
        sums[name] = (line, checksum)
    return sums


def _items(folder: Path, name: str, sums: Mapping[str, tuple[int, str]]) -> tuple[Item, ...]:
    """The listings of one file, once it is known to be whole."""
    items = _whole(folder, name, sums)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise StarterFileError(f"{name}, line 1: this is not a list of listings.")
    return tuple(items)


def _whole(folder: Path, name: str, sums: Mapping[str, tuple[int, str]]) -> object:
    """What the JSON of one file holds, once its checksum shows that nobody altered it."""
    body = _bytes(folder / name)
    try:
        held: object = json.loads(body)
    except json.JSONDecodeError as broken:
        raise StarterFileError(f"{name}, line {broken.lineno}: {broken.msg}.") from broken
    except UnicodeDecodeError as broken:
        line = body.count(b"\n", 0, broken.start) + 1
        raise StarterFileError(f"{name}, line {line}: this is not UTF-8 text.") from broken
    if name not in sums:
        raise StarterFileError(f"{CHECKSUMS_FILE}, line 1: {name} is not listed.")
    line, checksum = sums[name]
    if hashlib.sha256(body).hexdigest() != checksum:
        raise StarterFileError(
            f"{CHECKSUMS_FILE}, line {line}: {name} was altered since its checksum was made."
        )
    return held


def _bytes(file: Path) -> bytes:
    """The bytes of a file."""
    try:
        return file.read_bytes()
    except OSError as failure:
        raise StarterFileError(f"{file.name}, line 0: {failure.strerror}.") from failure
