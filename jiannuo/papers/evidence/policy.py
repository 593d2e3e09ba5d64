"""What may be handed in as evidence, and how large."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.papers import detection

MEGABYTE = 1024 * 1024


class Kind(models.TextChoices):
    """How a piece of evidence is looked at."""

    PHOTO = "photo", _("照片")
    DOCUMENT = "document", _("文档")
    VIDEO = "video", _("视频")


#: media type -> what it is looked at as, and the ending its name gets
ACCEPTED: dict[str, tuple[Kind, str]] = {
    detection.JPEG: (Kind.PHOTO, "jpg"),
    detection.PNG: (Kind.PHOTO, "png"),
    detection.WEBP: (Kind.PHOTO, "webp"),
    detection.GIF: (Kind.PHOTO, "png"),
    detection.PDF: (Kind.DOCUMENT, "pdf"),
    detection.DOCX: (Kind.DOCUMENT, "docx"),
    detection.XLSX: (Kind.DOCUMENT, "xlsx"),
    detection.PPTX: (Kind.DOCUMENT, "pptx"),
    detection.TEXT: (Kind.DOCUMENT, "txt"),
    detection.MP4: (Kind.VIDEO, "mp4"),
    detection.QUICKTIME: (Kind.VIDEO, "mov"),
}
#: bytes; a photo of 48 million pixels has some 15 MB, a minute of film some 50
_LARGEST = {Kind.PHOTO: 20 * MEGABYTE, Kind.DOCUMENT: 30 * MEGABYTE, Kind.VIDEO: 50 * MEGABYTE}
#: endings under which a text is taken; a text has no signature, so its name must say what it is
TEXT_ENDINGS = frozenset({"txt", "csv"})
#: what the file chooser offers; HEIC is left out on purpose, then iPhones send JPEG by themselves
OFFERED = ".jpg,.jpeg,.png,.webp,.gif,.pdf,.docx,.xlsx,.pptx,.txt,.csv,.mp4,.mov"
#: files handed in at once
MOST_AT_ONCE = 20


def largest(kind: Kind) -> int:
    """The largest file of ``kind`` in bytes; never more than the site takes at all."""
    return min(_LARGEST[kind], settings.UPLOAD_LIMIT)


def kind_of(media_type: str) -> Kind:
    """How a stored file is looked at; what no policy names is a document."""
    return ACCEPTED[media_type][0] if media_type in ACCEPTED else Kind.DOCUMENT
