"""Whoever tries the system as a department officer finds something to do."""

import pytest
from django.utils import timezone

from jiannuo.people.actions.demo import create_demo_accounts
from jiannuo.people.actions.start import load_units
from jiannuo.people.models import Account, Tenure, Unit
from jiannuo.people.roles import Role
from jiannuo.people.viewer import viewer_of
from jiannuo.reports.models import Report, Task
from jiannuo.settings.paths import REFERENCE
from jiannuo.web.demonstration.seating import OFFICER, seat_the_officer


@pytest.fixture
def report(db: None) -> Report:
    """A report of which one bureau leads two tasks and another one."""
    load_units(REFERENCE)
    create_demo_accounts()
    made = Report.objects.create(title="报告", text="一二三", text_sha256="c" * 64, loaded_at=timezone.now())
    few, many = Unit.objects.filter(kind=Unit.Kind.GOVERNMENT, posts__role=Role.DEPARTMENT).distinct()[3:5]
    for order, unit in enumerate((few, many, many), start=1):
        Task.objects.create(report=made, order=order, quote="一", action="办", object="事", lead_unit=unit)
    return made


def test_the_officer_sits_in_the_unit_that_leads_most(report: Report) -> None:
    seat_the_officer(report)
    viewer = viewer_of(Account.objects.get(username=OFFICER))
    assert [post.unit_id for post in viewer.posts] == [Task.objects.get(order=3).lead_unit_id]
    assert viewer.roles == {Role.DEPARTMENT}


def test_a_district_without_demo_accounts_is_left_alone(report: Report) -> None:
    Account.objects.filter(username=OFFICER).update(username="somebody")
    before = list(Tenure.objects.order_by("pk").values())
    seat_the_officer(report)
    assert list(Tenure.objects.order_by("pk").values()) == before
