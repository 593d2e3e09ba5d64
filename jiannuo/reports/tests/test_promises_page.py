"""The public reads every promise, and of its owner only what a person has confirmed."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from jiannuo.people.models import Unit
from jiannuo.reports.models import Report, Task
from jiannuo.reports.queries.shares import by_domain, progress
from jiannuo.reports.views.promises import SHOWN


@pytest.fixture
def report(db: None) -> Report:
    report = Report.objects.create(
        title="河东区政府工作报告",
        place="河东区",
        text="加装电梯30部。新建幼儿园3所。整治背街小巷。",
        text_sha256="1" * 64,
        planned_year=2024,
        adopted=True,
        loaded_at=datetime(2024, 1, 5, tzinfo=UTC),
    )
    unit = Unit.objects.create(code="ZJJ", name="区住建局", kind=Unit.Kind.GOVERNMENT)
    for order, (quote, domain) in enumerate(
        (("加装电梯30部", "城市更新"), ("新建幼儿园3所", "教育"), ("整治背街小巷", "城市更新"))
    ):
        Task.objects.create(
            report=report,
            order=order,
            start=report.text.index(quote),
            quote=quote,
            action=quote[:2],
            object=quote[2:],
            domain=domain,
            lead_unit=unit,
            due_on=date(2024, 6, 30),
        )
    return report


def page(client: Client, query: str = "", **headers: str) -> str:
    return client.get(f"/reports/promises/{query}", headers=headers).content.decode()


def test_a_suggested_unit_is_not_shown_before_it_is_confirmed(client: Client, report: Report) -> None:
    assert "加装电梯30部" in page(client)
    assert "区住建局" not in page(client)
    report.tasks.filter(quote="加装电梯30部").update(state=Task.State.CONFIRMED)
    assert page(client).count("区住建局") == 1
    assert "2024-06-30" in page(client)


def test_an_unconfirmed_unit_cannot_be_searched_for(client: Client, report: Report) -> None:
    assert "加装电梯30部" not in page(client, "?q=住建局")
    report.tasks.filter(quote="加装电梯30部").update(state=Task.State.CONFIRMED)
    assert "加装电梯30部" in page(client, "?q=住建局")


def test_every_word_searched_for_must_be_there(client: Client, report: Report) -> None:
    shown = page(client, "?q=电梯 30")
    assert "加装电梯30部" in shown
    assert "新建幼儿园3所" not in shown
    assert "加装电梯30部" not in page(client, "?q=电梯 幼儿园")


@pytest.mark.parametrize("state", [Task.State.DROPPED, Task.State.VOID])
def test_a_row_taken_out_of_the_table_is_no_promise(client: Client, report: Report, state: str) -> None:
    report.tasks.filter(quote="整治背街小巷").update(state=state)
    assert "整治背街小巷" not in page(client)
    assert progress(report).total == 2
    assert [share.total for share in by_domain(report)] == [1, 1]


def test_a_draft_report_is_not_public(client: Client, report: Report) -> None:
    Report.objects.update(adopted=False)
    assert "加装电梯30部" not in page(client)
    assert client.get(f"/reports/{report.pk}/promises/").status_code == 404


def test_the_fragment_is_what_a_fresh_page_shows(client: Client, report: Report) -> None:
    fragment = page(client, "?domain=教育", **{"HX-Request": "true"})
    assert fragment.strip() in page(client, "?domain=教育")


def test_a_long_domain_is_cut_short_with_a_way_to_the_rest(client: Client, report: Report) -> None:
    Task.objects.bulk_create(
        Task(report=report, order=10 + n, quote=f"新建学校第{n}所", domain="教育", lead_unit=None)
        for n in range(SHOWN)
    )
    whole = page(client)
    assert f"第{SHOWN - 1}所" not in whole
    assert f"全部 {SHOWN + 1} 条" in whole
    assert f"第{SHOWN - 1}所" in page(client, "?domain=教育")
    assert f"第{SHOWN - 1}所" in page(client, f"?q=第{SHOWN - 1}所")


def test_domains_are_counted_largest_first(report: Report) -> None:
    report.tasks.filter(quote="整治背街小巷").update(state=Task.State.CONFIRMED)
    assert [(s.key, s.total, s.confirmed) for s in by_domain(report)] == [("城市更新", 2, 1), ("教育", 1, 0)]
