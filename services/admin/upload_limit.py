"""Stopping a file that is too large while it comes in, before it fills the disk."""

from __future__ import annotations

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class UploadLimit(FileUploadHandler):
    """Lets at most `most` bytes of a file through; `exceeded` says that one had more."""

    def __init__(self, request: HttpRequest, *, most: int) -> None:
        """Nothing came in yet."""
        super().__init__(request)
        self.most, self.received, self.exceeded = most, 0, False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        """Hand on the bytes; SkipFile where there are too many: the rest is read and dropped."""
        self.received += len(raw_data)
        if self.received > self.most:
            self.exceeded = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing: another handler keeps the file."""
