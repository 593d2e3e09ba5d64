"""A witness: sees to it that a district's ledger only ever grows, and countersigns what it has seen.

``python witness.py LEDGER KEY FOLDER NAME``, once an hour or so: LEDGER is the public address of the ledger
(https://district.example/ledger), KEY the district's public key, FOLDER where the witness keeps its own key
and the last checkpoint, NAME what it calls itself (congress.district.example/witness).

Whoever owns the database and the private key can rewrite a log that nobody watches. Run by somebody else (the
people's congress, the audit office, the archive, a newspaper), this program makes that visible: it keeps the
last checkpoint, asks for the hashes that prove that the new one extends it (RFC 9162 section 2.1.4), and
writes the new one, countersigned, to FOLDER/countersigned. Exit codes: 0 grown or unchanged; 1 the ledger
could not be reached or read; 2 wrong usage; 9 NOT CONSISTENT: keep FOLDER, and tell the public.

Needs verify.py beside it, and the ``cryptography`` package to sign.
"""

import base64
import hashlib
import os
import sys
import time
import urllib.request
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from verify import Tree, Wrong, read_checkpoint, read_key


class NotConsistent(Exception):  # noqa: N818 - it says what it is
    """The ledger is not what it was, with more at its end."""


class Ledger:
    """The public address of a ledger."""

    def __init__(self, address):
        self.address, self.tiles = address.rstrip("/"), {}

    def read(self, path):
        """What is published at a path below the address."""
        with urllib.request.urlopen(f"{self.address}/{path}", timeout=30) as answer:  # noqa: S310 - chosen by the user
            return answer.read(1 << 20)

    def node(self, tree, size, height, index):
        """The hash of a complete subtree, out of the tiles (C2SP tlog-tiles); not trusted, only used."""
        level, row = divmod(height, 8)
        tile, place = divmod(index, 256 >> row)
        if (level, tile) not in self.tiles:
            width = min(256, (size >> 8 * level) - tile * 256)
            self.tiles[level, tile] = self.read(f"tile/{tile_path(level, tile, width)}")
        content = self.tiles[level, tile][32 * (place << row) : 32 * (place + 1 << row)]
        return tree.root([content[at : at + 32] for at in range(0, len(content), 32)])


def tile_path(level, index, width):
    """Where a tile is published."""
    name = f"{index % 1000:03}"
    while index := index // 1000:
        name = f"x{index % 1000:03}/{name}"
    return f"{level}/{name}" + (f".p/{width}" if width < 256 else "")


def half_of(size):
    """The largest power of two smaller than size."""
    return 1 << (size - 1).bit_length() - 1


def subtree(node, tree, begin, end):
    """The hash over leaves [begin, end)."""
    if end - begin & end - begin - 1 == 0:
        height = (end - begin).bit_length() - 1
        return node(height, begin >> height)
    middle = begin + half_of(end - begin)
    return tree.node(subtree(node, tree, begin, middle), subtree(node, tree, middle, end))


def proof(node, tree, old, begin, end, *, known=True):
    """The consistency proof: SUBPROOF of RFC 9162 section 2.1.4.1, for leaves [begin, end)."""
    if old == end:
        return [] if known else [subtree(node, tree, begin, end)]
    middle = begin + half_of(end - begin)
    if old <= middle:
        return [*proof(node, tree, old, begin, middle, known=known), subtree(node, tree, middle, end)]
    return [*proof(node, tree, old, middle, end, known=False), subtree(node, tree, begin, middle)]


def extends(tree, old, new, path):
    """Whether the proof leads from the old (size, root) to the new one: section 2.1.4.2."""
    (old_size, old_root), (new_size, new_root) = old, new
    if old_size in (0, new_size):
        return not path and (old_size == 0 or old_root == new_root)
    path = path if old_size & old_size - 1 else [old_root, *path]
    fn, sn = old_size - 1, new_size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    if not path:
        return False
    fr = sr = path[0]
    for step in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = tree.node(step, fr), tree.node(step, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = tree.node(sr, step)
        fn, sn = fn >> 1, sn >> 1
    return (fr, sr, sn) == (old_root, new_root, 0)


def look(ledger, key, folder):
    """Fetch the checkpoint and hold it against the last one; the note, and what to say."""
    note = ledger.read("checkpoint").decode()
    size, root, hash_name = read_checkpoint(note, key, "checkpoint")
    kept, tree = folder / "last", Tree(hash_name)
    if not kept.exists():
        return note, f"first look: {size} entries"
    old_size, old_root, old_hash = read_checkpoint(kept.read_text("utf-8"), key, "last")
    if size < old_size or hash_name != old_hash:
        raise NotConsistent(f"{old_size} entries ({old_hash}) were signed, now {size} ({hash_name})")
    path = []
    if 0 < old_size < size:
        path = proof(lambda *at: ledger.node(tree, size, *at), tree, old_size, 0, size)
    if not extends(tree, (old_size, old_root), (size, root), path):
        raise NotConsistent(f"the log of {size} entries does not begin with the {old_size} seen before")
    return note, f"grown from {old_size} to {size} entries"


def own_key(folder, name):
    """The witness's key, made when there is none; and its public form for whoever checks."""
    file = folder / "key"
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(os.urandom(32))
    private = Ed25519PrivateKey.from_private_bytes(file.read_bytes())
    public = b"\x04" + private.public_key().public_bytes_raw()
    key_id = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
    return private, key_id, f"{name}+{key_id.hex()}+{base64.b64encode(public).decode()}"


def countersign(note, name, private, key_id):
    """The note with a cosignature (C2SP tlog-cosignature)."""
    text, at = note.rpartition("\n\n")[0] + "\n", int(time.time())
    signature = private.sign(b"cosignature/v1\ntime %d\n" % at + text.encode())
    line = base64.b64encode(key_id + at.to_bytes(8, "big") + signature).decode()
    return f"{note}— {name} {line}\n"


def main(arguments):
    """Run as a program; the exit code."""
    try:
        address, key, folder, name = arguments
        key, folder = read_key(key), Path(folder)
    except ValueError as error:
        print(f"usage: python witness.py LEDGER KEY FOLDER NAME ({error})", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    private, key_id, public = own_key(folder, name)
    try:
        note, said = look(Ledger(address), key, folder)
    except NotConsistent as alarm:
        print(f"NOT CONSISTENT: {alarm}")
        return 9
    except (Wrong, OSError, ValueError) as error:
        print(f"cannot check: {error}", file=sys.stderr)
        return 1
    for file, text in {"last": note, "countersigned": countersign(note, name, private, key_id)}.items():
        fresh = folder / f"{file}.new"
        fresh.write_text(text, "utf-8")
        fresh.replace(folder / file)
    print(f"{said}; countersigned by {public}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
