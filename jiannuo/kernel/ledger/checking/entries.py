"""The entries of the log, a tile at a time: record, digest, and their place in the tiles of every level."""

from jiannuo.kernel.ledger.checking.portion import Portion
from jiannuo.kernel.ledger.configured import ledger_hash
from jiannuo.kernel.ledger.entries import entries
from jiannuo.kernel.ledger.hashing import DIGEST_SIZE
from jiannuo.kernel.ledger.record import RecordError, seal
from jiannuo.kernel.ledger.store import newest, tile_content
from jiannuo.kernel.ledger.tiles import WIDTH, rows_of
from jiannuo.kernel.models import Event
from jiannuo.kernel.recording import content


def check_entries(position: int) -> Portion:
    """Check the tile of entries that begins at ``position``."""
    last = newest()
    end = min(position + WIDTH, last.size if last else 0)
    if end <= position:
        return Portion(None)
    found: list[str] = []
    digests: list[bytes] = []
    for index, event in entries(position, end):
        if index != position + len(digests):
            break
        digest = _digest(event)
        if digest.hex() != event.digest:
            found.append(f"entry {index} (matter {event.matter_id} event {event.seq}) is not what was sealed")
        digests.append(digest)
    if len(digests) != end - position:
        found.append(f"entry {position + len(digests)} is missing")
    elif not found:
        found += _check_tiles(position // WIDTH, b"".join(digests))
    return Portion(end, len(digests), found)


def _digest(event: Event) -> bytes:
    try:
        return seal(content(event, event.matter), ledger_hash())[1]
    except RecordError:
        return b""


def _check_tiles(index: int, hashes: bytes) -> list[str]:
    """The tile of the lowest level, then each level above that it completes."""
    level, place = 0, 0
    while True:
        try:
            stored = tile_content(level, index)[place * DIGEST_SIZE :]
        except LookupError:
            return [f"tile {level}/{index} is missing"]
        if stored[: len(hashes)] != hashes:
            return [f"tile {level}/{index} is not that of its entries"]
        if (place + len(hashes) // DIGEST_SIZE) % WIDTH:
            return []
        hashes = rows_of(tile_content(level, index), ledger_hash())[-1]
        level, (index, place) = level + 1, divmod(index, WIDTH)
