"""What one meets at the front door."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from jiannuo.kernel.now import frozen_at, now
from jiannuo.people.models import Unit
from jiannuo.people.roles import Role
from jiannuo.reports.models import Report, Task

pytestmark = pytest.mark.django_db
Sign = Callable[[Role | None], Client]


@pytest.fixture
def report(db: None) -> Report:
    report = Report.objects.create(
        title="政府工作报告",
        place="河东区",
        planned_year=2031,
        text="……",
        text_sha256="0" * 64,
        adopted=True,
        loaded_at=now(),
    )
    for order, (quote, quantified) in enumerate(
        [("新建公园三座", True), ("改造道路五条", True), ("优化服务", False)]
    ):
        Task.objects.create(
            report=report,
            order=order,
            quote=quote,
            action=quote[:2],
            object=quote[2:],
            domain="城市更新",
            quantified=quantified,
        )
    return report


def _page(client: Client) -> str:
    return client.get("/").content.decode()


def test_before_any_report_the_portal_says_what_will_make_it_appear(client: Client) -> None:
    assert "还没有公开的政府工作报告" in _page(client)


def test_a_draft_report_is_not_on_the_portal(client: Client, report: Report) -> None:
    Report.objects.update(adopted=False)
    assert "还没有公开的政府工作报告" in _page(client)
    assert "新建公园三座" not in _page(client)


def test_the_portal_counts_what_was_promised(client: Client, report: Report) -> None:
    page = _page(client)
    assert "河东区 2031 年政府工作报告" in page
    assert "2031年承诺" in page
    assert '<span class="numeral">3</span> 项任务' in page
    assert '<span class="numeral">2</span> 项</dd>' in page


def test_the_promise_of_the_day_is_another_one_tomorrow(client: Client, report: Report) -> None:
    with frozen_at(now()):
        today = "新建公园三座" in _page(client)
    with frozen_at(now() + timedelta(days=1)):
        assert ("新建公园三座" in _page(client)) != today


def test_a_lead_unit_is_not_named_to_the_public_before_it_is_confirmed(
    client: Client, report: Report
) -> None:
    unit = Unit.objects.create(code="YL", name="区园林处", kind="government")
    Task.objects.filter(quantified=True).update(lead_unit=unit)
    assert "区园林处" not in _page(client)
    Task.objects.filter(quantified=True).update(state=Task.State.CONFIRMED)
    assert "区园林处" in _page(client)


def test_a_deadline_is_not_published_before_it_is_confirmed(client: Client, report: Report) -> None:
    Task.objects.update(due_on=date(2031, 6, 30))
    assert "2031-06-30" not in _page(client)
    Task.objects.update(state=Task.State.CONFIRMED)
    assert "2031-06-30" in _page(client)


def test_an_officer_sees_what_waits_for_confirmation(client_of: Sign, report: Report) -> None:
    Task.objects.filter(quote="优化服务").update(state=Task.State.CONFIRMED)
    page = _page(client_of(Role.SUPERVISION))
    assert "演示督查室人员，您好" in page
    assert '<dt>待确认</dt><dd><span class="numeral">2</span>' in page
    assert '<progress class="jn-progress" max="3" value="1"' in page


def test_the_menu_offers_an_officer_only_what_the_role_may_open(client_of: Sign) -> None:
    assert "上传报告" in _page(client_of(Role.SUPERVISION))
    assert "上传报告" not in _page(client_of(Role.DEPARTMENT))
    assert "上传报告" not in _page(client_of(Role.RESIDENT))
