"""The secret key: one the operator gives, or one made once and kept in the state folder."""

import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile

from signpost.refusal import SettingRefused

FILE_NAME = "secret_key"
SHORTEST = 50  # characters, as Django's own check asks
FEWEST_SIGNS = 5


def checked(name: str, text: str) -> str:
    """Return the key, or raise SettingRefused when it is easy to guess. Never repeats it."""
    if len(text) < SHORTEST or len(set(text)) < FEWEST_SIGNS:
        raise SettingRefused(
            name, f"must be {SHORTEST} or more characters, {FEWEST_SIGNS} of them different"
        )
    return text


def kept_in(folder: Path) -> str:
    """Return the key kept in the folder; make it, readable by its owner alone, if there is none.

    Raises SettingRefused when the file cannot be read, written or used as a key.
    """
    file = folder / FILE_NAME
    try:
        if not file.exists():
            _make(file)
        file.chmod(0o600)  # whoever copied it here may have left it readable by others
        text = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingRefused(
            "SECRET_KEY", f"is not set, and {file} cannot be used ({type(error).__name__})"
        ) from error
    if len(text) < SHORTEST:
        raise SettingRefused("SECRET_KEY", f"is not set, and {file} holds no whole key")
    return text


def _make(file: Path) -> None:
    """Write a new key under another name, then link it: no process ever reads half a key."""
    with NamedTemporaryFile("w", dir=file.parent, prefix=f".{FILE_NAME}.") as draft:
        draft.write(secrets.token_urlsafe(64) + "\n")
        draft.flush()
        os.fsync(draft.fileno())
        try:
            os.link(draft.name, file)
        except FileExistsError:
            return  # another process was first; its key is the one to use
