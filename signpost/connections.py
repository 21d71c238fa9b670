"""Turns DATABASE_URL and EMAIL_URL into Django's settings.

Both may hold a password, so no refusal repeats them.
"""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from signpost.refusal import SettingRefused

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
ENGINES = {"sqlite": SQLITE, "postgres": POSTGRESQL, "postgresql": POSTGRESQL}
MAIL_SCHEMES = (
    "smtp", "smtps", "smtp+tls", "smtp+ssl", "consolemail", "filemail", "memorymail", "dummymail"
)  # fmt: skip
SMTP = "django.core.mail.backends.smtp.EmailBackend"
SMTP_PORT = 25
SUBMISSION_PORT = 587

# IMMEDIATE takes the write lock when a transaction begins: waiting there works, while a reader
# that turns writer half-way is refused at once. WAL lets reads go on beside a write.
SQLITE_OPTIONS = {
    "timeout": 20,  # seconds
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
}
# Counted on this side of the wire, because a server that hangs cannot time itself out.
POSTGRESQL_OPTIONS = {
    "connect_timeout": 3,  # seconds
    "tcp_user_timeout": 5000,  # milliseconds
    "keepalives": 1,
    "keepalives_idle": 5,  # seconds
    "keepalives_interval": 2,  # seconds
    "keepalives_count": 2,
}


def database(text: str) -> dict[str, Any]:
    """Return Django's `DATABASES["default"]` for a sqlite:/// or postgres:// address."""
    engine = ENGINES.get(text.partition("://")[0])
    if engine is None:
        raise SettingRefused("DATABASE_URL", "must begin with sqlite:/// or postgres://")
    try:
        settings: dict[str, Any] = environ.Env.db_url_config(text)
    except (ValueError, TypeError):
        raise SettingRefused(
            "DATABASE_URL", "cannot be read: a port is a number, signs in a password are encoded"
        ) from None
    if settings["NAME"] in ("", ":memory:"):
        example = "sqlite:////srv/site.db" if engine == SQLITE else "postgres://user@host/name"
        raise SettingRefused("DATABASE_URL", f"names no database: write it as {example}")
    if engine == SQLITE and not Path(settings["NAME"]).parent.is_dir():
        raise SettingRefused("DATABASE_URL", "names a file in a folder that is not there")
    ours = SQLITE_OPTIONS if engine == SQLITE else POSTGRESQL_OPTIONS
    return settings | {
        "OPTIONS": ours | settings.get("OPTIONS", {}),
        "CONN_MAX_AGE": settings.get("CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": engine == POSTGRESQL,
    }


def sqlite_in(folder: Path) -> dict[str, Any]:
    """Return the settings of the default database, one SQLite file in the state folder."""
    return {
        "ENGINE": SQLITE,
        "NAME": folder / "signpost.sqlite3",
        "OPTIONS": dict(SQLITE_OPTIONS),
        "CONN_MAX_AGE": 60,
    }


def email(text: str) -> dict[str, Any]:
    """Return Django's `EMAIL_...` settings for an address as smtp+tls://user:password@host."""
    scheme = text.partition("://")[0]
    if scheme not in MAIL_SCHEMES or "://" not in text:
        wanted = ", ".join(f"{scheme}://" for scheme in MAIL_SCHEMES)
        raise SettingRefused("EMAIL_URL", f"must begin with one of {wanted}")
    try:
        settings: dict[str, Any] = environ.Env.email_url_config(text)
    except (ValueError, TypeError, ImproperlyConfigured):
        raise SettingRefused("EMAIL_URL", "cannot be read as an address") from None
    if settings["EMAIL_BACKEND"] == SMTP and not settings["EMAIL_HOST"]:
        raise SettingRefused("EMAIL_URL", "names no mail server")
    default_port = SMTP_PORT if scheme == "smtp" else SUBMISSION_PORT
    settings["EMAIL_PORT"] = settings["EMAIL_PORT"] or default_port
    return {name: value for name, value in settings.items() if name.startswith("EMAIL_") and value}
