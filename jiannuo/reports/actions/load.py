"""Loading a report: bytes in, a report with its facts, terms and draft tasks out, or nothing."""

import hashlib
import io
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction

from jiannuo.kernel.now import now
from jiannuo.papers.actions import discard_unrecorded, store
from jiannuo.people.models import Account
from jiannuo.reports.actions.observe import observe
from jiannuo.reports.actions.rows import fact_rows, report_row, save_tasks, term_rows
from jiannuo.reports.actions.suggest import suggest_owners
from jiannuo.reports.models import Fact, Report, Term
from jiannuo.reports.reading import Reading, read
from jiannuo.reports.reading.document import Finding
from jiannuo.reports.reading.sources import Limits, open_source


@dataclass(frozen=True)
class Loaded:
    """What came of loading."""

    report: Report
    #: the same text was loaded before, and nothing was added
    found_again: bool
    findings: tuple[Finding, ...] = ()
    #: other texts for the same place and year, newest first: this one is a new version of them
    earlier: tuple[Report, ...] = ()


def load_report(
    content: bytes,
    name: str,
    *,
    actor: Account | None,
    adopted: bool = False,
    division_code: str = "",
    demo: bool = False,
) -> Loaded:
    """Read ``content`` and keep it. The same text is found again, whatever file it comes in.

    Raises ``Unreadable``, which says the cause and the next step, for a file that cannot be read;
    then nothing is kept.
    """
    if known := Report.objects.filter(paper__sha256=hashlib.sha256(content).hexdigest()).first():
        return Loaded(known, found_again=True)  # the very same file need not be read to be known
    source = open_source(name, content, Limits(size=settings.UPLOAD_LIMIT))
    # a zero character is no text, and PostgreSQL stores none
    reading = read(source.text.replace("\x00", ""))
    findings = (*source.findings, *reading.document.findings)
    digest = digest_of(reading.document.text)
    if known := Report.objects.filter(text_sha256=digest).first():
        return Loaded(known, found_again=True)
    try:
        with transaction.atomic():
            report = report_row(reading.document, digest, findings)
            report.adopted, report.demo = adopted, demo
            report.division_code = division_code
            report.loaded_at, report.loaded_by = now(), actor
            report.paper = store(io.BytesIO(content), name, received_from_id=actor.pk if actor else None)
            report.save()
            _save_parts(report, reading)
    except IntegrityError:
        # somebody else loaded the same text between the question above and the write
        if known := Report.objects.filter(text_sha256=digest).first():
            return Loaded(known, found_again=True)
        raise
    except BaseException:
        discard_unrecorded(content)
        raise
    return Loaded(report, False, findings, versions_before(report))


def digest_of(text: str) -> str:
    """The hash of the words alone: the same report typed with other line ends is the same report."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()


def versions_before(report: Report) -> tuple[Report, ...]:
    """Other texts for the place and year of ``report``, loaded earlier, newest first."""
    if not report.place or not report.planned_year:
        return ()
    same = Report.objects.filter(place=report.place, planned_year=report.planned_year)
    return tuple(same.filter(pk__lt=report.pk).order_by("-pk"))


def _save_parts(report: Report, reading: Reading) -> None:
    Fact.objects.bulk_create(fact_rows(report, reading))
    Term.objects.bulk_create(term_rows(report, reading))
    suggest_owners(save_tasks(report, reading))
    observe(report)
