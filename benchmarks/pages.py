"""Weigh a first visit of public pages, and time how long each takes to make.

Run from the root of the repository: .venv/bin/python benchmarks/pages.py
"""

import logging
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import brotli

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "signpost.settings"

PAGES = (
    "/",
    "/cy/",
    "/police-forces/",
    "/police-forces/west-mercia/",
    "/cy/police-forces/btp/",
    "/services/the-glade/",
    "/about/",
)
TIMES = 30
QUALITY = 5
"""What a proxy that compresses each page anew is usually set to; files are compressed at 11."""


def main() -> None:
    """Load the starter listings into an empty state folder, then weigh and time."""
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.core.management import call_command
    from django.test import Client

    from services import snapshot

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("load_starter_listings", verbosity=0)
    snapshot.refresh()
    client = Client(headers={"host": "127.0.0.1"})
    files = [ROOT / "static/css/signpost.css", ROOT / "static/js/exit.js"]
    assets = sum(len(brotli.compress(file.read_bytes(), quality=11)) for file in files)
    print(f"stylesheet and script: {assets / 1024:.1f} KB brotli")
    answers = [
        client.post(find, {"place": "WR5 1AA"}).headers["Location"]
        for find in ("/find/", "/cy/find/")
    ]
    for address in (*PAGES, *answers):
        spent = []
        for _ in range(TIMES):
            began = time.process_time()
            response = client.get(address)
            spent.append((time.process_time() - began) * 1000)
        html = len(brotli.compress(response.content, quality=QUALITY))
        name = address.split("gAAAA")[0] + ("(WR5 1AA)" if address in answers else "")
        print(f"{name:<30}{(html + assets) / 1024:6.1f} KB brotli{median(spent):7.1f} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as state:
        os.environ["SIGNPOST_STATE_DIR"] = state
        main()
