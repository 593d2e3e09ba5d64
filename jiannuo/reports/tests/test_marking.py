"""Marks nest whatever they overlap, and the text stays what it was."""

from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from jiannuo.reports.marking import Mark, Segment, segment, text_of


def pieces(tree: Segment) -> Iterator[Segment]:
    for child in tree.children:
        if isinstance(child, Segment):
            yield child
            yield from pieces(child)


def outline(piece: Segment | str) -> str:
    if isinstance(piece, str):
        return piece
    inner = "".join(outline(child) for child in piece.children)
    return inner if piece.mark is None else f"{piece.mark.key}({inner})"


@st.composite
def texts_and_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text("地区生产总值增长6%", max_size=30))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place), max_size=8))
    return text, [
        Mark(min(span), max(span), "fact", str(i), rank=draw(st.integers(0, 2)))
        for i, span in enumerate(spans)
    ]


@given(texts_and_marks())
def test_the_text_stays_what_it_was(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    tree = segment(text, marks)
    assert text_of(tree) == text
    for piece in pieces(tree):
        assert text_of(piece) == text[piece.start : piece.end]


@given(texts_and_marks())
def test_every_mark_covers_its_span_and_nothing_else_exactly_once(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    covered: dict[str, Counter[int]] = {}
    firsts: Counter[str] = Counter()
    for piece in pieces(segment(text, marks)):
        assert piece.mark is not None
        covered.setdefault(piece.mark.key, Counter()).update(range(piece.start, piece.end))
        firsts[piece.mark.key] += piece.first
    expected = {m.key: Counter(range(m.start, m.end)) for m in marks if m.start < m.end}
    assert covered == expected
    assert firsts == Counter(expected.keys())


@given(texts_and_marks(), st.data())
def test_a_part_of_the_text_shows_its_share_of_every_mark(
    case: tuple[str, list[Mark]], data: st.DataObject
) -> None:
    text, marks = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    tree = segment(text, marks, start, end)
    assert text_of(tree) == text[start:end]
    for piece in pieces(tree):
        assert piece.mark is not None
        assert max(start, piece.mark.start) <= piece.start < piece.end <= min(end, piece.mark.end)


def test_a_fact_in_a_task_nests_and_a_crossing_term_is_cut() -> None:
    text = "引进企业20家以上并建设园区"
    marks = [Mark(0, 8, "task", "T"), Mark(4, 8, "fact", "F"), Mark(6, 11, "term", "M")]
    assert outline(segment(text, marks)) == "T(引进企业F(20M(家以)))M(上并建)设园区"


def test_of_equal_spans_the_lower_rank_is_outside() -> None:
    marks = [Mark(0, 2, "term", "inner", rank=2), Mark(0, 2, "task", "outer", rank=1)]
    assert outline(segment("两个", marks)) == "outer(inner(两个))"
