"""Time how long a phone on a slow line waits for the first number, with Chromium.

Run from the root of the repository: .venv/bin/python benchmarks/first_number.py
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("/", "/cy/", "/police-forces/west-mercia/", "/services/the-glade/", "/nowhere")
TIMES = 5
BYTES_A_SECOND = 400_000 / 8
LATENCY = 400  # milliseconds, on every request
SLOWER = 4  # times as slow as this machine's processor
SECONDS_TO_START = 180
HELD_TO = 2500  # milliseconds
PHONE = {"width": 390, "height": 844}
WATCH = """addEventListener("DOMContentLoaded", function look() {
  const number = document.querySelector(".number a");
  const seen = number && number.getClientRects().length && performance.getEntriesByName(
    "first-contentful-paint").length;
  if (!seen) return requestAnimationFrame(look);
  requestAnimationFrame(() => { window.firstNumber = performance.now(); });
})"""


def main() -> None:
    """Start a site of its own with the starter listings, visit it slowly, end it."""
    with tempfile.TemporaryDirectory() as state, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = str(listener.getsockname()[1])
        listener.close()
        environment = os.environ | {"SIGNPOST_STATE_DIR": state, "PORT": port}
        site = subprocess.Popen(
            [sys.executable, "-m", "signpost"], env=environment, stdout=subprocess.DEVNULL,
            cwd=ROOT,
        )  # fmt: skip
        try:
            wait_for(f"http://127.0.0.1:{port}/health/ready")
            report(f"http://127.0.0.1:{port}")
        finally:
            site.terminate()
            site.wait()


def report(origin: str) -> None:
    """Print the median of each page; exit 1 when one takes longer than it is held to."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    arguments = ["--no-sandbox", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        slow = False
        for address in PAGES:
            spent = median(first_number(browser, origin + address) for _ in range(TIMES))
            print(f"{address:<30}{spent:7.0f} ms to the first number")
            slow = slow or spent > HELD_TO
        browser.close()
    sys.exit(int(slow))


def first_number(browser: Browser, url: str) -> float:
    """Milliseconds from asking for a page, with nothing kept, to the frame with a number."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        },
    )
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(url)
    page.wait_for_timeout(300)
    spent = float(page.evaluate("window.firstNumber"))
    context.close()
    return spent


def wait_for(url: str) -> None:
    """Return when the address answers 200; TimeoutError when it does not."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            with urlopen(url, timeout=2):  # noqa: S310  (our own address)
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(url)


if __name__ == "__main__":
    main()
