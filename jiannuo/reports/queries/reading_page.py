"""Everything the reader page shows of one report, for one viewer."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jiannuo.kernel.visible import Viewer, visible
from jiannuo.reports.marking import Mark, Segment, segment
from jiannuo.reports.markup import Writer
from jiannuo.reports.models import Fact, Report, Task, Term
from jiannuo.reports.queries.blocks import Block, blocks, lay_on, sentence_marks
from jiannuo.reports.queries.finding_words import Hit, hits
from jiannuo.reports.templatetags.figures import task_title


@dataclass(frozen=True)
class Line:
    """A block, written."""

    block: Block
    html: SafeString


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents."""

    start: int
    title: str
    below: list["Entry"]


@dataclass(frozen=True)
class Explained:
    """A glossary entry, written."""

    term: Term
    name: SafeString
    explanation: SafeString


@dataclass(frozen=True)
class ReadingPage:
    """The report as lines of HTML, with what stands beside them."""

    masthead: list[Line]
    lines: list[Line]
    contents: list[Entry]
    glossary: list[Explained]
    hits: list[Hit]
    facts: int
    tasks: int


def reading_page(report: Report, viewer: Viewer, words: str = "") -> ReadingPage:
    """The page of ``report``; ``words`` are to be found and highlighted."""
    facts = list(visible(viewer, Fact).filter(report=report).only("id", "start", "end", "subject", "quote"))
    tasks = list(
        visible(viewer, Task)
        .filter(report=report, start__isnull=False)
        .exclude(state=Task.State.DROPPED)
        .only("id", "start", "end", "action", "object", "quote")
    )
    terms = list(visible(viewer, Term).filter(report=report))
    laid = [b for b in blocks(report) if not (b.part == "glossary" and terms)]
    entries = {term.pk: _places(report.text, term) for term in terms}
    shown = [(b.start, b.end) for b in laid] + [place for pair in entries.values() for place in pair]
    found = hits(report.text, words, shown)
    lay_on(laid, [*_marks(facts, tasks, terms), *_hit_marks(found)])
    labels = {f"fact-{f.pk}": f"{f.subject}：{f.quote}" for f in facts}
    labels |= {f"task-{t.pk}": _("任务：%(what)s") % {"what": task_title(t)} for t in tasks}
    writer = Writer(report.pk, labels)
    lines = [Line(b, writer.write(_segment(report.text, b))) for b in laid]
    above = _masthead(report.text, laid)
    listed = contents(report.text, laid[above:])
    marks = list(_hit_marks(found))
    glossary = [
        Explained(term, *(writer.write(segment(report.text, marks, *place)) for place in entries[term.pk]))
        for term in terms
    ]
    return ReadingPage(lines[:above], lines[above:], listed, glossary, found, len(facts), len(tasks))


def _places(text: str, term: Term) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the name and the explanation of an entry stand in the text."""
    name = text.find(term.name, term.start, term.end)
    name_end = name + len(term.name) if name >= 0 else term.start
    explanation = text.find(term.explanation, name_end, term.end)
    start = explanation if explanation >= 0 else name_end
    return (max(name, term.start), name_end), (start, term.end)


def _segment(text: str, block: Block) -> Segment:
    return segment(text, [*sentence_marks(text, block), *block.marks], block.start, block.end)


def _marks(facts: list[Fact], tasks: list[Task], terms: list[Term]) -> Iterator[Mark]:
    for task in tasks:
        if task.start is not None and task.end is not None:
            yield Mark(task.start, task.end, "task", str(task.pk), rank=2)
    for fact in facts:
        yield Mark(fact.start, fact.end, "fact", str(fact.pk), rank=3)
    for term in terms:
        for number, (start, end) in enumerate(term.uses, start=1):
            yield Mark(start, end, "term", f"{term.pk}-{number}", rank=4)


def _hit_marks(found: list[Hit]) -> Iterator[Mark]:
    return (Mark(h.start, h.end, "hit", str(h.number), rank=5) for h in found)


def _masthead(text: str, laid: list[Block]) -> int:
    """How many lines stand above the address to the deputies: title, occasion, speaker."""
    for number, block in enumerate(laid[:8]):
        if text.startswith("各位", block.start):
            return number
        if block.title:
            return number
    return min(1, len(laid))


def contents(text: str, laid: list[Block]) -> list[Entry]:
    """The table of contents: titles of parts, and lead sentences below them."""
    found: list[Entry] = []
    for block in laid:
        if block.title:
            found.append(Entry(block.start, text[block.start : block.end], []))
        elif block.heading_end > block.start:
            lead = text[block.start : block.heading_end].rstrip("。！；：:")
            (found[-1].below if found else found).append(Entry(block.start, lead, []))
    return found
