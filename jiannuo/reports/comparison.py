"""Two stored reports compared, and the words for what was found."""

from collections import Counter
from collections.abc import Sequence

from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo import __version__
from jiannuo.reports.models import Report
from jiannuo.reports.reading import read
from jiannuo.reports.reading.comparing import Outcome, compare

#: two texts never change under their hashes, so an answer holds for one version of the reader
_KEPT_SECONDS = 24 * 3600


class Verdict(models.TextChoices):
    """What came of a promise, in the order in which people ask."""

    EXCEEDED = "exceeded", _("超额完成")
    MET = "met", _("已完成")
    MISSED = "missed", _("未达到")
    UNCLEAR = "unclear", _("进展不明")
    NOT_REPORTED = "not_reported", _("未提及")


class Reason(models.TextChoices):
    """Why the verdict is what it is."""

    REACHED = "reached", _("数字与承诺一致")
    ABOVE = "above", _("数字好于承诺")
    BELOW = "below", _("数字不及承诺")
    WITHIN_LIMIT = "within_limit", _("没有超过承诺的上限")
    OVER_LIMIT = "over_limit", _("超过了承诺的上限")
    WITHIN_RANGE = "within_range", _("在承诺的区间内")
    ONLY_BOUND = "only_bound", _("报告只给出大概数，无法判断")
    SEVERAL_FIGURES = "several_figures", _("报告有多个数字，结论不一")
    DONE = "done", _("报告说已经办成")
    NOT_DONE = "not_done", _("报告说尚未办成")
    GOING_ON = "going_on", _("报告说正在推进")
    SIMILAR = "similar", _("有相近的说法，不能确定是同一件事")
    NO_MATCH = "no_match", _("后一年的回顾没有提到")


def outcomes(earlier: Report, later: Report) -> list[Outcome]:
    """What came of each promise; reading both texts takes about a second, so answers are kept."""
    key = f"compare:{__version__}:{earlier.text_sha256}:{later.text_sha256}"
    found: list[Outcome] | None = cache.get(key)
    if found is None:
        found = compare(read(earlier.text), read(later.text))
        cache.set(key, found, timeout=_KEPT_SECONDS)
    return found


def counted(found: Sequence[Outcome]) -> list[tuple[Verdict, int]]:
    """How many promises came to each verdict, every verdict listed."""
    counts: Counter[str] = Counter(outcome.verdict for outcome in found)
    return [(verdict, counts[verdict.value]) for verdict in Verdict]


def answering_pair(reports: Sequence[Report]) -> tuple[Report, Report] | None:
    """The newest report of one place that reviews the year an earlier one planned, with that one."""
    by_year = sorted(reports, key=lambda report: (report.planned_year or 0, report.pk))
    for later in reversed(by_year):
        for earlier in reversed(by_year):
            same_place = earlier.place == later.place
            if same_place and earlier.planned_year and earlier.planned_year == later.reviewed_year:
                return earlier, later
    return None
