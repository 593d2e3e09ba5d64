"""Check a receipt or an export of a Jiannuo ledger: ``python verify.py FILE KEY``.

Written from FORMAT.md alone; uses nothing but Python's standard library (3.11 or later). It is meant to be
read: short rather than fast. ``jiannuo verify`` does the same, faster, and says more.
"""

import base64
import hashlib
import hmac
import json
import re
import sys
import zipfile
from pathlib import Path

KINDS = "malformed signature root chain changed opening missing extra truncated".split()
CODES = {kind: code for code, kind in enumerate(KINDS, start=3)}
HEX, WORD = re.compile(r"[0-9a-f]{64}"), re.compile(r"[A-Za-z0-9_.:-]*")
AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
GONE = re.compile(r"([1-9][0-9]*)\.([A-Za-z0-9_.:-]+)")


class Wrong(Exception):  # noqa: N818 - it says what it is
    """The first thing that is wrong: its kind, and where."""

    def __init__(self, kind, **place):
        super().__init__(" ".join([kind, *(f"{name}={value}" for name, value in place.items())]))
        self.kind, self.place = kind, place


# --- Ed25519, RFC 8032 section 5.1.7; points as (X, Y, Z, T) ---------------------------------------------
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def add(one, other):
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    rest = times(number >> 1, add(point, point)) if number else (0, 1, 1, 0)
    return add(rest, point) if number & 1 else rest


def decompress(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign) or y >= P:
        raise ValueError("no point")
    return (x := P - x if x & 1 != sign else x), y, 1, x * y % P


