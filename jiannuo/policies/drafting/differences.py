"""What became different between two texts, piece by piece, for showing old and new side by side."""

import difflib
import re
from dataclasses import dataclass

#: a word of a condition, a number, or a single sign
PIECE = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+|\s+|.", re.DOTALL)
#: pieces of one text that are compared; beyond that only whether the texts differ is said
MOST = 4000


@dataclass(frozen=True)
class Piece:
    """Some of the text. ``kind``: same, gone, new."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in the order in which they are read, what went before what came."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    if max(len(old), len(new)) > MOST:
        return [Piece("same", after)] if before == after else [Piece("gone", before), Piece("new", after)]
    found: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, from_, to in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[start:end])))
            continue
        if end > start:
            found.append(Piece("gone", "".join(old[start:end])))
        if to > from_:
            found.append(Piece("new", "".join(new[from_:to])))
    return found
