"""Packing answers into words of 64 bits: enterprise ``row`` is bit ``row % 64`` of word ``row // 64``."""

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.matching.columns import Bools

Packed = NDArray[np.uint64]


def words_for(size: int) -> int:
    """How many words hold ``size`` bits."""
    return -(-size // 64)


def packed(bools: Bools) -> Packed:
    """The bits of ``bools``, the last word filled up with 0."""
    octets = np.packbits(bools, bitorder="little")
    found = np.zeros(words_for(len(bools)), "<u8")
    found.view(np.uint8)[: len(octets)] = octets
    return found.astype(np.uint64, copy=False)


def unpacked(words: Packed, size: int) -> Bools:
    """The first ``size`` bits of ``words`` (along the last axis)."""
    octets = np.ascontiguousarray(words.astype("<u8", copy=False)).view(np.uint8)
    return np.unpackbits(octets, axis=-1, count=size, bitorder="little").view(np.bool_)


def rows_of(words: Packed, size: int) -> NDArray[np.intp]:
    """The rows whose bit is set."""
    return np.flatnonzero(unpacked(words, size))


def counted(words: Packed) -> NDArray[np.int64]:
    """How many bits are set, along the last axis."""
    found: NDArray[np.int64] = np.bitwise_count(words).sum(axis=-1, dtype=np.int64)
    return found
