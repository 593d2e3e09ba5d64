"""Whether a zip file may be unpacked: nothing is unpacked before this has looked at it."""

import io
import zipfile
import zlib

from jiannuo.reports.reading.sources.refusal import MEGABYTE, Limits, Unreadable

_SMALL = 10 * MEGABYTE
_DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def checked(content: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, once its sizes are bearable and its XML declares no entities.

    The sizes are those it declares: ``zipfile`` reads no more than that of a member.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable("damaged") from error
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("password_docx")
    unpacked = sum(member.file_size for member in members)
    packed = max(sum(member.compress_size for member in members), 1)
    exploding = unpacked > _SMALL and unpacked / packed > limits.ratio
    if len(members) > limits.members or unpacked > limits.unpacked or exploding:
        raise Unreadable("zip_bomb")
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            _refuse_declarations(read_member(archive, member.filename))
    return archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member, unpacked."""
    try:
        return archive.read(name)
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        KeyError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        zlib.error,
    ) as error:
        raise Unreadable("damaged") from error


def _refuse_declarations(xml: bytes) -> None:
    if any(declaration in xml for declaration in _DECLARATIONS):
        raise Unreadable("unsafe_xml")
