"""The settings of the tests: an empty environment, a state folder of their own, fast passwords.

The folder stays between runs, one a process, so that the postcode table is expanded only once.
"""

import os
from pathlib import Path

from signpost.environment import NAMES

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
STATE_DIR = Path(__file__).resolve().parent.parent / "var" / "tests" / WORKER

# Empty means default, so a developer's .env and shell do not reach the tests.
os.environ |= dict.fromkeys((name for name in NAMES if name != "DATABASE_URL"), "")
os.environ.setdefault("DATABASE_URL", "")
os.environ["SIGNPOST_STATE_DIR"] = str(STATE_DIR)

from signpost.settings import *  # noqa: E402, F403
from signpost.settings import PLAIN_STATICFILES, STORAGES  # noqa: E402

SIGNPOST_ALLOW_DRAMA_NUMBERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": PLAIN_STATICFILES}}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WHITENOISE_AUTOREFRESH = True  # looks for a file when it is asked for: nothing is collected

(STATE_DIR / "snapshot.json").unlink(missing_ok=True)
