"""What a worker process does before it serves."""

import os
import signal
import threading
import time
from importlib import import_module
from urllib.parse import quote

from django.db import connections

from signpost.connections import SQLITE
from signpost.transport import WSGIApplication

SECONDS_BETWEEN_LOOKS = 1.0


def load(target: str) -> WSGIApplication:
    """Return the application `module:name` in a worker that ends when, and only when, told to.

    A terminal sends Ctrl-C to the whole process group: a worker in it would end before its parent
    said so, and be taken for crashed. A parent that is killed outright can say nothing.
    """
    os.setpgid(0, 0)
    _make_no_sqlite_file()
    threading.Thread(target=_end_after, args=(os.getppid(),), daemon=True).start()
    module, _, name = target.partition(":")
    application: WSGIApplication = getattr(import_module(module), name)
    return application


def _make_no_sqlite_file() -> None:
    """Have this process open the SQLite file only where there is one: a lost one stays lost."""
    database = connections.settings["default"]
    if database["ENGINE"] == SQLITE:
        database["NAME"] = f"file:{quote(str(database['NAME']))}?mode=rw"


def _end_after(parent: int) -> None:
    """Wait until the parent is gone, then end this process as SIGTERM does."""
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)
