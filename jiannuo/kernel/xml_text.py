"""Texts in the XML of Word and Excel files, which cannot hold every character."""

import re

#: what XML 1.0 (section 2.2) has no way to write: controls, halves of surrogate pairs, non-characters
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """``text`` without the characters that would make the whole file fail. They are invisible anyway."""
    return _FORBIDDEN.sub("", text)
