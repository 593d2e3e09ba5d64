"""Stops an upload that is too large while it is still arriving."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

_MARK = "jiannuo.upload_too_large"


class LimitHandler(FileUploadHandler):
    """Lets a file larger than ``UPLOAD_LIMIT`` pass by unwritten: no disk is filled.

    The request is still read to its end, so that the sender gets an answer instead of a broken
    connection; ``refused`` tells the view.
    """

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the chunk on to the next handler, or give the file up."""
        self.received = start + len(raw_data)
        if self.received > settings.UPLOAD_LIMIT:
            assert self.request is not None
            self.request.META[_MARK] = "1"
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        """Leave the making of the file to the next handler."""
        return None


def refused(request: HttpRequest) -> bool:
    """Whether a file of this request was too large. Ask after touching ``request.FILES``."""
    return _MARK in request.META
