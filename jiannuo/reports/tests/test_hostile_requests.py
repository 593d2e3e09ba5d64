"""What no page sends, a program may: the answer is a refusal, never an error of ours."""

import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from jiannuo.reports.actions.load import load_report
from jiannuo.reports.models import Fact, Report

pytestmark = pytest.mark.django_db

#: numbers that no column holds, and that Python itself refuses to read
HUGE = ("9" * 30, "9" * 5000)


@pytest.mark.parametrize("number", [*HUGE, "²", "-1", ""])
def test_a_revision_that_cannot_be_one_is_refused(officer: Client, report: Report, number: str) -> None:
    fact = report.facts.get(order=2)
    sent = {"kind": "confirm", "revision": number}
    assert officer.post(f"/reports/facts/{fact.pk}/review/", sent).status_code == 400
    for pair in (f"{fact.pk}:{number}", f"{number}:0", number):
        answer = officer.post(f"/reports/{report.pk}/facts/confirm/", {"fact": pair})
        assert answer.status_code == 400
    assert not report.facts.exclude(review=Fact.Review.DRAFT).exists()


@pytest.mark.parametrize("number", HUGE)
def test_a_selection_that_cannot_be_one_is_refused(officer: Client, report: Report, number: str) -> None:
    for pair in (f"1:{number}", f"{number}:1"):
        sent = {"task": pair, "doing": "confirm"}
        assert officer.post(f"/reports/{report.pk}/breakdown/selected/", sent).status_code == 422


def test_an_address_that_is_none_is_not_looked_at(officer: Client, report: Report) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://["}
    task = report.tasks.get()
    address = f"/reports/{report.pk}/breakdown/tasks/{task.pk}/move/"
    sent = {"below": "0", "revision": str(task.revision)}
    assert officer.post(address, sent, headers=headers).status_code == 200
    asked = Client().post(address, sent, headers=headers)
    assert asked["HX-Redirect"] == "/sign-in?next=/"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
def test_characters_that_office_files_cannot_hold_are_left_out(
    officer: Client, report: Report, kind: str
) -> None:
    assert report.tasks.update(note="备注\ufffe\x0b\x1f", object="对象\uffff", quote="原文\x08\ufffe")
    assert officer.get(f"/reports/{report.pk}/breakdown/breakdown.{kind}").status_code == 200


def test_facts_are_exported_whatever_their_words_hold(officer: Client, report: Report) -> None:
    report.facts.update(subject="主体\ufffe\x0b\x1f")
    answer = officer.get(f"/reports/{report.pk}/facts.xlsx")
    assert answer.status_code == 200
    rows = list(load_workbook(io.BytesIO(answer.content)).worksheets[0].values)
    assert any("主体" in row for row in rows)


def test_invisible_characters_do_not_come_in_with_a_report() -> None:
    text = "某某区政府\ufffe工作报告\uffff\n一、2023年工作回顾\n完成投资3亿元。\n"
    loaded = load_report(text.encode(), "a.txt", actor=None)
    assert loaded.report.text.startswith("某某区政府工作报告\n")


def test_a_figure_beyond_every_column_does_not_stop_the_report() -> None:
    text = f"某某区政府工作报告\n一、2023年工作回顾\n完成投资{'9' * 30}万亿元，新建学校3所。\n"
    loaded = load_report(text.encode(), "a.txt", actor=None)
    assert [fact.unit for fact in loaded.report.facts.all()] == ["所"]
