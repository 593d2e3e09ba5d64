"""Office files that carry programs, or fetch them, are refused."""

import io
import re
import zipfile
import zlib

from jiannuo.papers.archives import SwollenError, members_of
from jiannuo.papers.evidence.refusals import EvidenceRefused

#: bytes of everything inside, unpacked, and how many times the packed size it may be
_MOST_UNPACKED = 200 * 1024 * 1024
_MOST_TIMES = 150
#: small files may be packed as tightly as they like
_SMALL = 10 * 1024 * 1024
_MOST_PARTS = 5000
#: parts that run or wrap something that runs
_RUNNING = re.compile(
    r"(^|/)(activex|macrosheets|dialogsheets)/|oleobject[^/]*\.bin$|\.(exe|dll|scr|js|vbs)$"
)
#: documents inside documents that may carry macros of their own
_NESTED_MACROS = re.compile(r"\.(docm|dotm|xlsm|xltm|xlsb|pptm|ppsm|potm|xlam|bin|doc|xls|ppt)$")
_DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
#: relations whose target is loaded, not only linked to (ECMA-376, part 1, annex on relationships)
_LOADED = re.compile(rb'Type\s*=\s*["\'][^"\']*/(attachedTemplate|oleObject|frame|subDocument|control)["\']')
_EXTERNAL = re.compile(rb'TargetMode\s*=\s*["\']External["\']')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")


def refuse_active(content: bytes, name: str) -> None:
    """Refuse an Office file with macros, controls, embedded objects or a template from elsewhere.

    Also one that unpacks into too much, holds a part twice (two readers would see two documents), or
    has anything before or behind it. Raises EvidenceRefused.
    """
    try:
        with _opened(content, name) as archive:
            for part in archive.infolist():
                _refuse_part(archive, part, name)
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        RuntimeError,  # a part with a password
        NotImplementedError,
        EOFError,
        zlib.error,
    ) as error:
        raise EvidenceRefused("damaged", name=name) from error


def _opened(content: bytes, name: str) -> zipfile.ZipFile:
    try:
        parts = members_of(io.BytesIO(content))
    except SwollenError as error:
        raise EvidenceRefused("swollen", name=name) from error
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    exploding = unpacked > _SMALL and unpacked / packed > _MOST_TIMES
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or exploding:
        raise EvidenceRefused("swollen", name=name)
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise EvidenceRefused("concealed", name=name, found=_twice(parts))
    archive = zipfile.ZipFile(io.BytesIO(content))
    if archive.comment or not content.endswith(b"\x00\x00") or min(p.header_offset for p in parts) != 0:
        raise EvidenceRefused("concealed", name=name, found="ZIP")
    return archive


def _twice(parts: list[zipfile.ZipInfo]) -> str:
    names = [part.filename.lower() for part in parts]
    return next(name for name in names if names.count(name) > 1)[:60]


def _refuse_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    path = part.filename.lower()
    if path.endswith("vbaproject.bin"):
        raise EvidenceRefused("macros", name=name)
    if _RUNNING.search(path) or ("embeddings/" in path and _NESTED_MACROS.search(path)):
        raise EvidenceRefused("embedded", name=name, found=part.filename.rpartition("/")[2][:60])
    if not path.endswith((".xml", ".rels", ".vml")):
        return
    content = archive.read(part)
    if any(word in content for word in _DECLARATIONS):
        raise EvidenceRefused("embedded", name=name, found="DTD")
    if path.endswith(".rels"):
        for relation in _RELATION.findall(content):
            if _LOADED.search(relation) and _EXTERNAL.search(relation):
                raise EvidenceRefused("remote", name=name)
    if path == "[content_types].xml" and b"macroEnabled" in content:
        raise EvidenceRefused("macros", name=name)
