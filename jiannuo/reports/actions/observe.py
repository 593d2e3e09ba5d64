"""Figures of well-known indicators, put where other pages look for a series."""

from collections.abc import Iterator

from jiannuo.indicators.headline import Recogniser, headline_indicators
from jiannuo.indicators.models import Observation
from jiannuo.reports.models import Fact, Report

_ROLES = {Fact.Role.LEVEL: Observation.Measure.LEVEL, Fact.Role.CHANGE: Observation.Measure.CHANGE}
_STATUSES = {Fact.Status.RESULT: Observation.Kind.RESULT, Fact.Status.TARGET: Observation.Kind.TARGET}


def observe(report: Report) -> None:
    """Bring the observations from ``report`` in line with its facts.

    Only an adopted report speaks for the government; a draft leaves nothing here. The figures are
    report figures (报告口径), not those of the bureau of statistics.
    """
    Observation.objects.filter(source_key__startswith=_prefix(report)).delete()
    if report.adopted:
        Observation.objects.bulk_create(_observations(report))


def _prefix(report: Report) -> str:
    return f"report:{report.text_sha256[:24]}:"


def _observations(report: Report) -> Iterator[Observation]:
    recognise = Recogniser(headline_indicators())
    told: set[tuple[int, str, str, str]] = set()
    for fact in report.facts.exclude(review=Fact.Review.REJECTED):
        indicator = recognise(fact.subject)
        if indicator is None or not _belongs(fact):
            continue
        slot = (indicator.pk, fact.period, fact.status, fact.role)
        if slot in told:
            continue  # the report repeats its headline figures; the first mention is the full one
        told.add(slot)
        yield Observation(
            indicator=indicator,
            division_code=report.division_code,
            year=int(fact.period),
            kind=_STATUSES[Fact.Status(fact.status)],
            measure=_ROLES[Fact.Role(fact.role)],
            comparator=fact.comparator,
            value=fact.value,
            unit=fact.unit[:16],
            basis=Observation.Basis.REPORT,
            confirmed=fact.review == Fact.Review.CONFIRMED,
            source=f"《{report.title}》：{fact.quote}"[:500],
            source_key=f"{_prefix(report)}{fact.start}",
        )


def _belongs(fact: Fact) -> bool:
    year = fact.period.isdecimal() and len(fact.period) == 4
    return year and fact.role in _ROLES and fact.status in _STATUSES and fact.unit != "百分点"
