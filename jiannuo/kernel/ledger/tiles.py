"""Tiles: the tree stored as runs of 256 digests, laid out as C2SP tlog-tiles serves them.

The tile of level L and index N holds the digests of the complete subtrees of height 8·L numbered 256·N and
on. A full tile never changes again; the last tile of a level is partial until it is full.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from jiannuo.kernel.ledger.hashing import DIGEST_SIZE, SHA256, Hash
from jiannuo.kernel.ledger.merkle import Node

#: levels of the tree that one tile spans, and how many digests it holds when full
SPAN, WIDTH = 8, 256
_FULL = WIDTH * DIGEST_SIZE
_NAME = re.compile(r"(\d{1,2})/((?:x\d{3}/)*\d{3})(?:\.p/(\d{1,3}))?").fullmatch


@dataclass(frozen=True, slots=True)
class Tile:
    """Some digests of one level: ``content`` holds 1 to 256 of them, end to end."""

    level: int
    index: int
    content: bytes

    @property
    def width(self) -> int:
        """How many digests it holds."""
        return len(self.content) // DIGEST_SIZE


def tile_path(level: int, index: int, width: int = WIDTH) -> str:
    """Where the tile is served, e.g. ``0/x001/234`` or ``1/000.p/17``, after ``tile/``."""
    name = f"{index % 1000:03}"
    while index := index // 1000:
        name = f"x{index % 1000:03}/{name}"
    return f"{level}/{name}" + (f".p/{width}" if width != WIDTH else "")


def parse_tile_path(path: str) -> tuple[int, int, int]:
    """Level, index and width of the tile at ``path``; raises ValueError for a path that names no tile."""
    match = _NAME(path)
    if not match:
        raise ValueError("not the path of a tile")
    level, index = int(match[1]), int(match[2].replace("x", "").replace("/", ""))
    width = int(match[3]) if match[3] else WIDTH
    if tile_path(level, index, width) != path or not 1 <= width <= WIDTH:
        raise ValueError("not the path of a tile")
    return level, index, width


def rows_of(content: bytes, hash_: Hash = SHA256) -> list[bytes]:
    """The tile's digests, then each row of complete pairs above them, up to one digest if it is full."""
    rows, new = [content], hash_.new
    while len(content) >= 2 * DIGEST_SIZE:
        pairs = range(0, len(content) - DIGEST_SIZE, 2 * DIGEST_SIZE)
        content = b"".join([new(b"\x01" + content[at : at + 64]).digest() for at in pairs])
        rows.append(content)
    return rows


@dataclass(slots=True)
class Edge:
    """The right edge of a growing log: the unfinished tile of every level, and nothing else.

    It is all one needs to append and to know the root (a compact range).
    """

    size: int = 0
    hash_: Hash = SHA256
    levels: list[bytes] = field(default_factory=list)

    @classmethod
    def load(cls, size: int, content_of: Callable[[int, int], bytes], hash_: Hash = SHA256) -> "Edge":
        """The edge of a stored log of ``size`` leaves; ``content_of(level, index)`` reads a tile."""
        levels: list[bytes] = []
        count = size
        while count:
            width = count % WIDTH
            levels.append(content_of(len(levels), count // WIDTH)[: width * DIGEST_SIZE] if width else b"")
            if len(levels[-1]) != width * DIGEST_SIZE:
                raise ValueError(f"the last tile of level {len(levels) - 1} is too short for {size} leaves")
            count //= WIDTH
        return cls(size, hash_, levels)

    def append(self, leaves: Iterable[bytes]) -> list[Tile]:
        """Add leaf digests; the tiles that are new or longer than before, lowest level first."""
        changed: list[Tile] = []
        added, level = b"".join(leaves), 0
        count = self.size
        self.size += len(added) // DIGEST_SIZE
        while added:
            if level == len(self.levels):
                self.levels.append(b"")
            content, index = self.levels[level] + added, count // WIDTH
            tops = []
            for at in range(0, len(content), _FULL):
                tile = Tile(level, index + at // _FULL, content[at : at + _FULL])
                changed.append(tile)
                if len(tile.content) == _FULL:
                    tops.append(rows_of(tile.content, self.hash_)[-1])
            self.levels[level] = content[len(tops) * _FULL :]
            added, level, count = b"".join(tops), level + 1, count // WIDTH
        return changed

    def root(self) -> bytes:
        """The root over all leaves so far."""
        digest: bytes | None = None
        for content in self.levels:
            rows = rows_of(content, self.hash_) if content else []
            count = len(content) // DIGEST_SIZE
            for height in range(count.bit_length()):
                if count >> height & 1:
                    at = ((count >> height) - 1) * DIGEST_SIZE
                    complete = rows[height][at : at + DIGEST_SIZE]
                    digest = complete if digest is None else self.hash_.node(complete, digest)
        return self.hash_.empty() if digest is None else digest


def node_reader(content_of: Callable[[int, int], bytes], hash_: Hash = SHA256, cached: int = 4096) -> Node:
    """A ``node`` for the proofs of ``merkle`` over stored tiles, keeping the rows of ``cached`` tiles.

    Raises LookupError where a tile is too short. For a log that grows, make a new reader per size: the rows
    of a partial tile are kept as they were first read.
    """

    @lru_cache(cached)
    def rows(level: int, index: int) -> list[bytes]:
        return rows_of(content_of(level, index), hash_)

    def node(height: int, index: int) -> bytes:
        level, row = divmod(height, SPAN)
        tile, place = divmod(index, WIDTH >> row)
        found = rows(level, tile)
        digest = found[row][place * DIGEST_SIZE : (place + 1) * DIGEST_SIZE] if row < len(found) else b""
        if len(digest) != DIGEST_SIZE:
            raise LookupError(f"tile {tile_path(level, tile)} is too short for node {height}/{index}")
        return digest

    return node
