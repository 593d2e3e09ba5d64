"""Where the demo officer of a department sits: in the unit that has most to do, for work to be tried."""

from django.db.models import Count

from jiannuo.people.models import Account, Tenure, Unit
from jiannuo.reports.models import Report, Task
from jiannuo.web.demonstration.cast import officers_post

OFFICER = "demo-department"


def seat_the_officer(report: Report) -> None:
    """Give the demo officer the post of whoever reports for the unit that leads most of ``report``."""
    account = Account.objects.filter(username=OFFICER, person__isnull=False).first()
    leads = Task.objects.filter(report=report, lead_unit__kind=Unit.Kind.GOVERNMENT).values("lead_unit")
    most = leads.annotate(count=Count("id")).order_by("-count", "lead_unit").first()
    post = officers_post(most["lead_unit"]) if most else None
    if account is not None and post is not None:
        Tenure.objects.filter(person=account.person).update(post=post)
