"""RFC 9162 trees, held against the published vectors and against pymerkle, written by somebody else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from jiannuo.kernel.ledger.hashing import DIGEST_SIZE, SHA256, hash_named
from jiannuo.kernel.ledger.merkle import (
    consistency_proof,
    inclusion_proof,
    is_consistent,
    root,
    root_from_inclusion,
    root_of,
)
from jiannuo.kernel.ledger.tiles import WIDTH, Edge, Tile, node_reader

#: the entries and roots that certificate transparency logs are tested with
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def leaves_of(count: int) -> list[bytes]:
    return [SHA256.leaf(b"entry %d" % number) for number in range(count)]


class Store(dict[tuple[int, int], bytes]):
    """Tiles kept in memory, as a log keeps them in a table."""

    def keep(self, tiles: list[Tile]) -> None:
        self.update({(tile.level, tile.index): tile.content for tile in tiles})

    def content(self, level: int, index: int) -> bytes:
        return self[level, index]


def grown(count: int) -> tuple[Edge, Store]:
    edge, store = Edge(), Store()
    store.keep(edge.append(leaves_of(count)))
    return edge, store


@pytest.mark.parametrize("size", range(len(ROOTS)))
def test_roots_are_the_published_ones(size: int) -> None:
    leaves = [SHA256.leaf(bytes.fromhex(entry)) for entry in ENTRIES[:size]]
    edge = Edge()
    edge.append(leaves)
    assert root_of(leaves).hex() == edge.root().hex() == ROOTS[size]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 400), max_size=6))
def test_appending_in_any_portions_gives_the_same_tiles_and_root(portions: list[int]) -> None:
    edge, store, leaves = Edge(), Store(), leaves_of(sum(portions))
    taken = 0
    for portion in portions:
        store.keep(edge.append(leaves[taken : taken + portion]))
        taken += portion
        assert edge.root() == root_of(leaves[:taken])
        loaded = Edge.load(taken, store.content)
        assert (loaded.size, loaded.root()) == (edge.size, edge.root())
        edge = loaded
    assert store == grown(taken)[1]


def test_half_a_million_entries_need_three_levels_of_tiles() -> None:
    leaves = [number.to_bytes(DIGEST_SIZE) for number in range(2 * WIDTH * WIDTH + 300)]
    edge, store = Edge(), Store()
    store.keep(edge.append(leaves))
    assert {level for level, _ in store} == {0, 1, 2}
    assert edge.root() == root_of(leaves) == root(node_reader(store.content), len(leaves))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_proofs_are_those_of_a_second_implementation(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 700))
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    other = InmemoryTree(algorithm="sha256")
    for number in range(size):
        other.append_entry(b"entry %d" % number)
    _edge, store = grown(size)
    node = node_reader(store.content)
    assert root(node, size) == other.get_root()
    leaf = SHA256.leaf(b"entry %d" % index).hex()
    theirs = other.prove_inclusion(index + 1, size).serialize()[
        "path"
    ]  # theirs counts from 1 and shows the leaf
    assert [step.hex() for step in inclusion_proof(node, index, size)] == [
        step for step in theirs if step != leaf
    ]
    before, after = (old, other.get_root(old)), (size, other.get_root())
    assert is_consistent(before, after, consistency_proof(node, old, size))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_every_proof_checks_and_no_other_does(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 600))
    index = data.draw(st.integers(0, size - 1))
    edge, store = grown(size)
    node, leaf = node_reader(store.content), leaves_of(size)[index]
    path = inclusion_proof(node, index, size)
    assert root_from_inclusion(leaf, index, size, path) == edge.root()
    assert root_from_inclusion(SHA256.leaf(b"other"), index, size, path) != edge.root()
    assert root_from_inclusion(leaf, index, size, [*path, leaf]) is None
    if path:
        assert root_from_inclusion(leaf, index, size, path[:-1]) is None
        assert root_from_inclusion(leaf, index ^ 1, size, path) != edge.root()
        spoilt = data.draw(st.integers(0, len(path) - 1))
        path[spoilt] = bytes(DIGEST_SIZE)
        assert root_from_inclusion(leaf, index, size, path) != edge.root()


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 600), st.integers(0, 600))
def test_a_log_that_only_grew_is_consistent_and_another_is_not(one: int, other: int) -> None:
    old, new = sorted((one, other))
    edge, store = grown(new)
    before, after = (old, grown(old)[0].root()), (new, edge.root())
    path = consistency_proof(node_reader(store.content), old, new)
    assert is_consistent(before, after, path)
    rewritten = leaves_of(old)
    if old:
        rewritten[old // 2] = bytes(DIGEST_SIZE)
        assert not is_consistent((old, root_of(rewritten)), after, path)
    assert not is_consistent(before, after, [*path, bytes(DIGEST_SIZE)])
    if old < new:
        assert not is_consistent(after, before, path)


def test_what_is_not_in_the_tree_cannot_be_asked_for() -> None:
    node = node_reader(grown(3)[1].content)
    with pytest.raises(ValueError, match="no leaf 3"):
        inclusion_proof(node, 3, 3)
    with pytest.raises(ValueError, match="no tree of 4"):
        consistency_proof(node, 4, 3)
    with pytest.raises(LookupError, match="too short"):
        inclusion_proof(node, 2, 4)
    assert root_from_inclusion(b"", 0, 0, []) is None


def test_a_tree_may_be_made_with_sm3() -> None:
    sm3 = hash_named("sm3")
    # GB/T 32905-2016 A.1: the digest of "abc"
    assert sm3.new(b"abc").hexdigest() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    leaves = [sm3.leaf(b"%d" % number) for number in range(300)]
    edge, store = Edge(hash_=sm3), Store()
    store.keep(edge.append(leaves))
    path = inclusion_proof(node_reader(store.content, sm3), 299, 300, sm3)
    assert root_from_inclusion(leaves[299], 299, 300, path, sm3) == edge.root() == root_of(leaves, sm3)
