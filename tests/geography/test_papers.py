"""The embedded data files and their papers."""

import hashlib
import re

from services.geography.area_files import DATA


def test_every_data_file_has_papers_with_its_checksum() -> None:
    papers = (DATA / "README.md").read_text(encoding="utf-8")
    written = {name: digest for digest, name in re.findall(r"^ {4}(\w{64})  (\S+)$", papers, re.M)}
    files = [file for file in DATA.iterdir() if file.suffix in {".bin", ".csv"}]
    assert written == {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def test_every_data_file_has_a_section_of_its_own() -> None:
    papers = (DATA / "README.md").read_text(encoding="utf-8")
    files = {file.name for file in DATA.iterdir() if file.suffix in {".bin", ".csv"}}
    assert set(re.findall(r"^## (\S+\.\w+)$", papers, re.M)) == files
