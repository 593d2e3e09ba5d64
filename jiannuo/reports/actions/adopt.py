"""The congress adopts a report."""

from django.db import transaction

from jiannuo.reports.actions.observe import observe
from jiannuo.reports.models import Report


def adopt(report: Report) -> bool:
    """Make ``report`` the adopted text: public from now on, its figures part of the series.

    False when it is adopted already; then nothing changes.
    """
    with transaction.atomic():
        if not Report.objects.filter(pk=report.pk, adopted=False).update(adopted=True):
            return False
        report.adopted = True
        observe(report)
    return True
