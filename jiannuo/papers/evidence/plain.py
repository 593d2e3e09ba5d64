"""Plain texts: readable as Chinese text, and nothing else."""

import re

from jiannuo.papers.evidence.refusals import EvidenceRefused

_ENCODINGS = ("utf-8-sig", "gb18030")
#: signs that no text has; line ends, tabs and page breaks are none of them
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
#: markup that a careless reader would run
_RUNS = re.compile(r"<\s*(script|svg|html|iframe|object|embed)\b", re.IGNORECASE)


def refuse_unreadable(content: bytes, name: str) -> None:
    """Refuse bytes that are no text, and markup that would run. Raises EvidenceRefused."""
    text = _decoded(content)
    if text is None or _CONTROLS.search(text):
        raise EvidenceRefused("unknown", name=name)
    if _RUNS.search(text):
        raise EvidenceRefused("web_page", name=name)


def _decoded(content: bytes) -> str | None:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
