"""Time the site's starts, and how soon a publication shows on a page of another process.

Run from the root of the repository, after script/server made .venv:
.venv/bin/python benchmarks/start.py
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
SLUG = "the-glade"
CHANGE = """
from django.utils import timezone
from services.directory.publishing import publish
from services.models import Service
service = Service.objects.get(slug="{slug}")
service.summary = "{marker}"
service.save()
publish(service=service, by=None, at=timezone.now())
"""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def page(port: int, path: str) -> str:
    """The text of a page; "" while nobody answers."""
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
            return str(response.read().decode())
    except URLError:
        return ""


def start(environment: dict[str, str]) -> tuple[subprocess.Popen[bytes], float]:
    """Start the site and wait for its home page: the process, and the seconds that took."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [ROOT / "script" / "server"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    while "Find someone to talk to" not in page(int(environment["PORT"]), "/"):
        if process.poll() is not None:
            sys.exit("The site did not start.")
        time.sleep(0.01)
    return process, time.perf_counter() - began


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the site and its workers."""
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=30)


def published(environment: dict[str, str]) -> float:
    """Seconds from a publication by another process to the page that shows it."""
    marker = "A marked sentence."
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports"],
        input=CHANGE.format(slug=SLUG, marker=marker).encode(),
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    began = time.perf_counter()
    while marker not in page(int(environment["PORT"]), f"/services/{SLUG}/"):
        time.sleep(0.01)
    return time.perf_counter() - began


def main() -> None:
    """Start twice in an empty state folder, publish once, print the seconds."""
    with tempfile.TemporaryDirectory() as state:
        environment = os.environ | {"PORT": str(free_port()), "SIGNPOST_STATE_DIR": state}
        for name in ("First start, .venv already made", "Second start"):
            process, seconds = start(environment)
            print(f"{name}: {seconds:.2f} s to the first home page")
            if name == "Second start":
                print(
                    f"A publication showed in another process after {published(environment):.2f} s"
                )
            stop(process)


if __name__ == "__main__":
    main()