BASE = decompress((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def ed25519(public, message, signature):
    """Whether the signature is right."""
    try:
        r, a = decompress(signature[:32]), decompress(public)
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(k, a))
    same = not any((left[at] * right[2] - right[at] * left[2]) % P for at in (0, 1))
    return len(signature) == 64 and s < ORDER and same


# --- notes and keys, section 4 ---------------------------------------------------------------------------
def from_base64(text):
    data = base64.b64decode(text, validate=True)
    return data if base64.b64encode(data).decode() == text else refuse("another spelling of base64")


def read_key(text):
    name, key_id, rest = text.strip().split("+", 2)
    data = from_base64(rest)
    digest = hashlib.sha256(name.encode() + b"\n" + data).hexdigest()
    if digest[:8] != key_id or len(data) != 33 or data[0] not in (1, 4):
        raise ValueError("name, id and key do not belong together")
    return name, key_id, data[0], data[1:]


def read_note(note):
    """The text of a note and its signatures as (name, id and signature)."""
    if any(char < " " and char != "\n" for char in note) or not note.endswith("\n"):
        raise ValueError("control characters, or no newline at the end")
    text, blank, tail = note.rpartition("\n\n")
    lines = [re.fullmatch(r"— ([^\s+]+) (\S+)", line) for line in tail[:-1].split("\n")]
    if not blank or not all(lines) or len(lines) > 64:
        raise ValueError("not a signed note")
    signatures = [(line[1], from_base64(line[2])) for line in lines]
    short = any(len(data) < 5 for _name, data in signatures)
    return refuse("too short a signature") if short else (text + "\n", signatures)


def read_checkpoint(note, key, file):
    """Size, root and hash of a signed checkpoint."""
    try:
        text, signatures = read_note(note)
        origin, size, root, *more = text[:-1].split("\n")
        encoded, root = text.encode(), from_base64(root)
        named = [line[5:] for line in more if line.startswith("hash ")]
        known = re.fullmatch("0|[1-9][0-9]{0,19}", size) and named[:1] in ([], ["sha256"], ["sm3"])
        if len(root) != 32 or "" in (origin, *more) or not known:
            refuse("not a checkpoint")
    except ValueError as error:
        raise Wrong("malformed", file=file) from error
    name, key_id, kind, public = key
    for signer, data in signatures:
        signature, message = data[4:], encoded
        if kind == 4:
            stamp, signature = signature[:8], signature[8:]
            message = b"cosignature/v1\ntime %d\n" % int.from_bytes(stamp, "big") + message
        if (signer, data[:4].hex()) == (name, key_id) and ed25519(public, message, signature):
            return int(size), root, (named or ["sha256"])[0]
    raise Wrong("signature", file=file)


# --- JSON, records, trees: sections 2, 3 and 4 -----------------------------------------------------------
def refuse(text):
    raise ValueError(f"not in the format: {text}")


def once(pairs):
    return dict(pairs) if len(dict(pairs)) == len(pairs) else refuse("a key twice")


def read_json(data):
    return json.loads(data.decode(), parse_float=refuse, parse_constant=refuse, object_pairs_hook=once)


def canonical(value, depth=0):
    if (depth > 31 and isinstance(value, dict | list)) or (isinstance(value, int) and abs(value) >= 2**53):
        refuse("too deep, or too large a number")
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        pairs = [canonical(key) + b":" + canonical(value[key], depth + 1) for key in keys]
        return b"{" + b",".join(pairs) + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(canonical(item, depth + 1) for item in value) + b"]"
    return json.dumps(value, ensure_ascii=False).encode()


SHAPE = dict.fromkeys(["v", "matter", "loop_version", "seq"], int)
SHAPE |= dict.fromkeys(["loop", "step", "from", "to", "at", "prev", "effects"], str)
SHAPE |= dict.fromkeys(["actor", "facts", "personal"], dict)
OPENING = {"field": str, "salt": str, "value": None}


def shaped(value, kinds):
    """Whether value is an object of exactly these keys and types; None is any type."""
    same = isinstance(value, dict) and value.keys() == kinds.keys()
    return same and all(kind in (None, type(value[key])) for key, kind in kinds.items())


def is_hex(value):
    return isinstance(value, str) and HEX.fullmatch(value) is not None


def commitments(record):
    """All commitments of a record by the path of their field."""
    named = {f"{part}.{name}": record[part][name] for part in ("facts", "personal") for name in record[part]}
    return named | {"effects": record["effects"], "actor.who": record["actor"]["who"]}


def is_record(record):
    return (
        shaped(record, SHAPE)
        and record["v"] == 1
        and min(record["matter"], record["seq"], record["loop_version"]) >= 1
        and all(WORD.fullmatch(record[key]) for key in ("loop", "step", "from", "to"))
        and AT.fullmatch(record["at"]) is not None
        and (record["prev"] == "" if record["seq"] == 1 else is_hex(record["prev"]))
        and shaped({"unit": 1} | record["actor"], {"unit": int, "who": str})
        and record["actor"].get("unit", 1) >= 1
        and all(name and WORD.fullmatch(name) for part in ("facts", "personal") for name in record[part])
        and all(is_hex(digest) for digest in commitments(record).values())
    )


class Tree:
    """The hash of one log, with the tree of RFC 9162 over it."""

    def __init__(self, name):
        self.name = name

    def hash(self, data):
        return hashlib.new(self.name, data).digest()

    def leaf(self, record):
        return self.hash(b"\x00" + record)

    def node(self, left, right):
        return self.hash(b"\x01" + left + right)

    def root(self, leaves):
        row = list(leaves) or [self.hash(b"")]
        while len(row) > 1:
            pairs = [self.node(*row[at : at + 2]) for at in range(0, len(row) - 1, 2)]
            row = pairs + row[len(pairs) * 2 :]
        return row[0]

    def proven(self, leaf, index, size, proof):
        """The root that an inclusion proof leads to, or None: its last step is the other half of the tree."""
        if not proof or not 0 <= index < size or size == 1:
            return leaf if not proof and (index, size) == (0, 1) else None
        half = 1 << (size - 1).bit_length() - 1
        if index < half:
            left = self.proven(leaf, index, half, proof[:-1])
            return left and self.node(left, proof[-1])
        right = self.proven(leaf, index - half, size - half, proof[:-1])
        return right and self.node(proof[-1], right)

    def opens(self, known, one):
        """Whether an opening fits its commitment."""
        try:
            message = canonical([one["field"], one["value"]])
            digest = hmac.new(bytes.fromhex(one["salt"]), message, self.name).hexdigest()
        except ValueError:
            return False
        return known.get(one["field"]) == digest


def erased(record, one):
    """A line for each field that an opened erasure names, section 6."""
    told = (record["step"], one["field"]) == ("system.erase", "facts.erased") and AT.fullmatch(record["at"])
    named = one["value"] if told and isinstance(one["value"], list) else []
    line = "\nERASED matter={matter} seq={{}} field=personal.{{}} at={at}".format_map(record)
    return "".join(line.format(*match.groups()) for match in map(GONE.fullmatch, map(str, named)) if match)


# --- receipts, section 5 ---------------------------------------------------------------------------------
def is_receipt(receipt):
    return (
        shaped(receipt, {"format": str, "checkpoint": str, "entries": list, "openings": list})
        and (receipt["format"], receipt["entries"] == []) == ("jiannuo-receipt/1", False)
        and all(shaped(entry, {"index": int, "proof": list, "record": dict}) for entry in receipt["entries"])
        and all(is_hex(step) for entry in receipt["entries"] for step in entry["proof"])
        and all(shaped(one, OPENING | {"seq": int}) and is_hex(one["salt"]) for one in receipt["openings"])
    )


def check_receipt(data, key, file):
    try:
        receipt = read_json(data)
    except (ValueError, RecursionError) as error:
        raise Wrong("malformed" if data.endswith(b"}\n") else "truncated", file=file) from error
    if not is_receipt(receipt):
        raise Wrong("malformed", file=file)
    size, root, hash_name = read_checkpoint(receipt["checkpoint"], key, file)
    tree, entries = Tree(hash_name), receipt["entries"]
    before = None
    for at in range(len(entries)):
        before = check_entry(tree, (size, root), entries, at, before)
    gone = ""
    for one in receipt["openings"]:
        record = entries[one["seq"] - 1]["record"] if 1 <= one["seq"] <= len(entries) else None
        if not record or not tree.opens(commitments(record), one):
            raise Wrong("opening", file=file, seq=one["seq"], field=one["field"])
        gone += erased(record, one)
    return f"size={size} root={root.hex()} events={len(entries)} opened={len(receipt['openings'])}{gone}"


def check_entry(tree, signed, entries, at, before):
    """Check one entry, given the digest of the one before; its own digest."""
    index, record, (size, root) = entries[at]["index"], entries[at]["record"], signed
    try:
        digest = tree.leaf(canonical(record if is_record(record) else refuse(record)))
    except ValueError as error:
        raise Wrong("malformed", index=index) from error
    proof = [bytes.fromhex(step) for step in entries[at]["proof"]]
    if tree.proven(digest, index, size, proof) != root:
        following = entries[at + 1]["record"].get("prev") if at + 1 < len(entries) else None
        raise Wrong("root" if following == digest.hex() else "changed", index=index)
    last = entries[at - 1] if at else None
    for kind, field, wrong in (
        ("chain", "matter", last and record["matter"] != last["record"]["matter"]),
        ("missing" if record["seq"] > at + 1 else "extra", "seq", record["seq"] != at + 1),
        ("chain", "prev", last and record["prev"] != before.hex()),
        ("chain", "index", last and index <= last["index"]),
    ):
        if wrong:
            raise Wrong(kind, index=index, field=field)
    return digest


# --- exports, section 7 ----------------------------------------------------------------------------------
TAIL = re.compile(
    rb',"matter":([1-9][0-9]*),"personal":\{(?:"[A-Za-z0-9_.:-]+":"[0-9a-f]{64}",?)*\}'
    rb',"prev":"([0-9a-f]{64}|)","seq":([1-9][0-9]*),"step":"[A-Za-z0-9_.:-]*","to":"[A-Za-z0-9_.:-]*","v":1\}$'
)


def check_export(files, key):
    """Check the files of an export, given as name -> bytes. All of it is held in memory."""
    for name in ("checkpoint", "entries.jsonl", "leaf-hashes"):
        if name not in files:
            raise Wrong("truncated", file=name)
    note = files["checkpoint"].decode("utf-8", "replace")
    size, root, hash_name = read_checkpoint(note, key, "checkpoint")
    tree, packed = Tree(hash_name), files["leaf-hashes"]
    if len(packed) != 32 * size:
        raise Wrong("truncated" if len(packed) < 32 * size else "extra", file="leaf-hashes")
    leaves = [packed[at : at + 32] for at in range(0, len(packed), 32)]
    *lines, rest = files["entries.jsonl"].split(b"\n")
    digests = [tree.leaf(line) for line in lines]
    check_lines(tree, root, leaves, digests)
    check_chains(lines, digests)
    if rest or len(lines) < size:
        raise Wrong("truncated", file="entries.jsonl", line=len(lines) + 1)
    if tree.root(leaves) != root:
        raise Wrong("root", file="entries.jsonl")
    opened = check_openings(tree, lines, files.get("openings.jsonl", b""))
    return f"size={size} root={root.hex()} events={size} opened={opened}"


def check_lines(tree, root, leaves, digests):
    for at, digest in enumerate(digests):
        if at >= len(leaves):
            raise Wrong("extra", file="entries.jsonl", line=at + 1)
        if digest == leaves[at]:
            continue
        if tree.root(leaves) != root:
            if tree.root(digests) == root:
                raise Wrong("changed", file="leaf-hashes", index=at)
            raise Wrong("root", file="entries.jsonl", line=at + 1)
        extra, missing = digests[at + 1 : at + 2] == [leaves[at]], leaves[at + 1 : at + 2] == [digest]
        kind = "missing" if missing else "extra" if extra else "changed"
        raise Wrong(kind, file="entries.jsonl", line=at + 1)


def check_chains(lines, digests):
    following = {}
    for at, line in enumerate(lines):
        match = TAIL.search(line)
        if not match:
            raise Wrong("malformed", file="entries.jsonl", line=at + 1)
        matter, prev, seq = match.groups()
        if (prev.decode(), int(seq)) != following.get(matter, ("", 1)):
            raise Wrong("chain", file="entries.jsonl", line=at + 1)
        following[matter] = digests[at].hex(), int(seq) + 1


def check_openings(tree, lines, data):
    last, gone, rows = (-1, ""), "", data.split(b"\n")
    for at, row in enumerate(rows[:-1]):
        place = {"file": "openings.jsonl", "line": at + 1}
        try:
            one = read_json(row)
            sound = shaped(one, OPENING | {"index": int}) and is_hex(one["salt"]) and one["index"] >= 0
            if not sound or canonical(one) != row:
                refuse(row)
        except (ValueError, RecursionError) as error:
            raise Wrong("malformed", **place) from error
        if (one["index"], one["field"]) <= last:
            raise Wrong("extra", **place)
        last = one["index"], one["field"]
        record = read_json(lines[one["index"]]) if one["index"] < len(lines) else None
        if not record or not tree.opens(commitments(record), one):
            raise Wrong("opening", **place)
        gone += erased(record, one)
    if rows[-1]:
        raise Wrong("truncated", file="openings.jsonl", line=len(rows))
    return f"{len(rows) - 1}{gone}"


def check(path, key):
    """Check whatever is at path; a line of what was checked, or Wrong."""
    if path.is_dir():
        return check_export({file.name: file.read_bytes() for file in path.iterdir() if file.is_file()}, key)
    if not zipfile.is_zipfile(path):
        return check_receipt(path.read_bytes(), key, path.name)
    with zipfile.ZipFile(path) as archive:
        return check_export({name: archive.read(name) for name in archive.namelist()}, key)


def main(arguments):
    """Run as a program; the exit code."""
    try:
        print("SOUND", check(Path(arguments[0]), read_key(arguments[1])))
    except Wrong as wrong:
        print("WRONG", wrong)
        return CODES[wrong.kind]
    except (IndexError, ValueError, OSError) as error:
        print(f"usage: python verify.py FILE KEY ({error})", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
