"""The languages of the public site: English, and each that has a folder below `locale/`."""

from pathlib import Path

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

ENGLISH = ("en-gb", "English")
CATALOGUE = "LC_MESSAGES/django.mo"


def languages_in(folder: Path) -> list[tuple[str, str]]:
    """Code and name of English, then of every language with a compiled catalogue in `folder`.

    Each is named in itself, as Django names it; ImproperlyConfigured for a folder whose name is
    no language that Django knows.
    """
    found = sorted(path.parent.parent.name for path in folder.glob(f"*/{CATALOGUE}"))
    return [ENGLISH, *((_code(name), _own_name(name)) for name in found)]


def _code(name: str) -> str:
    """The code of a language, `pt-br`, from the name of its folder, `pt_BR`."""
    return name.lower().replace("_", "-")


def _own_name(name: str) -> str:
    """What speakers of a language call it."""
    known = LANG_INFO.get(_code(name), {})
    if "name_local" not in known:
        raise ImproperlyConfigured(f"locale/{name}: Django knows no language of this name.")
    return str(known["name_local"])
