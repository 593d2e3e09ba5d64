"""The year that a report reviews and the year that it plans.

The headings say it best (2023年工作回顾, 2024年工作安排), then the paragraphs that open the parts
(2024年是…), then the day of the meeting: a report given in November or later plans the next year,
one given before that plans the year it is given in.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from jiannuo.reports.reading.document import PLAN_PARTS, Paragraph, PartKind
from jiannuo.reports.reading.structure.headings import Heading, years_in

_FIRST_MONTH_OF_NEXT_YEARS_PLAN = 11
_RANGE = re.compile(r"(?:19|20)\d\d年?[—–\-－~至到]+(?:19|20)\d\d年?")
_OPENS = re.compile(r"((?:19|20)\d\d)年[，,]?(?:是|全|我|政府|工作|经济|，)")


def years_of(
    text: str, title: str, headings: Sequence[Heading], paragraphs: Sequence[Paragraph], given: date | None
) -> tuple[int | None, int | None]:
    """Reviewed and planned year, None where nothing says."""
    reviewed = _headed(headings, frozenset({"review"}), last=True)
    planned = _headed(headings, PLAN_PARTS, last=False)
    if reviewed is None and planned is None:
        reviewed, planned = _opened(text, paragraphs)
    if reviewed is None and planned is None and given:
        planned = given.year + (given.month >= _FIRST_MONTH_OF_NEXT_YEARS_PLAN)
    if reviewed is None and planned is None and (named := years_in(title)):
        planned = named[0]
    if reviewed is None and planned is None:
        planned = _most_named(text)
    if planned is None and reviewed is not None:
        planned = reviewed + 1
    if reviewed is None and planned is not None:
        reviewed = planned - 1
    if reviewed is not None and planned is not None and planned <= reviewed:
        planned = reviewed + 1
    return reviewed, planned


def _headed(headings: Sequence[Heading], kinds: frozenset[PartKind], *, last: bool) -> int | None:
    years = [year for h in headings if h.kind in kinds for year in years_in(_RANGE.sub("", h.words))]
    if not years:
        return None
    return max(years) if last else min(years)


def _opened(text: str, paragraphs: Sequence[Paragraph]) -> tuple[int | None, int | None]:
    """2023年是…的一年 in the first paragraphs of the review, 2024年是… in those of the plan."""
    reviewed = _first_named(text, [p for p in paragraphs if p.part == "review"][:2])
    planned = _first_named(text, [p for p in paragraphs if p.part in PLAN_PARTS][:3])
    return reviewed, planned


def _first_named(text: str, paragraphs: Sequence[Paragraph]) -> int | None:
    for paragraph in paragraphs:
        if match := _OPENS.search(text, paragraph.start, min(paragraph.end, paragraph.start + 60)):
            return int(match.group(1))
    return None


def _most_named(text: str) -> int | None:
    """The year named most often is the one under review; the next one is planned."""
    counted = Counter(int(y) for y in re.findall(r"((?:19|20)\d\d)年", text))
    return counted.most_common(1)[0][0] + 1 if counted else None
