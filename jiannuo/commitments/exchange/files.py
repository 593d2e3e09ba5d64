"""The files that come along with a sheet: found by the name that a row gives, also inside a ZIP.

A ZIP is opened only here and only as far as rows name what is in it: its directory is looked at
first, sizes are bounded, and what comes out is examined like any other evidence.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from jiannuo.papers.archives import SwollenError, members_of
from jiannuo.papers.detection import ARCHIVE, media_type_of
from jiannuo.papers.evidence.policy import MEGABYTE
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.evidence.taking import take

#: files in one ZIP, and what all that is taken out of them may come to
MOST_MEMBERS = 500
MOST_UNPACKED = 200 * MEGABYTE
#: one file of it; films are the largest evidence there is
LARGEST_MEMBER = 50 * MEGABYTE
_ENCRYPTED, _UTF8 = 0x1, 0x800
_BETWEEN_NAMES = re.compile(r"[;；、\n\r]+")
#: what systems put into a ZIP by themselves
_LEFT_BEHIND = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Offered:
    """One file that a row may name, opened when it is needed."""

    path: str
    open: Callable[[], IO[bytes]]

    @property
    def name(self) -> str:
        """Without its folders."""
        return PurePosixPath(self.path).name


@dataclass
class Folder:
    """Everything that came along, taken as evidence when a row asks for it, and only once."""

    account_id: int
    offered: list[Offered] = field(default_factory=list)
    #: why a whole file was left out
    remarks: list[str] = field(default_factory=list)
    _taken: dict[str, int | str] = field(default_factory=dict)

    def papers(self, written: str) -> tuple[list[int], str]:
        """The papers that ``written`` names, and what is wrong with the first that cannot be had."""
        found: list[int] = []
        for name in names_in(written):
            paper = self._paper(name)
            if isinstance(paper, str):
                return [], paper
            found.append(paper)
        return list(dict.fromkeys(found)), ""

    def unnamed(self) -> list[str]:
        """The names of files that no row asked for."""
        return [one.name for one in self.offered if one.path not in self._taken]

    def _paper(self, name: str) -> int | str:
        fitting = _fitting(self.offered, name)
        if not fitting:
            return _("没有找到文件“%(name)s”。请在上传本表时一并选择，文件名要与表里写的一致。") % {
                "name": name[:100]
            }
        if len(fitting) > 1:
            return _("有 %(count)d 个文件都叫“%(name)s”。请改名，或在表里写上文件夹名。") % {
                "count": len(fitting), "name": name[:100],
            }  # fmt: skip
        one = fitting[0]
        if one.path not in self._taken:
            self._taken[one.path] = self._take(one)
        return self._taken[one.path]

    def _take(self, one: Offered) -> int | str:
        try:
            return take(one.open(), one.name, account_id=self.account_id).paper_id
        except EvidenceRefused as refusal:
            return str(refusal)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            return str(EvidenceRefused("damaged", name=one.name))


def names_in(written: str) -> list[str]:
    """The names in a cell, each once."""
    parts = (_same(part) for part in _BETWEEN_NAMES.split(written))
    return list(dict.fromkeys(part for part in parts if part))


def folder_of(files: Iterable["UploadedFile[bytes]"], *, account_id: int) -> Folder:
    """What ``files`` hold, ZIPs looked into; a ZIP that cannot be is left out, with a remark."""
    folder, left = Folder(account_id), MOST_UNPACKED
    for file in files:
        name = file.name or ""
        if media_type_of(file) != ARCHIVE or not name.lower().endswith(".zip"):
            folder.offered.append(Offered(_same(name), lambda file=file: file))  # type: ignore[misc]
            continue
        try:
            members = _members(file, name, left)
        except EvidenceRefused as refusal:
            folder.remarks.append(str(refusal))
            continue
        left -= sum(member.file_size for member in members)
        folder.offered.extend(_inside(file, member) for member in members)
    return folder


def _members(file: IO[bytes], name: str, left: int) -> list[zipfile.ZipInfo]:
    try:
        members = [one for one in members_of(file) if not one.is_dir() and not _left_behind(one.filename)]
    except SwollenError as error:
        raise EvidenceRefused("swollen", name=name) from error
    except zipfile.BadZipFile as error:
        raise EvidenceRefused("damaged", name=name) from error
    too_large = any(one.file_size > LARGEST_MEMBER for one in members)
    if too_large or len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > left:
        raise EvidenceRefused("swollen", name=name)
    if any(one.flag_bits & _ENCRYPTED for one in members):
        raise EvidenceRefused("damaged", name=name)
    return members


def _inside(file: IO[bytes], member: zipfile.ZipInfo) -> Offered:
    def unpack() -> IO[bytes]:
        with zipfile.ZipFile(file) as archive, archive.open(member) as content:
            # never more than the directory states, and that was looked at
            return io.BytesIO(content.read(member.file_size))

    return Offered(_same(_decoded(member)), unpack)


def _decoded(member: zipfile.ZipInfo) -> str:
    """The name as it was given: Windows in China writes it in GB 18030 without saying so."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _left_behind(name: str) -> bool:
    return name.startswith(_LEFT_BEHIND[0]) or name.endswith(_LEFT_BEHIND[1:])


def _same(name: str) -> str:
    """One way to write a name: phones and Macs compose letters differently, Windows turns slashes."""
    return unicodedata.normalize("NFC", name).replace("\\", "/").strip().strip("/")


def _fitting(offered: Iterable[Offered], name: str) -> list[Offered]:
    """The files that ``name`` may mean: by path, else by name, else by name without its ending."""
    ways: dict[int, list[Offered]] = defaultdict(list)
    wanted = name.casefold()
    for one in offered:
        path, own = one.path.casefold(), one.name.casefold()
        if path == wanted or path.endswith(f"/{wanted}"):
            ways[0 if path == wanted else 1].append(one)
        elif own.rpartition(".")[0] == wanted:
            ways[2].append(one)
    return next((ways[way] for way in sorted(ways)), [])
