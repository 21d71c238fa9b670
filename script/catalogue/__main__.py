"""Bring every catalogue up to date and compile it: `script/messages [--check] [FILE.po]`."""

import sys
from pathlib import Path

import django

from script.catalogue.collecting import collect
from script.catalogue.judging import faults
from script.catalogue.updating import (
    CATALOGUES,
    ROOT,
    NoPluralRule,
    compiled,
    missing,
    read,
    take_over,
    updated,
    written,
)


def main() -> int:
    """Update and report; with --check only report. 1 where something is left to do.

    A file that is named has translations of sentences that have none here yet.
    """
    django.setup()
    only_check = "--check" in sys.argv[1:]
    others = [read(Path(name)) for name in sys.argv[1:] if name.endswith(".po")]
    found = collect()
    left = 0
    for file in sorted(ROOT.glob(CATALOGUES)):
        try:
            catalogue = updated(read(file), found)
        except NoPluralRule as refused:
            left += 1
            print(refused)
            continue
        for other in others:
            take_over(other, into=catalogue)
        stale = _write(file, catalogue, only_check=only_check)
        told = [*stale, *missing(catalogue), *faults(catalogue)]
        left += len(told)
        print(f"{file.relative_to(ROOT)}: {len(catalogue)} sentences, {len(told)} to see to")
        for line in told:
            print(f"  {line}")
    return 1 if left else 0


def _write(file: Path, catalogue: object, *, only_check: bool) -> list[str]:
    """Write the catalogue and its compiled twin where they differ; or say which do."""
    stale = []
    for path, content in (
        (file, written(catalogue).encode()),
        (file.with_suffix(".mo"), compiled(catalogue)),
    ):
        if path.exists() and path.read_bytes() == content:
            continue
        if only_check:
            stale.append(f"{path.name} is not up to date: run script/messages")
        else:
            path.write_bytes(content)
    return stale


sys.exit(main())
