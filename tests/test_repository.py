"""The repository tested as itself: what is promised in one place is kept in the others."""

import ast
import os
import re
import subprocess
from pathlib import Path

import pytest

from signpost.environment import NAMES

ROOT = Path(__file__).resolve().parent.parent
SOURCE_LINES = 250
TEST_LINES = 400
README_LINES = 120
FUNCTION_LINES = 50
COMMANDS = [
    "script/install",
    "script/lock",
    "script/messages",
    "script/server",
    "script/test",
    ".ci/run",
    "manage.py",
]
PIN = re.compile(
    r"^(?P<name>[a-z0-9-]+)==\S+( ; [^\\]+)? \\\n(    --hash=sha256:\w{64}( \\)?\n)+", re.M
)
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home|tmp)/")


def committable() -> list[Path]:
    """Return every file that git holds or would take."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "-c", "-o", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


def python_files(*folders: str) -> list[Path]:
    """Return the Python files of the folders, migrations left out."""
    found = (file for folder in folders for file in sorted((ROOT / folder).rglob("*.py")))
    return [file for file in found if "migrations" not in file.parts]


def lines(file: Path) -> int:
    """Return how many lines the file has."""
    return len(file.read_text().splitlines())


def longest_functions() -> dict[str, int]:
    """Return `{place: lines}` of each function longer than the limit."""
    found = {}
    for file in python_files("services", "signpost"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > FUNCTION_LINES:
                    found[f"{file.relative_to(ROOT)}:{node.lineno}"] = length
    return found


def test_every_setting_is_in_the_example_file():
    shown = re.findall(r"^# ([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M)
    assert sorted(shown) == sorted(NAMES)


def test_every_setting_is_in_the_operations_page():
    told = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/operations.md").read_text(), re.M)
    assert sorted(told) == sorted(NAMES)


def test_the_environment_is_read_in_one_place_only():
    readers = {
        str(file.relative_to(ROOT))
        for file in python_files("services", "signpost")
        if re.search(r"os\.environ(\[|\.get|\))|getenv", file.read_text())
    }
    assert readers <= {"signpost/settings.py"}


def test_the_checks_of_script_test_start_from_an_empty_environment():
    emptied = re.search(r"for name in (.+?); do", (ROOT / "script/test").read_text(), re.S)
    assert emptied is not None
    assert {*emptied[1].replace("\\\n", " ").split(), "SIGNPOST_STATE_DIR"} == {*NAMES}


def test_no_source_file_is_longer_than_the_limit():
    long = [file for file in python_files("services", "signpost") if lines(file) > SOURCE_LINES]
    assert long == []


def test_no_test_file_is_longer_than_the_limit():
    assert [file for file in python_files("tests") if lines(file) > TEST_LINES] == []


def test_no_function_is_longer_than_the_limit():
    assert longest_functions() == {}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_can_be_run(command):
    assert os.access(ROOT / command, os.X_OK)


def test_the_readme_fits_two_screens_and_shows_both_commands():
    text = (ROOT / "README.md").read_text()
    assert len(text.splitlines()) < README_LINES
    assert "script/server" in text
    assert "script/test" in text


def test_no_file_holds_a_path_of_somebodys_machine():
    found = {
        str(file.relative_to(ROOT))
        for file in committable()
        if MACHINE_PATHS.search(file.read_bytes().decode(errors="ignore"))
    }
    assert found == set()


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_requirement_is_pinned_with_hashes(name):
    text = (ROOT / f"{name}.txt").read_text()
    rest = re.sub(r"^(#.*|-r requirements\.txt|)\n", "", PIN.sub("", text), flags=re.M)
    assert rest == ""


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_named_requirement_is_in_the_lock_file_with_its_reason(name):
    wanted = re.findall(r"^([A-Za-z0-9-]+)[^#\n]*# (.+)$", (ROOT / f"{name}.in").read_text(), re.M)
    text = (ROOT / f"{name}.txt").read_text()
    written = re.findall(r"^# (.+)\n([a-z0-9-]+)==", text, re.M)
    direct = [(pinned, reason) for reason, pinned in written if "Pulled in" not in reason]
    assert sorted(direct) == sorted((pinned.lower(), reason) for pinned, reason in wanted)
