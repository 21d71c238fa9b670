"""The settings an operator gives through environment variables, checked before anything starts.

Every variable is listed with its default in docs/operations.md; one that is unset or empty has
that default. A nonsense value raises SettingRefused.
"""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost import addresses, connections, secret_key
from signpost.addresses import BaseUrl, Network
from signpost.refusal import SettingRefused

NAMES = (
    "PORT",
    "HOST",
    "BASE_URL",
    "TRUSTED_PROXY",
    "WEB_CONCURRENCY",
    "SIGNPOST_STATE_DIR",
    "DATABASE_URL",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "ALLOWED_HOSTS",
    "DEBUG",
    "EXIT_URL",
    "EMAIL_URL",
)
WORDS = {"1": True, "true": True, "yes": True, "on": True} | {
    "0": False, "false": False, "no": False, "off": False
}  # fmt: skip
MOST_WORKERS = 64


@dataclass(frozen=True, slots=True)
class Environment:
    """All settings of the environment, read and checked. `database` and `email` are Django's."""

    port: int
    host: str
    base_url: BaseUrl
    trusted_proxy: tuple[Network, ...]
    workers: int
    state_dir: Path
    database: dict[str, Any]
    secret_key: str
    secret_key_fallbacks: list[str]
    allowed_hosts: list[str]
    debug: bool
    exit_url: str
    email: dict[str, Any]


def read(variables: Mapping[str, str], *, root: Path) -> Environment:
    """Return the checked settings; a relative state folder is one below `root`.

    Makes the state folder, and in it the secret key when none is given. Raises SettingRefused.
    """
    given = {name: variables.get(name, "").strip() for name in NAMES}
    debug = _flag("DEBUG", given["DEBUG"] or "no")
    port = addresses.port(given["PORT"] or "8000")
    base_url = addresses.base_url(given["BASE_URL"] or f"http://127.0.0.1:{port}")
    host = addresses.host(given["HOST"] or "127.0.0.1")
    workers = _workers(given["WEB_CONCURRENCY"] or "2")
    proxy, hosts = given["TRUSTED_PROXY"], given["ALLOWED_HOSTS"]
    exit_url = addresses.exit_url(given["EXIT_URL"] or "https://www.bbc.co.uk/weather")
    email = connections.email(given["EMAIL_URL"] or "consolemail://")
    database_url, key = given["DATABASE_URL"], given["SECRET_KEY"]
    database = connections.database(database_url) if database_url else None
    state_dir = _state_dir(root / Path(given["SIGNPOST_STATE_DIR"] or "var").expanduser())
    return Environment(
        port=port,
        host=host,
        base_url=base_url,
        trusted_proxy=addresses.trusted_proxy(proxy) if proxy else (),
        workers=workers,
        state_dir=state_dir,
        database=database or connections.sqlite_in(state_dir),
        secret_key=(
            secret_key.checked("SECRET_KEY", key) if key else secret_key.kept_in(state_dir)
        ),
        secret_key_fallbacks=_fallbacks(given["SECRET_KEY_FALLBACKS"]),
        allowed_hosts=(
            addresses.allowed_hosts(hosts)
            if hosts
            else list(dict.fromkeys([base_url.host, *addresses.LOOPBACK_HOSTS]))
        ),
        debug=debug,
        exit_url=exit_url,
        email=email,
    )


def _flag(name: str, text: str) -> bool:
    if text.lower() not in WORDS:
        raise SettingRefused(name, f"must be yes or no (or true, false, 1, 0), not {text!r}")
    return WORDS[text.lower()]


def _workers(text: str) -> int:
    if not re.fullmatch(r"\d{1,2}", text, re.ASCII) or not 1 <= int(text) <= MOST_WORKERS:
        raise SettingRefused(
            "WEB_CONCURRENCY",
            f"must be a number of processes from 1 to {MOST_WORKERS}, not {text!r}",
        )
    return int(text)


def _fallbacks(text: str) -> list[str]:
    keys = [key.strip() for key in text.split(",")] if text else []
    return [secret_key.checked("SECRET_KEY_FALLBACKS", key) for key in keys]


def _state_dir(folder: Path) -> Path:
    """Return the folder, made if absent; a file is tried in it because root may write anywhere."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SettingRefused(
            "SIGNPOST_STATE_DIR", f"must be a folder to write in: {folder} {_why(error)}"
        ) from error
    return folder.resolve()


def _why(error: OSError) -> str:
    return f"cannot be used ({(error.strerror or type(error).__name__).lower()})"
