"""A small web in this process: real servers on this machine, found under names of our own."""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from services.directory.links import Courtesy, Web

PUBLIC = "93.184.215.14"
"""An address of the public internet, which nothing here ever connects to."""

Reply = tuple[int, Mapping[str, str]]


@dataclass
class Site:
    """A server that replies by method and path, and remembers what it was asked."""

    replies: dict[tuple[str, str], list[Reply]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    before: Callable[[], None] = lambda: None
    port: int = 0

    def says(self, path: str, *statuses: int, method: str = "*", **headers: str) -> None:
        """Reply to `path` with these statuses, one after another, the last one for good."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[method, path] = [(status, named) for status in statuses]

    def reply(self, method: str, path: str) -> Reply:
        """What comes next for a request."""
        key = (method, path) if (method, path) in self.replies else ("*", path)
        left = self.replies.get(key, [(200, {})])
        return left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def serving(site: Site, *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve a site on a port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            site.asked.append(f"{self.command} {self.headers['Host']}{self.path}")
            site.headers.append(dict(self.headers))
            site.before()
            status, headers = site.reply(self.command, self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815  the library's names

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
    site.port = server.server_port
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Net:
    """How names resolve and where connections go: to the site, whatever the address."""

    site: Site
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    connected: list[tuple[str, int]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    def resolve(self, host: str, _port: int) -> list[str]:
        """The addresses of a host, a number's own; several answers are given one after another."""
        self.looked_up.append(host)
        with suppress(ValueError):
            return [str(ip_address(host))]
        answers = self.names.get(host, [[PUBLIC]])
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        if not found:
            raise socket.gaierror("no such name")
        return found

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        """A connection to the site in place of the address."""
        self.connected.append((address, port))
        return socket.create_connection(("127.0.0.1", self.site.port), timeout=seconds)

    def web(self, **changes: object) -> Web:
        """The web as the checks see it."""
        given = {
            "user_agent": "Test/1.0 (+https://help.example.org/about/)",
            "resolve": self.resolve,
            "connect": self.connect,
        }
        return Web(**(given | changes))


@dataclass
class Clock:
    """A clock that moves only when somebody waits."""

    at: float = 0.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> float:
        """The time."""
        return self.at

    def wait(self, seconds: float) -> None:
        """Wait by moving on."""
        self.waits.append(seconds)
        self.at += seconds

    def courtesy(self) -> Courtesy:
        """Manners by this clock."""
        return Courtesy(wait=self.wait, now=self.now)


def certificate(folder: Path, host: str) -> Path:
    """A file with a key and a certificate that `host` signed for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return file
