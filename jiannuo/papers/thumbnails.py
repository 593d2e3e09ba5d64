"""The small pictures of photos: beside the files, under the same hash."""

import tempfile
from pathlib import Path

from django.conf import settings

from jiannuo.papers.models import Paper

MEDIA_TYPE = "image/webp"


def place_of(digest: str) -> Path:
    """Where the small picture of the photo with this hash lies."""
    return Path(settings.MEDIA_ROOT) / "thumbnails" / digest[:2] / f"{digest}.webp"


def keep(paper: Paper, picture: bytes, *, width: int, height: int) -> None:
    """Put the small picture of ``paper`` in place at once, and note the sides of the photo in pixels."""
    target = place_of(paper.sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix="incoming-", delete=False) as waiting:
        waiting.write(picture)
    Path(waiting.name).replace(target)
    if (paper.width, paper.height) != (width, height):
        paper.width, paper.height = width, height
        paper.save(update_fields=["width", "height"])
