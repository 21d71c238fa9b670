"""One request to one address of the web, to the very machine that was looked at."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Timer

from services.directory.links.addresses import Target, public_addresses

SECONDS = 10.0
"""How long a connection, or the next piece of an answer, is waited for."""

ALTOGETHER = 30.0
"""How long one request may take in all."""


ADDRESSES_TRIED = 4
"""Of a host with many addresses: one of the first that takes a connection is asked."""


class NoAnswer(Exception):
    """Nothing came back; the words say why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status, and the two headers that say what to do next."""

    status: int
    location: str = ""
    retry_after: str = ""


def addresses_of(host: str, port: int) -> list[str]:
    """Every IP address of a host, as the machine's name system gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an IP address."""
    return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True)
class Web:
    """The web as checks ask it: who asks, how names become addresses, how connections are made.

    Names are looked up once a request. The connection goes to the address that was judged, so
    that a second look-up cannot lead elsewhere. Bodies are never read; nothing kept is sent.
    """

    user_agent: str
    resolve: Callable[[str, int], list[str]] = addresses_of
    connect: Callable[[str, int, float], socket.socket] = connect
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = SECONDS
    altogether: float = ALTOGETHER

    def request(self, method: str, target: Target) -> Answer:
        """What a request is answered with; Refused, or NoAnswer where nothing comes back."""
        addresses = public_addresses(self._addresses(target))
        try:
            plain = self._connected(addresses, target.port)
            with closing(self._wrapped(plain, target)) as connection, self._deadline(connection):
                return self._exchange(method, target, connection)
        except ssl.SSLCertVerificationError as untrusted:
            raise NoAnswer("Its certificate cannot be trusted.") from untrusted
        except TimeoutError as late:
            raise NoAnswer("It did not answer in time.") from late
        except (OSError, http.client.HTTPException, ValueError) as broken:
            raise NoAnswer("It did not answer, or not as a web server does.") from broken

    def _addresses(self, target: Target) -> Sequence[str]:
        """The IP addresses of the host; NoAnswer where it has none."""
        try:
            found = self.resolve(target.host, target.port)
        except OSError as unknown:
            raise NoAnswer("The name of its host is not known.") from unknown
        if not found:
            raise NoAnswer("The name of its host is not known.")
        return found

    def _connected(self, addresses: Sequence[str], port: int) -> socket.socket:
        """A connection to the first address that takes one."""
        first, *others = addresses[:ADDRESSES_TRIED]
        try:
            return self.connect(first, port, self.seconds)
        except OSError:
            if not others:
                raise
            return self._connected(others, port)

    def _wrapped(self, plain: socket.socket, target: Target) -> socket.socket:
        """The connection, for https under TLS that checks the certificate and the host's name."""
        plain.settimeout(self.seconds)
        if target.scheme == "http":
            return plain
        return self.tls.wrap_socket(
            plain, server_hostname=target.host, do_handshake_on_connect=False
        )

    @contextmanager
    def _deadline(self, connection: socket.socket) -> Iterator[None]:
        """Cut the connection when a request takes too long in all; TimeoutError then."""
        is_late = Event()

        def cut() -> None:
            is_late.set()
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

        timer = Timer(self.altogether, cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, http.client.HTTPException, ValueError) as broken:
            if is_late.is_set():
                raise TimeoutError from broken
            raise
        finally:
            timer.cancel()

    def _exchange(self, method: str, target: Target, connection: socket.socket) -> Answer:
        """Send the request and read the headers of the answer, no further."""
        if isinstance(connection, ssl.SSLSocket):
            connection.do_handshake()
        asked = http.client.HTTPConnection(target.host, target.port)
        asked.sock = connection
        with closing(asked):
            asked.request(method, target.path, headers=self._headers(target))
            with closing(asked.getresponse()) as response:
                return Answer(
                    response.status,
                    response.getheader("Location", ""),
                    response.getheader("Retry-After", ""),
                )

    def _headers(self, target: Target) -> Mapping[str, str]:
        """The few headers that a request needs, and who asks."""
        return {
            "Host": target.host_header,
            "User-Agent": self.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
