"""Segments of a report as HTML. Everything from the report is escaped here and nowhere later."""

from collections.abc import Callable, Mapping

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from jiannuo.reports.marking import Segment

Write = Callable[["Writer", Segment, bool], str]


class Writer:
    """Writes one report. ``labels`` names each marked record for those who do not see the marks."""

    def __init__(self, report_id: int, labels: Mapping[str, str]) -> None:
        self.report_id = report_id
        self.labels = labels

    def write(self, segment: Segment) -> SafeString:
        """The HTML of a stretch of text."""
        return mark_safe(self._inner(segment, False))  # noqa: S308 - every leaf is escaped below

    def _inner(self, segment: Segment, linked: bool) -> str:
        return "".join(
            escape(child) if isinstance(child, str) else self._element(child, linked)
            for child in segment.children
        )

    def _element(self, segment: Segment, linked: bool) -> str:
        assert segment.mark is not None
        return _ELEMENTS[segment.mark.kind](self, segment, linked)

    def sentence(self, segment: Segment, linked: bool) -> str:
        """A sentence: the anchor of permanent links."""
        anchor = f' id="s{segment.start}"' if segment.first else ""
        return f'<span data-at="{segment.start}"{anchor}>{self._inner(segment, linked)}</span>'

    def lead(self, segment: Segment, linked: bool) -> str:
        """The lead sentence of a paragraph."""
        return f'<strong class="jr-lead">{self._inner(segment, linked)}</strong>'

    def task(self, segment: Segment, linked: bool) -> str:
        """A task: its words, and behind the last of them a small handle that opens its record.

        The words are no link themselves, for facts and terms in them are links.
        """
        mark = segment.mark
        assert mark is not None
        handle = ""
        if segment.last:
            url = reverse("reports:reader_task", args=[self.report_id, mark.key])
            handle = format_html(
                '<a class="jr-handle" id="task-{}" href="{}" data-record aria-label="{}"></a>',
                mark.key,
                url,
                self.labels[f"task-{mark.key}"],
            )
        inner = self._inner(segment, linked)
        return f'<span class="jr-task" data-task="{escape(mark.key)}">{inner}</span>{handle}'

    def fact(self, segment: Segment, linked: bool) -> str:
        """A figure: a link to its record."""
        mark = segment.mark
        assert mark is not None
        anchor = f' id="fact-{escape(mark.key)}"' if segment.first else ""
        if linked:
            return f'<span class="jr-fact"{anchor}>{self._inner(segment, True)}</span>'
        url = escape(reverse("reports:fact", args=[mark.key]))
        title = escape(self.labels[f"fact-{mark.key}"])
        inner = self._inner(segment, True)
        return f'<a class="jr-fact"{anchor} href="{url}" title="{title}" data-record>{inner}</a>'

    def term(self, segment: Segment, linked: bool) -> str:
        """A use of a glossary term: a link to its explanation. The key is term-use."""
        mark = segment.mark
        assert mark is not None
        term = escape(mark.key.split("-")[0])
        anchor = f' id="use-{escape(mark.key)}"' if segment.first else ""
        if linked:
            return f'<span class="jr-term"{anchor}>{self._inner(segment, True)}</span>'
        inner = self._inner(segment, True)
        return f'<a class="jr-term"{anchor} href="#term-{term}" data-term="{term}">{inner}</a>'

    def hit(self, segment: Segment, linked: bool) -> str:
        """A place where the searched words stand."""
        assert segment.mark is not None
        anchor = f' id="hit-{escape(segment.mark.key)}"' if segment.first else ""
        return f'<mark class="jr-hit"{anchor}>{self._inner(segment, linked)}</mark>'


_ELEMENTS: Mapping[str, Write] = {
    "sentence": Writer.sentence,
    "lead": Writer.lead,
    "task": Writer.task,
    "fact": Writer.fact,
    "term": Writer.term,
    "hit": Writer.hit,
}
