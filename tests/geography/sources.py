"""Small sources for tests: a CSV file of a few rows, built into a packed table."""

from pathlib import Path

from services.geography import AreaTree
from services.geography.building import build_table
from services.geography.sources import open_source


def write_csv(folder: Path, *lines: str, name: str = "small.csv") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def build(folder: Path, *lines: str) -> Path:
    """The packed table of these lines, header first."""
    source, packed = write_csv(folder, *lines), folder / "small.bin"
    build_table(open_source(str(source)), packed, tree=AreaTree.embedded())
    return packed
