"""Reads the settings that are network addresses: HOST, PORT, BASE_URL and their like.

Every function takes the variable's text and raises SettingRefused for what it cannot use.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from signpost.refusal import SettingRefused

Network = IPv4Network | IPv6Network

HOST_NAME = re.compile(
    r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*",
    re.IGNORECASE | re.ASCII,
)
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
EVERYWHERE = (ip_network("0.0.0.0/0"), ip_network("::/0"))
HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """Where readers reach the site: its origin without a slash, host without port, scheme."""

    origin: str
    host: str
    is_secure: bool


def port(text: str) -> int:
    """Return PORT as a number from 1 to 65535."""
    if not re.fullmatch(r"\d{1,5}", text, re.ASCII) or not 1 <= int(text) <= HIGHEST_PORT:
        raise SettingRefused("PORT", f"must be a number from 1 to {HIGHEST_PORT}, not {text!r}")
    return int(text)


def host(text: str) -> str:
    """Return HOST as an IP address to listen on; `localhost` is 127.0.0.1."""
    try:
        return str(ip_address("127.0.0.1" if text == "localhost" else text.strip("[]")))
    except ValueError:
        raise SettingRefused(
            "HOST", f"must be an IP address to listen on, as 127.0.0.1, not {text!r}"
        ) from None


def base_url(text: str) -> BaseUrl:
    """Return BASE_URL taken apart; it is a scheme, a host and perhaps a port, nothing more."""
    parts = _split("BASE_URL", text, schemes=("http", "https"))
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise SettingRefused("BASE_URL", f"must end after the host or port, unlike {text!r}")
    return BaseUrl(
        origin=f"{parts.scheme}://{parts.netloc.lower()}",
        host=_bracketed(parts.hostname or ""),
        is_secure=parts.scheme == "https",
    )


def exit_url(text: str) -> str:
    """Return EXIT_URL, the https page that "Exit this page" leads to."""
    _split("EXIT_URL", text, schemes=("https",))
    return text


def allowed_hosts(text: str) -> list[str]:
    """Return the host names of ALLOWED_HOSTS, divided by commas, without scheme or port."""
    hosts = [item.strip() for item in text.split(",")]
    for item in hosts:
        if item != "*" and not _is_host(item.removeprefix(".")):
            raise SettingRefused(
                "ALLOWED_HOSTS",
                f"must be host names divided by commas, without scheme or port: {item!r} is none",
            )
    return hosts


def trusted_proxy(text: str) -> tuple[Network, ...]:
    """Return the networks of TRUSTED_PROXY, whose X-Forwarded-Proto header is believed.

    Addresses and networks are divided by commas; `*` is everybody who can reach the port.
    """
    if text.strip() == "*":
        return EVERYWHERE
    return tuple(_network(item.strip()) for item in text.split(","))


def _network(text: str) -> Network:
    try:
        return ip_network(text)
    except ValueError:
        raise SettingRefused(
            "TRUSTED_PROXY",
            f"must be IP addresses or networks divided by commas, or *: {text!r} is none",
        ) from None


def _split(name: str, text: str, *, schemes: tuple[str, ...]) -> SplitResult:
    wanted = " or ".join(f"{scheme}://" for scheme in schemes)
    example = f"as {schemes[-1]}://help.example.org"
    try:
        parts = urlsplit(text)
        usable = parts.scheme in schemes and _is_host(_bracketed(parts.hostname or ""))
        usable = usable and parts.port != 0 and not parts.netloc.endswith(":")
    except ValueError:
        usable = False
    if not usable or parts.username is not None or re.search(r"[\s\\]", text):
        raise SettingRefused(name, f"must begin with {wanted} and a host, {example}, not {text!r}")
    return parts


def _bracketed(host_name: str) -> str:
    return f"[{host_name}]" if ":" in host_name else host_name


def _is_host(text: str) -> bool:
    if text.startswith("["):
        return text.endswith("]") and _is_address(text[1:-1])
    return HOST_NAME.fullmatch(text) is not None


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
