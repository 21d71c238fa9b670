"""Addresses that a check may ask: http and https, at the usual ports, on the public internet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
UNSEEN = re.compile(r"[\x00-\x20\x7f\\]")
"""Spaces, control characters, backslashes: programs disagree on where they end an address."""

NUMERIC_LABEL = re.compile(r"(0x[0-9a-f]*|[0-9]+)\Z", re.IGNORECASE)
KEPT_IN_PATH = "/%:=&?~#+!$,;'@()*[]"
TRANSLATED = ip_network("64:ff9b::/96")
"""IPv4 addresses as IPv6 networks reach them (RFC 6052)."""

UNICAST = ip_network("2000::/3")
"""The only part of IPv6 that hosts of the public internet have addresses in."""

SPECIAL = (ip_network("192.0.0.0/24"), ip_network("192.88.99.0/24"))
"""Blocks for protocols and relays, which Python counts as global in part."""

IpAddress = IPv4Address | IPv6Address


class Refused(ValueError):
    """An address that is not asked at all; its words say why."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked: scheme, host as the name system has it, port, and path with query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address again; another one in a redirect is relative to it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"

    @property
    def host_header(self) -> str:
        """The host as a request names it; the usual port goes without saying."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str) -> Target:
    """What an address asks for; Refused where it is not one that may be asked."""
    if len(url) > LONGEST or UNSEEN.search(url):
        raise Refused("The address cannot be read.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as unreadable:
        raise Refused("The address cannot be read.") from unreadable
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise Refused("It is neither http nor https.")
    if "@" in parts.netloc:
        raise Refused("It names a user before the host.")
    port = PORTS[scheme] if port is None else port
    if port not in PORTS.values():
        raise Refused(f"It leads to port {port}, which is not the web's.")
    path = quote(parts.path or "/", safe=KEPT_IN_PATH)
    query = f"?{quote(parts.query, safe=KEPT_IN_PATH)}" if parts.query else ""
    return Target(scheme, _host(parts.hostname or ""), port, path + query)


def _host(name: str) -> str:
    """A host's name in ASCII, or its IP address in the one usual spelling."""
    if ":" in name:
        return str(_ip_address(name))
    try:
        ascii_name = name.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError as unreadable:
        raise Refused("The name of its host cannot be read.") from unreadable
    if not ascii_name or len(ascii_name) > 253:
        raise Refused("It names no host.")
    if NUMERIC_LABEL.match(ascii_name.rsplit(".", 1)[-1]):
        return str(_ip_address(ascii_name))
    return ascii_name


def _ip_address(text: str) -> IpAddress:
    """An IP address; Refused for 017.1, 0x7f000001 and other spellings of one."""
    try:
        return ip_address(text)
    except ValueError as unreadable:
        raise Refused("The number of its host cannot be read.") from unreadable


def public_addresses(addresses: Sequence[str]) -> Sequence[str]:
    """The addresses of a host; Refused where any of them is not on the public internet."""
    if not all(is_public(_ip_address(text)) for text in addresses):
        raise Refused("It leads to an address that is not on the public internet.")
    return addresses


def is_public(address: IpAddress) -> bool:
    """Whether an address, and any that is packed inside it, belongs to the public internet."""
    if isinstance(address, IPv4Address):
        special = address.is_multicast or any(address in network for network in SPECIAL)
        return address.is_global and not special
    if address.scope_id is not None or not all(map(is_public, _packed_in(address))):
        return False
    if address.ipv4_mapped or address in TRANSLATED:
        return True
    return address in UNICAST and address.is_global


def _packed_in(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for or tunnels to."""
    found = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in TRANSLATED or int(address) >> 32 == 0:
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [inner for inner in found if inner is not None]
