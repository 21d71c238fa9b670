"""Start the site: `python -m signpost`, which script/server calls.

Checks the settings, does what preparation is still needed, then serves until a signal ends it.
"""

import errno
import os
import signal
import socket
import sys
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, connections
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from signpost import preparation, worker
from signpost.environment import Environment
from signpost.logs import granian_logging
from signpost.refusal import SettingRefused

# A worker: some wait for staff's slow work, or for a body from a phone with a bad connection.
BLOCKING_THREADS = 64
SECONDS_TO_FINISH = 10
LOST = (
    "The database is gone, but its last snapshot is there: serving that, and changing nothing. "
    "Bring the database back and start again, or delete snapshot.json to begin anew."
)


def main() -> None:
    """Prepare and serve; whatever stops the start is said in one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "signpost.settings")
    os.umask(0o077)  # the database holds hidden addresses, whatever mode its folder has
    try:
        django.setup()
        environment: Environment = settings.ENVIRONMENT
        _refuse_a_port_in_use(environment)
        _refuse_a_database_that_is_none()
    except SettingRefused as refusal:
        sys.exit(f"Signpost cannot start: {refusal}")
    with preparation.alone(settings.SIGNPOST_STATE_DIR):
        if preparation.collect_static():
            _say("Static files are ready.")
        _prepare_database()
    import_module(settings.ROOT_URLCONF)  # once here, so that the workers share its memory
    _say(f"Signpost answers at {settings.BASE_URL} - Ctrl-C ends it.")
    _serve(environment)


def _prepare_database() -> None:
    """Prepare the tables and what is in them; without a database the last snapshot is served."""
    try:
        if preparation.database_is_lost():
            print(LOST, file=sys.stderr, flush=True)
            return
        if preparation.migrate():
            _say("The database is up to date.")
        if preparation.load_listings():
            _say("The starter listings are loaded.")
        password = preparation.make_staff_account()
        if password:
            _say(f"Staff account: {preparation.STAFF_NAME} / {password}")
    except OperationalError as error:
        message = f"The database cannot be reached, serving what was saved last: {error}"
        print(message, file=sys.stderr, flush=True)
    finally:
        connections.close_all()  # a connection must not be shared with the workers


def _refuse_a_database_that_is_none() -> None:
    """Raise SettingRefused for an address that is wrong, not for a server that is away."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return  # looking would make it
    try:
        connection.ensure_connection()
    except OperationalError:
        return
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        raise SettingRefused("DATABASE_URL", f"leads to no database: {reason}") from error


def _serve(environment: Environment) -> None:
    """Serve with several processes of several threads each, until SIGINT or SIGTERM."""
    server = Granian(
        "signpost.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=environment.workers,
        blocking_threads=BLOCKING_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.error,
        log_dictconfig=granian_logging(),
        log_access=False,
        websockets=False,
    )

    @server.on_startup
    def end_with_the_terminal() -> None:
        # Granian would start new workers, from the code this process has in memory already.
        signal.signal(signal.SIGHUP, server.signal_handler_interrupt)

    server.serve(target_loader=worker.load)


def _refuse_a_port_in_use(environment: Environment) -> None:
    """Raise SettingRefused when nobody can listen there: Granian itself would share the port."""
    family = socket.AF_INET6 if ":" in environment.host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((environment.host, environment.port))
        except OSError as error:
            name = "HOST" if error.errno == errno.EADDRNOTAVAIL else "PORT"
            where = f"{environment.host} port {environment.port}"
            reason = os.strerror(error.errno or 0).lower()
            raise SettingRefused(name, f"cannot be used: {where}, {reason}") from error


def _say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
