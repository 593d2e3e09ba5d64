"""Taking a file in, and letting go of one that nothing came of."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.storage import default_storage

from jiannuo.kernel.now import now
from jiannuo.papers.detection import media_type_of
from jiannuo.papers.models import Paper
from jiannuo.papers.names import harmless

CHUNK = 1 << 20


class TooLargeError(Exception):
    """The file is larger than ``UPLOAD_LIMIT``; ``limit`` is in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"larger than {limit} bytes")
        self.limit = limit


def store(file: IO[bytes], name: str, *, received_from_id: int | None) -> Paper:
    """Keep ``file`` under its hash; bytes that are already kept give the paper they are kept as.

    The bytes go through a temporary file on the same disk and are moved into place at once, so a
    paper is there completely or not at all. Raises TooLargeError.
    """
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=root, prefix="incoming-") as waiting:
        digest, size = _copy(file, waiting.file)
        kept = Paper.objects.filter(sha256=digest).first()
        if kept and default_storage.exists(place_of(digest)):
            return kept
        target = root / place_of(digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        media_type = media_type_of(waiting.file)
        if not target.exists():
            os.link(waiting.name, target)
        paper, _ = Paper.objects.get_or_create(
            sha256=digest,
            defaults={
                "name": harmless(name),
                "media_type": media_type,
                "size": size,
                "content": place_of(digest),
                "received_at": now(),
                "received_from_id": received_from_id,
            },
        )
        if not target.exists():
            # the same bytes were just discarded with their old record; ours is the new one
            os.link(waiting.name, target)
    return paper


def discard_unrecorded(content: bytes) -> None:
    """Remove bytes that were put in place by a transaction that then failed."""
    digest = hashlib.sha256(content).hexdigest()
    if not Paper.objects.filter(sha256=digest).exists():
        (Path(settings.MEDIA_ROOT) / place_of(digest)).unlink(missing_ok=True)


def place_of(digest: str) -> str:
    """Where the bytes with this hash lie, relative to ``MEDIA_ROOT``."""
    return f"{digest[:2]}/{digest}"


def _copy(source: IO[bytes], target: IO[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(source):
        size += len(chunk)
        if size > settings.UPLOAD_LIMIT:
            raise TooLargeError(settings.UPLOAD_LIMIT)
        digest.update(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest(), size


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    source.seek(0)
    while chunk := source.read(CHUNK):
        yield chunk
