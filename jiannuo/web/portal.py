"""What the portal says about this year's report."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from jiannuo.kernel.now import today
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.reports.domains import Domain
from jiannuo.reports.models import Report, Task
from jiannuo.reports.queries.latest import report_or_latest

#: a promise longer than this does not fit the card (characters)
CARD = 90
DOMAINS_SHOWN = 12


@dataclass(frozen=True)
class DomainCount:
    """How many promises a field of work holds."""

    domain: str
    label: str
    count: int


@dataclass(frozen=True)
class Portal:
    """The newest report the viewer may see, in figures, with the promise of the day."""

    report: Report
    promises: int
    measurable: int
    domains: list[DomainCount]
    promise: Task | None

    @property
    def promise_domain(self) -> str:
        """The field of work of the promise of the day, in the visitor's language."""
        return _label(self.promise.domain) if self.promise else ""


def portal(viewer: Viewer) -> Portal | None:
    """The portal's content; None while no report is public."""
    report = report_or_latest(viewer, None)
    if report is None:
        return None
    tasks = visible(viewer, Task).filter(report=report).exclude(state=Task.State.DROPPED)
    return Portal(
        report,
        promises=tasks.count(),
        measurable=tasks.filter(quantified=True).count(),
        domains=_domains(tasks),
        promise=_of_the_day(tasks),
    )


def _domains(tasks: QuerySet[Task]) -> list[DomainCount]:
    counted = tasks.order_by().values_list("domain").annotate(count=Count("id")).order_by("-count", "domain")
    return [DomainCount(key, _label(key), count) for key, count in counted[:DOMAINS_SHOWN]]


def _label(domain: str) -> str:
    return str(dict(Domain.choices).get(domain, domain))


def _of_the_day(tasks: QuerySet[Task]) -> Task | None:
    """One measurable promise, another one each day, the same for everybody."""
    fitting = [
        task for task in tasks.filter(quantified=True).select_related("lead_unit") if len(task.quote) <= CARD
    ]
    return fitting[today().toordinal() % len(fitting)] if fitting else None
