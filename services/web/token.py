"""The address of an answer: what was asked, encrypted, so that no log or history can read it."""

import base64
import hashlib
import json
from datetime import UTC, datetime

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from services.web.asked import Asked

PURPOSE = b"signpost answer token"
SIZE = 191
"""Bytes every answer is padded to before encryption: one length tells nothing apart.

A page carries its token and no compression makes it shorter, so the fewer the better: enough for
the eight areas a name may suggest, and 191 fill the blocks of the cipher.
"""


class TokenForged(ValueError):
    """Not an answer of this site, or of a form it no longer reads."""


class TokenExpired(ValueError):
    """An answer whose time is over."""


def write_token(asked: Asked, *, at: datetime) -> str:
    """Encrypt what was asked at an aware instant; every token has the same length."""
    plain = json.dumps(asked.to_json(), separators=(",", ":")).encode()
    if len(plain) > SIZE:
        raise ValueError(f"An answer of {len(plain)} bytes is longer than {SIZE}.")
    return _fernet().encrypt_at_time(plain.ljust(SIZE), int(at.timestamp())).decode()


def read_token(token: str, *, at: datetime) -> tuple[Asked, datetime]:
    """Return what was asked and until when it may be read; TokenForged or TokenExpired."""
    try:
        plain = _fernet().decrypt(token)
        made = datetime.fromtimestamp(_fernet().extract_timestamp(token), UTC)
        asked = Asked.from_json(json.loads(plain))
    except (InvalidToken, TypeError, ValueError) as wrong:
        raise TokenForged("This is not an answer of ours.") from wrong
    until = made + asked.life
    if at >= until:
        raise TokenExpired("This answer has ended.")
    return asked, until


def _fernet() -> MultiFernet:
    """The cipher of SECRET_KEY, which also reads what its fallbacks wrote."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + key.encode()).digest()))
            for key in keys
        ]
    )
