"""From the bytes somebody handed in to the bytes that are kept, or a refusal."""

from dataclasses import dataclass
from typing import IO

from jiannuo.papers import detection
from jiannuo.papers.archives import holds_a_zip
from jiannuo.papers.detection import media_type_of
from jiannuo.papers.evidence import images, office, pdf, plain, video
from jiannuo.papers.evidence.policy import ACCEPTED, MEGABYTE, TEXT_ENDINGS, Kind, largest
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.names import harmless

#: media type -> code of the refusal
_REFUSED = {
    detection.SCRIPT: "script",
    detection.HTML: "web_page",
    detection.SVG: "web_page",
    detection.ARCHIVE: "archive",
    detection.MACROS: "macros",
    detection.OLE: "old_office",
    detection.RTF: "rich_text",
    detection.HEIC: "heic",
    detection.AVIF: "other_image",
    detection.OTHER_IMAGE: "other_image",
    detection.UNKNOWN: "unknown",
}
#: endings under which a system starts a file
_STARTING = frozenset(
    {"exe", "com", "scr", "msi", "bat", "cmd", "dll", "app", "apk", "elf", "bin", "lnk", "jar"}
)
#: endings of texts that run
_SCRIPTS = frozenset({"js", "mjs", "vbs", "ps1", "sh", "py", "hta", "wsf", "php", "reg", "url", "bat", "cmd"})


@dataclass(frozen=True)
class Examined:
    """What is kept: the bytes, a name with the right ending, and for a photo its small picture."""

    content: bytes
    name: str
    media_type: str
    kind: Kind
    thumbnail: bytes = b""
    width: int | None = None
    height: int | None = None


def examine(file: IO[bytes], name: str) -> Examined:
    """Look at a file handed in as evidence and take out what must not be kept.

    Raises EvidenceRefused, whose words name the file, the cause and the next step.
    """
    shown = harmless(name)
    media_type = _accepted(file, shown)
    kind, ending = ACCEPTED[media_type]
    content = _whole(file, kind, shown)
    if kind == Kind.PHOTO:
        return _photo(content, media_type, shown, ending)
    if kind == Kind.VIDEO:
        content = video.without_notes(content, shown)
    elif media_type == detection.PDF:
        pdf.refuse_active(content, shown)
        if holds_a_zip(content):
            raise EvidenceRefused("concealed", name=shown, found="ZIP")
    elif media_type == detection.TEXT:
        plain.refuse_unreadable(content, shown)
        ending = _ending(shown)
    else:
        office.refuse_active(content, shown)
    return Examined(content, _renamed(shown, ending), media_type, kind)


def _accepted(file: IO[bytes], shown: str) -> str:
    if not file.seek(0, 2):
        raise EvidenceRefused("empty", name=shown)
    media_type = media_type_of(file)
    ending = _ending(shown)
    if media_type == detection.EXECUTABLE:
        raise EvidenceRefused("executable" if ending in _STARTING else "disguised", name=shown)
    if media_type == detection.TEXT and ending in _SCRIPTS:
        raise EvidenceRefused("script", name=shown)
    if media_type == detection.TEXT and ending not in TEXT_ENDINGS:
        raise EvidenceRefused("text_name", name=shown)
    if media_type in _REFUSED:
        raise EvidenceRefused(_REFUSED[media_type], name=shown)
    return media_type


def _whole(file: IO[bytes], kind: Kind, shown: str) -> bytes:
    size, limit = file.seek(0, 2), largest(kind)
    if size > limit:
        megabytes = -(-size // MEGABYTE)
        raise EvidenceRefused(
            "too_large", name=shown, size=megabytes, kind=kind.label, limit=limit // MEGABYTE
        )
    file.seek(0)
    return file.read()


def _photo(content: bytes, media_type: str, shown: str, ending: str) -> Examined:
    if holds_a_zip(content):
        # the new drawing would drop it, but nobody hands in such a file by accident
        raise EvidenceRefused("concealed", name=shown, found="ZIP")
    picture = images.drawn_anew(content, media_type, shown)
    return Examined(
        picture.content,
        _renamed(shown, ending),
        detection.PNG if media_type == detection.GIF else media_type,
        Kind.PHOTO,
        picture.thumbnail,
        picture.width,
        picture.height,
    )


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _renamed(name: str, ending: str) -> str:
    """``name`` with the ending of what it is: a PNG that a messenger called .jpg becomes .png."""
    stem, dot, given = name.rpartition(".")
    if not dot or not given.isascii() or len(given) > 5:
        stem = name
    same = {"jpeg": "jpg"}.get(given.lower(), given.lower()) == ending
    return name if same else f"{stem or name}.{ending}"
