"""Where hashed static files are named."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ForgivingStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed files; one that was not collected costs its style, never the page."""

    def stored_name(self, name: str) -> str:
        """The hashed name; the plain one where there is no such file, which then answers 404."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
