"""One call that opens a file, whatever it is."""

from collections.abc import Callable
from dataclasses import dataclass

from jiannuo.reports.reading.document import Finding
from jiannuo.reports.reading.sources.kinds import Kind, extension, kind_of, promised_by
from jiannuo.reports.reading.sources.plain import decode, with_plain_line_ends
from jiannuo.reports.reading.sources.refusal import Limits, Unreadable, too_large


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, what kind of file it was, and what is doubtful about it."""

    kind: Kind
    text: str
    findings: tuple[Finding, ...] = ()


Opened = tuple[str, list[Finding]]


def open_source(name: str, content: bytes, limits: Limits | None = None) -> Source:
    """The text of ``content``, a file called ``name``.

    The file is read as what its bytes are; that its name says otherwise is a finding.
    Raises ``Unreadable`` with a code, the cause and the next step.
    """
    limits = limits or Limits()
    if len(content) > limits.size:
        raise too_large(len(content), limits.size)
    kind = kind_of(content)
    text, findings = _reader(kind)(content, limits)
    if not text.strip():
        raise Unreadable("no_text")
    if len(text) > limits.characters:
        raise Unreadable("too_much_text", size=len(text), limit=limits.characters)
    if promised_by(name) not in (kind, None):
        findings.insert(0, Finding("type_mismatch", words=f"{extension(name)} → .{kind}"))
    return Source(kind, with_plain_line_ends(text), tuple(findings))


def pasted(text: str) -> Source:
    """Text that came by a form, not in a file. Raises ``Unreadable`` where there is none."""
    if not text.strip():
        raise Unreadable("no_text")
    return Source("txt", with_plain_line_ends(text))


def _reader(kind: Kind) -> Callable[[bytes, Limits], Opened]:
    """Libraries are loaded when a file needs them: a text file must not wait for the PDF reader."""
    if kind == "docx":
        from jiannuo.reports.reading.sources.word import read_docx

        return read_docx
    if kind == "pdf":
        from jiannuo.reports.reading.sources.pdf import read_pdf

        return read_pdf
    if kind == "html":
        from jiannuo.reports.reading.sources.web import read_html

        return read_html
    return lambda content, limits: decode(content)
