"""What must be true before the site can serve: tables, listings, an account, static files.

Each step first asks, cheaply, whether it is needed, so that a second start does none of them.
"""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

STAFF_NAME = "admin"


@contextmanager
def alone(state_dir: Path) -> Iterator[None]:
    """Keep other starts on the same state folder waiting; the lock goes with the process."""
    with (state_dir / "start.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


def database_is_lost() -> bool:
    """Whether there is a snapshot of listings, but no database that ever held any.

    Filling an empty one would put the starter listings, recalled numbers and all, in place of what
    staff published.
    """
    if not settings.SIGNPOST_SNAPSHOT.exists():
        return False
    settings_dict = connection.settings_dict
    if connection.vendor == "sqlite" and not Path(settings_dict["NAME"]).exists():
        return True
    return "django_migrations" not in connection.introspection.table_names()


def migrate() -> bool:
    """Bring the tables up to date; return whether anything had to be done."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def load_listings() -> bool:
    """Load the starter listings into a database without a service; return whether it did."""
    if apps.get_model("services", "Service").objects.exists():
        return False
    call_command("load_starter_listings")
    return True


def make_staff_account() -> str | None:
    """Make the first staff account, if there is none; return its random password."""
    users = get_user_model().objects
    if users.filter(is_staff=True).exists():
        return None
    password = secrets.token_urlsafe(15)
    users.create_superuser(STAFF_NAME, password=password)
    return password


def collect_static() -> bool:
    """Hash and compress the static files when one of them changed; return whether it did."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
    inputs = _static_inputs()
    if settings.DEBUG or (stamp.exists() and stamp.read_text() == inputs):
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(inputs)
    return True


def _static_inputs() -> str:
    """Return a digest of every static file's name, size and time, and of Django's version."""
    digest = hashlib.sha256(django.get_version().encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            digest.update(f"\n{name} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()
