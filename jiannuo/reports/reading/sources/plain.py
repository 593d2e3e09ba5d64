"""Bytes of plain text to characters.

Offices save as UTF-8 with or without a mark, as GB18030 or its forerunners, as UTF-16 from old
notepads, and paste lines of one into a file of another.
"""

import codecs
import re

from jiannuo.reports.reading.document import Finding
from jiannuo.reports.reading.sources.refusal import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile("\r\n|[\r\x0b\x1c-\x1e\x85\u2028\u2029]")
#: share of Chinese characters that must be in the common set for a text to be believed
_COMMON = 0.9
_LONGEST_SAMPLE = 24


def decode(content: bytes) -> tuple[str, list[Finding]]:
    """The text and what is doubtful about it. Raises ``Unreadable`` for what is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(content.removeprefix(mark), encoding)
    if b"\x00" in content:
        return _wide(content), []
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if _mixed(content):
        return _line_by_line(content)
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return _guessed(content)
    return (text, []) if _believable(text) else _guessed(content, text)


def with_plain_line_ends(text: str) -> str:
    """The text with every line end as ``\\n``; page breaks stay."""
    return _LINE_END.sub("\n", text)


def _marked(content: bytes, encoding: str) -> tuple[str, list[Finding]]:
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _line_by_line(content)
        raise Unreadable("damaged") from error


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: the high bytes of Latin letters and line ends are zero."""
    zeros = [content[side::2].count(0) for side in (0, 1)]
    for encoding in ("utf-16-le", "utf-16-be") if zeros[1] >= zeros[0] else ("utf-16-be", "utf-16-le"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and _believable(text) and any("\u4e00" <= c <= "\u9fff" for c in text):
            return text
    raise Unreadable("unknown_type")


def _mixed(content: bytes) -> bool:
    """Whether some lines are UTF-8 and others are not. Chinese in GB18030 is hardly ever valid UTF-8."""
    utf8 = other = False
    for line in content.split(b"\n"):
        high = sum(byte > 127 for byte in line)
        if high < 6:
            continue
        if _as_utf8(line) is None:
            other = True
        else:
            utf8 = True
    return utf8 and other


def _line_by_line(content: bytes) -> tuple[str, list[Finding]]:
    lines: list[str] = []
    first = ""
    for raw in content.split(b"\n"):
        line = _as_utf8(raw)
        if line is None:
            line = raw.decode("gb18030", "replace")
            first = first or line.strip()
        lines.append(line)
    return "\n".join(lines), [Finding("mixed_encoding", words=first[:_LONGEST_SAMPLE])]


def _as_utf8(line: bytes) -> str | None:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _believable(text: str) -> bool:
    """Whether its Chinese characters are those that are written: wrongly decoded ones are rare ones."""
    chinese = "".join(c for c in text[:20_000] if "\u3400" <= c <= "\u9fff")
    if not chinese:
        return True
    return len(chinese.encode("gb2312", "ignore")) / 2 >= _COMMON * len(chinese)


def _guessed(content: bytes, otherwise: str = "") -> tuple[str, list[Finding]]:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:200_000], cp_isolation=["gb18030", "big5", "utf_16", "utf_8"]).best()
    encoding = best.encoding if best else "gb18030"
    text = content.decode(encoding, "replace")
    if text.count("\ufffd") > 0.02 * len(text):
        if not otherwise:
            raise Unreadable("unknown_encoding")
        text, encoding = otherwise, "gb18030"
    return text, [Finding("guessed_encoding", words=encoding)]
