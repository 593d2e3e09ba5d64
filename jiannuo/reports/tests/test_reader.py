"""The reader shows the whole text, its marks, and what was searched for."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jiannuo.people.roles import Role
from jiannuo.reports.models import Fact, Report, Task
from jiannuo.reports.tests.conftest import TEXT, add_fact

pytestmark = pytest.mark.django_db


def body(client: Client, report: Report, query: str = "") -> str:
    answer = client.get(f"/reports/{report.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def paper(html: str) -> str:
    article = html[html.index("<article") : html.index("</article>")]
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", article)))


def test_every_line_of_the_text_is_shown(client: Client, report: Report) -> None:
    shown = paper(body(client, report))
    for line in TEXT.split("名词解释")[0].split("\n"):
        assert line in shown


def test_marks_lead_to_their_records(client: Client, report: Report) -> None:
    html = body(client, report)
    for fact in report.facts.all():
        assert f'id="fact-{fact.pk}" href="/reports/facts/{fact.pk}/"' in html
    task = report.tasks.get()
    assert f'id="task-{task.pk}" href="/reports/{report.pk}/read/tasks/{task.pk}/"' in html


def test_a_term_is_tied_to_its_explanation_and_back(client: Client, report: Report) -> None:
    html = body(client, report)
    term = report.terms.get()
    assert f'id="use-{term.pk}-1" href="#term-{term.pk}"' in html
    assert f'<div id="term-{term.pk}">' in html
    assert f'href="#use-{term.pk}-1"' in html


def test_no_anchor_stands_twice_and_every_local_link_has_one(client: Client, report: Report) -> None:
    html = body(client, report, "?q=经济")
    anchors = re.findall(r'\bid="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)


def test_links_do_not_lie_in_links(client: Client, report: Report) -> None:
    add_fact(report, 9, "首店经济", subject="首店", value="1", unit="个")
    article = body(client, report)
    depth = 0
    for tag in re.findall(r"<(/?)a\b", article):
        depth += -1 if tag else 1
        assert depth in (0, 1)


def test_words_are_found_without_script(client: Client, report: Report) -> None:
    html = body(client, report, "?q=生产总值")
    assert html.count('<mark class="jr-hit"') == TEXT.count("生产总值")
    assert 'href="#hit-1"' in html
    assert 'class="jr-hit"' not in body(client, report, "?q=没有的话")


def test_what_the_report_or_the_address_says_is_never_run(client: Client, report: Report) -> None:
    report.text = TEXT.replace("建设首店", "<script>alert(1)</script>")
    report.save()
    html = body(client, report, "?q=%3Cscript%3Ealert")
    assert "<script>alert" not in html


def test_the_newest_report_is_meant_when_none_is_named(client: Client, report: Report) -> None:
    assert client.get("/reports/read/").context["report"] == report


def test_without_any_report_the_page_says_so(client: Client) -> None:
    assert "还没有可以阅读的工作报告" in client.get("/reports/read/").content.decode()


def test_a_draft_is_shown_to_staff_only(client: Client, officer: Client, report: Report) -> None:
    Report.objects.update(adopted=False)
    fact, task = report.facts.first(), report.tasks.get()
    assert fact is not None
    for address in (
        f"/reports/{report.pk}/",
        f"/reports/{report.pk}/facts/",
        f"/reports/{report.pk}/facts.csv",
        f"/reports/facts/{fact.pk}/",
        f"/reports/{report.pk}/read/tasks/{task.pk}/",
    ):
        assert client.get(address).status_code == 404
        assert officer.get(address).status_code == 200


def test_the_public_sees_neither_dropped_tasks_nor_rejected_figures(client: Client, report: Report) -> None:
    Fact.objects.filter(order=2).update(review=Fact.Review.REJECTED)
    Task.objects.update(state=Task.State.DROPPED)
    html = body(client, report)
    assert html.count('<a class="jr-fact"') == 3
    assert 'class="jr-handle"' not in html


def test_a_record_beside_the_text_is_the_part_of_its_own_page(client: Client, report: Report) -> None:
    fact = report.facts.get(order=2)
    alone = client.get(f"/reports/facts/{fact.pk}/").content.decode()
    beside = client.get(f"/reports/facts/{fact.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in beside
    for html in (alone, beside):
        assert 'title="1,880,000,000 元">18.8亿元</p>' in html


def test_queries_do_not_grow_with_the_facts(
    client: Client, report: Report, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for order in range(10, 40):
        add_fact(report, order, "18.8亿元", subject="收入", value="1880000000", unit="元")
    with django_assert_num_queries(5):
        body(client, report)


def test_only_staff_get_the_original(client: Client, officer: Client) -> None:
    from jiannuo.reports.actions.load import load_report

    loaded = load_report(TEXT.encode(), "..\\报告.txt", actor=None, adopted=True).report
    assert client.get(f"/reports/{loaded.pk}/original/").status_code == 404
    answer = officer.get(f"/reports/{loaded.pk}/original/")
    assert b"".join(answer.streaming_content) == TEXT.encode()  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_suggested_unit_is_shown_to_staff_before_it_is_confirmed_and_to_all_after(
    client: Client, officer: Client, report: Report
) -> None:
    from jiannuo.people.models import Unit

    task = report.tasks.get()
    task.lead_unit = Unit.objects.create(code="SWJ", name="商务局", kind=Unit.Kind.GOVERNMENT)
    task.save()
    address = f"/reports/{report.pk}/read/tasks/{task.pk}/"
    assert "商务局" not in client.get(address).content.decode()
    assert "建议牵头单位" in officer.get(address).content.decode()
    Task.objects.update(state=Task.State.CONFIRMED)
    assert "商务局" in client.get(address).content.decode()


def test_a_suggested_deadline_is_not_shown_to_the_public(client: Client, report: Report) -> None:
    Task.objects.update(due_on=date(2024, 6, 30))
    address = f"/reports/{report.pk}/read/tasks/{report.tasks.get().pk}/"
    assert "2024-06-30" not in client.get(address).content.decode()
    Task.objects.update(state=Task.State.CONFIRMED)
    assert "2024-06-30" in client.get(address).content.decode()


def test_adopting_opens_a_draft_to_the_public_once(client: Client, officer: Client, report: Report) -> None:
    Report.objects.update(adopted=False)
    assert client.post(f"/reports/{report.pk}/adopt/").status_code == 302
    assert client.get(f"/reports/{report.pk}/").status_code == 404
    officer.post(f"/reports/{report.pk}/adopt/")
    assert client.get(f"/reports/{report.pk}/").status_code == 200


def test_other_officers_do_not_adopt(signed_in, report: Report) -> None:  # type: ignore[no-untyped-def]
    Report.objects.update(adopted=False)
    assert signed_in(Role.DEPARTMENT).post(f"/reports/{report.pk}/adopt/").status_code == 403
    assert not Report.objects.get().adopted
