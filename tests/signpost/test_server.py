"""The whole start, as script/server does it, in processes of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from signpost.environment import NAMES

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 60
ACCOUNT = re.compile(r"^Staff account: admin / \S{12,}$", re.M)


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port):
    """Return whether the site on the port says that it lives."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/live", timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def children(process):
    """Return the process ids of the workers."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(number) for number in listed.read_text().split()]


class Started:
    """A site started in a state folder, which answers already."""

    def __init__(self, state_dir):
        self.port = free_port()
        environment = dict.fromkeys(NAMES, "") | {
            "DJANGO_SETTINGS_MODULE": "signpost.settings",
            "PORT": str(self.port),
            "SIGNPOST_STATE_DIR": str(state_dir),
        }
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "signpost"],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        while not answers(self.port):
            if self.process.poll() is not None or time.monotonic() - begun > SECONDS_TO_START:
                self.process.kill()
                pytest.fail(f"The site did not start: {self.process.communicate()[0]}")
            time.sleep(0.02)

    def end(self, by):
        """Send the signal as a terminal does; return the status, what was written, workers left."""
        workers = children(self.process)
        os.killpg(self.process.pid, by)
        written, _ = self.process.communicate(timeout=20)
        left = [worker for worker in workers if Path(f"/proc/{worker}").exists()]
        return self.process.returncode, written, left


@pytest.fixture(scope="module")
def first_and_second(tmp_path_factory):
    """A first start and a second on the same state folder, both ended."""
    state_dir = tmp_path_factory.mktemp("state")
    first = Started(state_dir)
    first_end = first.end(by=signal.SIGINT)
    second = Started(state_dir)
    return first_end, second.end(by=signal.SIGTERM)


def test_the_first_start_prints_one_staff_account(first_and_second):
    (_, written, _), _ = first_and_second
    assert len(ACCOUNT.findall(written)) == 1


def test_the_second_start_prints_none(first_and_second):
    _, (_, written, _) = first_and_second
    assert "Staff account" not in written


@pytest.mark.parametrize("start", [0, 1], ids=["Ctrl-C", "SIGTERM"])
def test_a_signal_ends_the_site_and_its_workers(first_and_second, start):
    status, _, left = first_and_second[start]
    assert (status, left) == (0, [])


def test_a_start_without_its_database_serves_the_snapshot_and_makes_no_other(tmp_path):
    Started(tmp_path).end(by=signal.SIGTERM)
    database = tmp_path / "signpost.sqlite3"
    database.rename(tmp_path / "elsewhere")
    site = Started(tmp_path)
    with urlopen(f"http://127.0.0.1:{site.port}/services/the-glade/", timeout=5) as response:
        page = response.read().decode()
    with urlopen(f"http://127.0.0.1:{site.port}/health/ready", timeout=5) as response:
        health = json.load(response)
    _, written, _ = site.end(by=signal.SIGTERM)
    assert ("0808 178 2058" in page, health["database"], database.exists()) == (True, "down", False)
    assert "The database is gone" in written


def test_workers_do_not_outlive_a_killed_parent(tmp_path):
    site = Started(tmp_path)
    workers = children(site.process)
    site.process.kill()
    site.process.wait()
    site.process.stdout.close()
    until = time.monotonic() + 5
    while answers(site.port) and time.monotonic() < until:
        time.sleep(0.1)
    assert (len(workers), answers(site.port)) == (2, False)


def test_a_port_in_use_stops_the_start_by_name(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        environment = {"PORT": str(other.getsockname()[1]), "SIGNPOST_STATE_DIR": str(tmp_path)}
        environment |= {"DJANGO_SETTINGS_MODULE": "signpost.settings"}
        stopped = subprocess.run(
            [sys.executable, "-m", "signpost"],
            cwd=ROOT,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert stopped.stderr.startswith("Signpost cannot start: PORT cannot be used: ")
