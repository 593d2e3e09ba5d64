"""File names as people give them, made harmless."""

import re
import unicodedata

#: control and format characters (right-to-left overrides hide an extension), and what separates paths
_UNWANTED = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
LONGEST = 120


def harmless(name: str) -> str:
    """The last part of ``name`` without control, direction and reserved characters.

    At most ``LONGEST`` characters, the extension kept; ``文件`` where nothing is left.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    shown = _UNWANTED.sub("", shown).strip(". ")
    stem, dot, extension = shown.rpartition(".")
    if dot and len(extension) <= 8:
        return f"{stem[: LONGEST - len(extension) - 1].rstrip()}.{extension}"
    return shown[:LONGEST] or "文件"
