"""Which scheme and address a request came by, and what of the process a request may see.

The server speaks plain HTTP; TLS ends before it. Without TRUSTED_PROXY, BASE_URL says which scheme
readers use. With it, X-Forwarded-Proto and X-Forwarded-For are believed from those addresses alone:
Django's SECURE_PROXY_SSL_HEADER would believe them from anybody who can reach the port. The address
serves only to count wrong tries of staff to sign in.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from io import BytesIO
from ipaddress import ip_address
from typing import Any

from signpost.addresses import Network
from signpost.environment import NAMES

MOST_CHUNKED_BYTES = 2_621_440
"""As much as Django takes in memory by default; what is longer is cut and then refused."""

WSGIApplication = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def guarded(
    application: WSGIApplication, *, is_secure: bool, trusted: tuple[Network, ...]
) -> WSGIApplication:
    """Return the application behind a door that sets `wsgi.url_scheme` and `REMOTE_ADDR`.

    It also takes the process's own settings out of each request, where Granian puts them: an
    error page must have no password to show.
    """
    believed = _Believed(trusted)

    def scheme(environ: dict[str, Any]) -> str:
        if not trusted:
            return "https" if is_secure else "http"
        if not believed.holds(environ["REMOTE_ADDR"]):
            return "http"
        nearest = environ.get("HTTP_X_FORWARDED_PROTO", "").split(",")[-1].strip()
        return "https" if nearest == "https" else "http"

    def door(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        for name in NAMES:
            environ.pop(name, None)
        environ["wsgi.url_scheme"] = scheme(environ)
        if trusted:
            environ["REMOTE_ADDR"] = believed.client(environ)
        if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
            _take_whole(environ)
        return application(environ, start_response)

    return door


class _Believed:
    """The proxies whose headers are believed."""

    def __init__(self, networks: tuple[Network, ...]) -> None:
        self.networks = networks
        self.holds = lru_cache(maxsize=256)(self._holds)

    def _holds(self, address: str) -> bool:
        return any(ip_address(address) in network for network in self.networks)

    def client(self, environ: dict[str, Any]) -> str:
        """The last hop that no believed proxy stands for; what came before it anybody can write."""
        nearest: str = environ["REMOTE_ADDR"]
        hops = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
        while hops and self.holds(nearest):
            before = _address(hops.pop())
            if not before:
                break
            nearest = before
        return nearest


def _address(text: str) -> str:
    """The address that a proxy wrote, without its port; nothing for what is none."""
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return str(ip_address(bare))
    except ValueError:
        return ""


def _take_whole(environ: dict[str, Any]) -> None:
    """Read a body that came in chunks, up to a limit, because Django reads none without length."""
    body = environ["wsgi.input"].read(MOST_CHUNKED_BYTES)
    environ["wsgi.input"] = BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
