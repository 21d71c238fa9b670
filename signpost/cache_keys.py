"""How keys of the shared cache are written: nobody can read a name or an address from them."""

from django.utils.crypto import salted_hmac


def unreadable(key: str, key_prefix: str, version: int) -> str:
    """Return a digest of the key, which only this site's secret key can make."""
    return salted_hmac("signpost cache key", f"{key_prefix}:{version}:{key}").hexdigest()
