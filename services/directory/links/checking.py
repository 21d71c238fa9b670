"""Every link of the published listings, several hosts at once and each host in turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from services.directory.directory import Directory
from services.directory.links.asking import Courtesy, Outcome, ask
from services.directory.links.connecting import Web

HOSTS_AT_ONCE = 8


def links_of(directory: Directory) -> Mapping[str, tuple[str, ...]]:
    """Every link that the public is shown, with the slugs of the services that show it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for record in directory.services.values():
        for url in record.links:
            found[url][record.slug] = None
    return {url: tuple(slugs) for url, slugs in found.items()}


def check_links(
    urls: Iterable[str], *, web: Web, courtesy: Courtesy
) -> Iterator[tuple[str, Outcome]]:
    """Ask each link, and give each outcome as soon as its host has been gone through."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[_host(url)].append(url)

    def gone_through(of_one_host: list[str]) -> list[tuple[str, Outcome]]:
        return [(url, ask(url, web=web, courtesy=courtesy)) for url in of_one_host]

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for outcomes in pool.map(gone_through, hosts.values()):
            yield from outcomes


def _host(url: str) -> str:
    """What links are put together by; what has no readable host is on its own."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
