"""What loading came to, in the lines that the command prints."""

from collections.abc import Iterator

from jiannuo.reports.actions.load import Loaded


def summary(loaded: Loaded) -> Iterator[str]:
    """Title and counts, the page to open, what is a new version of what, and what was not found."""
    report = loaded.report
    if loaded.found_again:
        yield f"{report.title} is already loaded: /reports/{report.pk}/"
        return
    yield f"{report.title}  {report.place}  {report.delivered_on or ''}".rstrip()
    yield (
        f"  {len(report.text):,} characters, {report.facts.count()} facts, "
        f"{report.tasks.count()} tasks, {report.terms.count()} glossary terms"
    )
    for earlier in loaded.earlier:
        yield f"  a new version: /reports/{earlier.pk}/ holds another text for {report.planned_year}"
    for finding in loaded.findings:
        yield f"  not found or doubtful: {finding.code} {finding.words}".rstrip()
    yield f"  read it at /reports/{report.pk}/"
