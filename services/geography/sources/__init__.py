"""Where a postcode table is built from: files of rows, read one at a time, never half."""

from services.geography.sources.opening import open_source
from services.geography.sources.rows import Source, SourceError, SourceFile, SourceRow

__all__ = ["Source", "SourceError", "SourceFile", "SourceRow", "open_source"]
