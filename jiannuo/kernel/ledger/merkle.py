"""The Merkle tree of RFC 9162 section 2.1: roots, inclusion and consistency proofs, and how to check them.

Proofs are made from complete subtrees only, asked for by height and position, so that any store that can
answer ``node(height, index)`` can prove. All positions count from 0.
"""

from collections.abc import Callable, Sequence

from jiannuo.kernel.ledger.hashing import SHA256, Hash

#: (height, index) -> digest of the complete subtree over leaves [index·2^height, (index + 1)·2^height)
Node = Callable[[int, int], bytes]


def root_of(leaves: Sequence[bytes], hash_: Hash = SHA256) -> bytes:
    """The root over ``leaves`` (leaf digests), computed at once."""
    if not leaves:
        return hash_.empty()
    row = list(leaves)
    while len(row) > 1:
        # a last one without a partner goes up as it is: that is the split at the largest power of two
        odd = row[-1:] if len(row) % 2 else []
        row = [hash_.node(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)] + odd
    return row[0]


def subtree(node: Node, begin: int, end: int, hash_: Hash = SHA256) -> bytes:
    """The digest over leaves [begin, end), where begin is a multiple of the power of two that spans them."""
    count = end - begin
    if count & (count - 1) == 0:
        height = count.bit_length() - 1
        return node(height, begin >> height)
    split = _split(count)
    left = subtree(node, begin, begin + split, hash_)
    return hash_.node(left, subtree(node, begin + split, end, hash_))


def root(node: Node, size: int, hash_: Hash = SHA256) -> bytes:
    """The root of the first ``size`` leaves."""
    return subtree(node, 0, size, hash_) if size else hash_.empty()


def inclusion_proof(node: Node, index: int, size: int, hash_: Hash = SHA256) -> list[bytes]:
    """The path that shows leaf ``index`` in the tree of ``size`` leaves (RFC 9162 section 2.1.3.1)."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    path: list[bytes] = []
    begin, end = 0, size
    while end - begin > 1:
        middle = begin + _split(end - begin)
        if index < middle:
            path.append(subtree(node, middle, end, hash_))
            end = middle
        else:
            path.append(subtree(node, begin, middle, hash_))
            begin = middle
    path.reverse()
    return path


def consistency_proof(node: Node, old: int, new: int, hash_: Hash = SHA256) -> list[bytes]:
    """The path that shows that the tree of ``new`` leaves extends that of ``old`` (section 2.1.4.1)."""
    if not 0 <= old <= new:
        raise ValueError(f"no tree of {old} leaves inside one of {new}")
    if old in (0, new):
        return []
    path: list[bytes] = []
    begin, end, whole = 0, new, True
    while old != end:
        middle = begin + _split(end - begin)
        if old <= middle:
            path.append(subtree(node, middle, end, hash_))
            end = middle
        else:
            path.append(subtree(node, begin, middle, hash_))
            begin, whole = middle, False
    if not whole:
        path.append(subtree(node, begin, end, hash_))
    path.reverse()
    return path


def root_from_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], hash_: Hash = SHA256
) -> bytes | None:
    """The root that ``path`` leads to from ``leaf`` (section 2.1.3.2); None if it cannot fit the tree."""
    if not 0 <= index < size:
        return None
    here, last, digest = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if here & 1 or here == last:
            digest = hash_.node(sibling, digest)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            digest = hash_.node(digest, sibling)
        here, last = here >> 1, last >> 1
    return digest if last == 0 else None


def is_consistent(
    before: tuple[int, bytes], after: tuple[int, bytes], path: Sequence[bytes], hash_: Hash = SHA256
) -> bool:
    """Whether ``path`` shows that the tree ``after`` only extends the tree ``before`` (section 2.1.4.2).

    A tree is given as its size and root.
    """
    (old, old_root), (new, new_root) = before, after
    if old in (0, new):
        return not path and old_root == (hash_.empty() if old == 0 else new_root)
    if not 0 < old < new or not path:
        return False
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    rest = list(path) if old & (old - 1) else [old_root, *path]
    lesser = whole = rest[0]
    for sibling in rest[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            lesser, whole = hash_.node(sibling, lesser), hash_.node(sibling, whole)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            whole = hash_.node(whole, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and lesser == old_root and whole == new_root


def _split(count: int) -> int:
    """The largest power of two smaller than ``count`` (2 or more)."""
    return 1 << (count - 1).bit_length() - 1
