"""How long the serving processes wait for PostgreSQL.

A server that hangs keeps its connections alive and cannot time itself out: statement_timeout,
keepalives and tcp_user_timeout all miss it. So this side stops waiting.
"""

import select
import time

from psycopg2 import OperationalError
from psycopg2.extensions import POLL_OK, POLL_READ, POLL_WRITE, connection, set_wait_callback

LONGEST_WAIT = 5.0  # seconds for one answer of the database
EVENTS = {POLL_READ: select.POLLIN, POLL_WRITE: select.POLLOUT}


def limit(seconds: float = LONGEST_WAIT) -> None:
    """Raise OperationalError in this process when one answer takes longer than `seconds`.

    For the whole process. The connection that was waiting is closed. COPY cannot be used then.
    """

    def wait(waiting: connection) -> None:
        until = time.monotonic() + seconds
        while (state := waiting.poll()) != POLL_OK:
            milliseconds = max(0.0, until - time.monotonic()) * 1000
            poll = select.poll()
            poll.register(waiting.fileno(), EVENTS[state])
            if not poll.poll(milliseconds):
                raise OperationalError(f"The database did not answer within {seconds} seconds.")

    set_wait_callback(wait)
