"""Bytes of a file to the text that stands in it, or a refusal that says what to do.

refusal      Unreadable: why a file cannot be read; Limits: how much is read at most
kinds        what the bytes are, whatever the file is called
plain        text in UTF-8, GB18030, UTF-16, or several at once
archives     whether a zip file may be unpacked
word         .docx: paragraphs and tables in order, footnotes
web          .html: the main text
pdf          .pdf with a text layer
"""

from jiannuo.reports.reading.sources.opening import Source, open_source, pasted
from jiannuo.reports.reading.sources.refusal import Limits, Unreadable, too_large

__all__ = ["Limits", "Source", "Unreadable", "open_source", "pasted", "too_large"]
