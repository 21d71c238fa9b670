"""What the settings do, asked of whole processes, because settings are read once a process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from signpost.environment import NAMES

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {"manage.py": ["manage.py", "check"], "script/server": ["-m", "signpost"]}
NONSENSE = [
    ("PORT", "abc"),
    ("PORT", "99999"),
    ("HOST", "nowhere"),
    ("BASE_URL", "help.example.org"),
    ("TRUSTED_PROXY", "banana"),
    ("WEB_CONCURRENCY", "0"),
    ("SIGNPOST_STATE_DIR", "/proc/nowhere"),
    ("DATABASE_URL", "mysql://db.example.org/help"),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY_FALLBACKS", "short"),
    ("ALLOWED_HOSTS", "a,,b"),
    ("DEBUG", "maybe"),
    ("EXIT_URL", "http://example.org"),
    ("EMAIL_URL", "pigeon://example.org"),
]
SHOWN = (
    "ALLOWED_HOSTS",
    "CSRF_COOKIE_SECURE",
    "CSRF_TRUSTED_ORIGINS",
    "SECURE_HSTS_SECONDS",
    "SECURE_SSL_REDIRECT",
    "SESSION_COOKIE_SECURE",
    "SIGNPOST_ALLOW_DRAMA_NUMBERS",
)
SHOW = f"""
import json
from signpost import settings
print(json.dumps({{name: getattr(settings, name) for name in {SHOWN!r}}}))
"""


def run(arguments, state_dir, **variables):
    """Run python in the repository with an empty environment but for the variables."""
    environment = os.environ | dict.fromkeys(NAMES, "") | {"SIGNPOST_STATE_DIR": str(state_dir)}
    environment |= {"DJANGO_SETTINGS_MODULE": "signpost.settings"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment | variables,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def settings_with(state_dir, **variables):
    """Return the SHOWN settings of a process started with the variables."""
    return json.loads(run(["-c", SHOW], state_dir, **variables).stdout)


def test_every_variable_has_its_nonsense_here():
    assert {name for name, _ in NONSENSE} == set(NAMES)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("name", "text"), NONSENSE)
def test_a_nonsense_value_stops_the_start_with_one_sentence(tmp_path, command, name, text):
    stopped = run(COMMANDS[command], tmp_path, **{name: text})
    said = stopped.stderr.splitlines()
    assert (
        stopped.returncode,
        len(said),
        said[0].startswith(f"Signpost cannot start: {name} "),
    ) == (
        1,
        1,
        True,
    )


def test_an_https_address_turns_on_all_that_https_needs(tmp_path):
    assert settings_with(tmp_path, BASE_URL="https://help.example.org") == {
        "ALLOWED_HOSTS": ["help.example.org", "localhost", "127.0.0.1", "[::1]"],
        "CSRF_COOKIE_SECURE": True,
        "CSRF_TRUSTED_ORIGINS": ["https://help.example.org"],
        "SECURE_HSTS_SECONDS": 31536000,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "SIGNPOST_ALLOW_DRAMA_NUMBERS": False,
    }


def test_an_http_address_keeps_staff_able_to_sign_in(tmp_path):
    assert settings_with(tmp_path, PORT="8123") == {
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "CSRF_COOKIE_SECURE": False,
        "CSRF_TRUSTED_ORIGINS": ["http://127.0.0.1:8123"],
        "SECURE_HSTS_SECONDS": 0,
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_SECURE": False,
        "SIGNPOST_ALLOW_DRAMA_NUMBERS": False,
    }


def test_the_tests_run_on_the_database_that_was_asked_for():
    asked = "postgresql" if os.environ["DATABASE_URL"] else "sqlite"
    assert connection.vendor == asked
