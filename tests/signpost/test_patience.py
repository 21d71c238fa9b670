"""How long a hanging database is waited for."""

import socket
import time

import psycopg2
import pytest
from psycopg2.extensions import set_wait_callback

from signpost import patience


@pytest.fixture
def silent_port():
    """A port that takes connections and never says a word."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        yield silent.getsockname()[1]


@pytest.fixture
def limited():
    """A limit of a fifth of a second, lifted afterwards."""
    patience.limit(0.2)
    yield
    set_wait_callback(None)


@pytest.mark.usefixtures("limited")
def test_a_database_that_hangs_is_given_up(silent_port):
    begun = time.monotonic()
    with pytest.raises(psycopg2.OperationalError, match="did not answer within 0.2 seconds"):
        psycopg2.connect(host="127.0.0.1", port=silent_port, user="nobody", dbname="none")
    assert time.monotonic() - begun < 2
