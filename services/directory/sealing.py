"""Encrypting what is kept for a short time only."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class SealBroken(ValueError):
    """Not sealed by this site for that purpose, or altered."""


def seal(text: str, *, purpose: str) -> str:
    """Return `text` encrypted for one purpose."""
    return _cipher(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """Return what was sealed for that purpose; SealBroken for anything else."""
    try:
        return _cipher(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as wrong:
        raise SealBroken("This was not sealed here.") from wrong


def _cipher(purpose: str) -> MultiFernet:
    """The cipher of SECRET_KEY, which also reads what its fallbacks wrote."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"signpost {purpose}\0{key}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
