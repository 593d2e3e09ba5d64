"""The year's headline targets beside what the year before came to."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from jiannuo.reports.models import Fact, Report


@dataclass
class Headline:
    """One thing the report sets a target for, with the figures it gives on both sides."""

    subject: str
    targets: list[Fact] = field(default_factory=list)
    results: list[Fact] = field(default_factory=list)

    @property
    def growth(self) -> tuple[Fact, Fact] | None:
        """The year's growth and the growth promised, where the report gives both."""
        return self._pair(Fact.Role.CHANGE)

    @property
    def level(self) -> tuple[Fact, Fact] | None:
        """The amount reached and the amount promised, where the report gives both."""
        return self._pair(Fact.Role.LEVEL)

    def _pair(self, role: str) -> tuple[Fact, Fact] | None:
        for target in self.targets:
            for result in self.results:
                if target.role == result.role == role and target.unit == result.unit:
                    return result, target
        return None


def headlines(report: Report) -> list[Headline]:
    """Headline targets in the order of the report (主要预期目标), empty where it sets none."""
    found: dict[str, Headline] = {}
    for fact in report.facts.exclude(review=Fact.Review.REJECTED).filter(part="targets"):
        if fact.status == Fact.Status.TARGET:
            found.setdefault(fact.subject, Headline(fact.subject)).targets.append(fact)
    _add_results(found, report.facts.filter(status=Fact.Status.RESULT).exclude(review=Fact.Review.REJECTED))
    return list(found.values())


def _add_results(found: dict[str, Headline], results: Iterable[Fact]) -> None:
    for fact in results:
        # 地区生产总值总量 ranks 地区生产总值: what only adds a word to the subject is about it too
        name = fact.subject if fact.subject in found else _shortened(fact.subject, found)
        if name and (name == fact.subject or fact.role == Fact.Role.RANK):
            found[name].results.append(fact)


def _shortened(subject: str, found: Iterable[str]) -> str:
    return next((name for name in found if subject.startswith(name)), "")
