"""How wide words are when drawn, and where they break. Measured in hundredths of the type size."""

import unicodedata

#: an ideograph is as wide as it is high, other letters are a little more than half of it
_WIDE, _NARROW = 100, 56


def width(text: str) -> int:
    """The width of ``text``."""
    return sum(_WIDE if unicodedata.east_asian_width(sign) in "WF" else _NARROW for sign in text)


def lines(text: str, most: int, *, at_most: int = 2) -> list[str]:
    """``text`` in lines no wider than ``most``; what does not fit into ``at_most`` lines ends in ``…``."""
    found = [""]
    for piece in _pieces(text):
        joined = found[-1] + piece
        if found[-1] and width(joined.rstrip()) > most:
            found.append(piece.lstrip())
        else:
            found[-1] = joined
    found = [line.rstrip() for line in found]
    if len(found) <= at_most and all(width(line) <= most for line in found):
        return found
    kept = found[:at_most]
    last = kept[-1]
    while last and width(last) + _WIDE > most:
        last = last[:-1]
    return [*kept[:-1], last + "…"]


def _pieces(text: str) -> list[str]:
    """Where a line may break: after each ideograph, and between words."""
    pieces: list[str] = []
    for sign in text:
        wide = unicodedata.east_asian_width(sign) in "WF"
        if pieces and not wide and not pieces[-1].endswith(" ") and width(pieces[-1][-1]) == _NARROW:
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces
