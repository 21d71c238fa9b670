"""What a worker process does before it serves."""

import os
import signal
import threading
import time
from importlib import import_module

from signpost.transport import WSGIApplication

SECONDS_BETWEEN_LOOKS = 1.0


def load(target: str) -> WSGIApplication:
    """Return the application `module:name` in a worker that ends when, and only when, told to.

    A terminal sends Ctrl-C to the whole process group: a worker in it would end before its parent
    said so, and be taken for crashed. A parent that is killed outright can say nothing.
    """
    os.setpgid(0, 0)
    threading.Thread(target=_end_after, args=(os.getppid(),), daemon=True).start()
    module, _, name = target.partition(":")
    application: WSGIApplication = getattr(import_module(module), name)
    return application


def _end_after(parent: int) -> None:
    """Wait until the parent is gone, then end this process as SIGTERM does."""
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)
