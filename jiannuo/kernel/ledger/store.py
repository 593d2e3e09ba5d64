"""The log as it lies in the tables: its tiles, its newest checkpoint, and proofs out of them."""

from django.db.models import Q

from jiannuo.kernel.ledger.hashing import Hash
from jiannuo.kernel.ledger.merkle import Node
from jiannuo.kernel.ledger.tiles import WIDTH, Edge, node_reader
from jiannuo.kernel.ledger.tiles import Tile as Hashes
from jiannuo.kernel.models import Checkpoint, Tile


def newest() -> Checkpoint | None:
    """The last checkpoint that was signed; None while the log is empty."""
    return Checkpoint.objects.order_by("-size").first()


def tile_content(level: int, index: int) -> bytes:
    """The hashes of one tile; raises LookupError where there is none."""
    content = Tile.objects.filter(level=level, index=index).values_list("hashes", flat=True).first()
    if content is None:
        raise LookupError(f"no tile {level}/{index}")
    return bytes(content)


def stored_edge(size: int, hash_: Hash) -> Edge:
    """The right edge of the log of ``size`` entries, read from the tables.

    Raises LookupError or ValueError where the tables hold less than that.
    """
    wanted, count = Q(), size
    for level in range(size.bit_length() // 8 + 1):
        if count % WIDTH:
            wanted |= Q(level=level, index=count // WIDTH)
        count //= WIDTH
    found = {}
    if wanted:
        rows = Tile.objects.filter(wanted).values_list("level", "index", "hashes")
        found = {(level, index): bytes(hashes) for level, index, hashes in rows}
    return Edge.load(size, lambda level, index: found[level, index], hash_)


def write_tiles(tiles: list[Hashes]) -> None:
    """Store new tiles and the longer ones in place of shorter."""
    Tile.objects.bulk_create(
        [Tile(level=tile.level, index=tile.index, hashes=tile.content) for tile in tiles],
        update_conflicts=True,
        unique_fields=["level", "index"],
        update_fields=["hashes"],
    )


def stored_nodes(hash_: Hash, cached: int = 4096) -> Node:
    """A reader of subtree digests for the proofs of ``merkle``."""
    return node_reader(tile_content, hash_, cached)
