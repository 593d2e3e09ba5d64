"""Loading is all or nothing, and the same text is one report."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from jiannuo.indicators.models import Observation
from jiannuo.papers.models import Paper
from jiannuo.people.models import Unit, UnitDuty
from jiannuo.reports.actions import load
from jiannuo.reports.actions.load import load_report
from jiannuo.reports.models import Fact, Report

pytestmark = pytest.mark.django_db

TEXT = """政府工作报告
——2024年1月8日在云溪县第三届人民代表大会第四次会议上
云溪县人民政府县长 李明
各位代表：
一、2023年工作回顾
2023年，地区生产总值增长6.1%；一般公共预算收入18.8亿元，增长2.5%。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右；一般公共预算收入增长3%。
抓好项目建设。新建标准厂房12万平方米，引进企业20家以上。
"""


def test_a_report_is_loaded_with_its_text_outline_and_paper() -> None:
    loaded = load_report(TEXT.encode(), "报告.txt", actor=None)
    report = loaded.report
    assert not loaded.found_again
    assert "地区生产总值增长6.1%" in report.text
    assert report.paper is not None
    assert report.paper.name == "报告.txt"
    assert [p for p in report.outline["paragraphs"] if "抓好项目" in report.text[p["start"] : p["end"]]]


def test_the_same_text_in_another_file_is_found_again() -> None:
    first = load_report(TEXT.encode(), "a.txt", actor=None)
    again = load_report(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(), "b.txt", actor=None)
    assert again.found_again
    assert again.report == first.report
    assert Report.objects.count() == Paper.objects.count() == 1


def test_the_very_same_file_is_known_without_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_report(TEXT.encode(), "a.txt", actor=None).report
    monkeypatch.delattr(load, "read")
    again = load_report(TEXT.encode(), "b.txt", actor=None)
    assert (again.report, again.found_again) == (first, True)


def test_a_failure_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    def fail(report: Report) -> None:
        raise RuntimeError("disk full")

    kept = load_report(TEXT.encode(), "a.txt", actor=None).report
    monkeypatch.setattr(load, "observe", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        load_report(TEXT.replace("20家", "30家").encode(), "b.txt", actor=None)
    assert list(Report.objects.all()) == [kept]
    assert Paper.objects.count() == 1
    assert len([f for f in Path(settings.MEDIA_ROOT).rglob("*") if f.is_file()]) == 1
    assert set(Fact.objects.values_list("report", flat=True)) <= {kept.pk}


def test_every_stored_fact_stands_where_it_says() -> None:
    report = load_report(TEXT.encode(), "a.txt", actor=None).report
    for fact in report.facts.all():
        assert report.text[fact.start : fact.end] == fact.quote


def test_a_draft_tells_the_indicators_nothing() -> None:
    load_report(TEXT.encode(), "a.txt", actor=None, adopted=False)
    assert not Observation.objects.exists()


def test_units_are_suggested_with_the_words_that_led_to_them() -> None:
    """From the duties of the units in force; a party body is never given work."""
    government = Unit.objects.create(code="GX", name="工信局", kind=Unit.Kind.GOVERNMENT)
    party = Unit.objects.create(code="DW", name="组织部", kind=Unit.Kind.PARTY)
    for unit in (government, party):
        UnitDuty.objects.create(unit=unit, word="标准厂房", weight=3)
    report = load_report(TEXT.encode(), "a.txt", actor=None).report
    task = report.tasks.get(quote__contains="标准厂房")
    assert task.lead_unit == government
    assert "标准厂房" in task.suggestion["GX"]
    assert not report.tasks.filter(lead_unit=party).exists()
    assert not report.tasks.filter(assisting_units=party).exists()


def test_without_units_nothing_is_suggested() -> None:
    report = load_report(TEXT.encode(), "a.txt", actor=None).report
    assert report.tasks.exists()
    assert not report.tasks.exclude(lead_unit=None).exists()


def test_headline_figures_of_an_adopted_report_become_observations() -> None:
    load_report(TEXT.encode(), "a.txt", actor=None, adopted=True)
    gdp = Observation.objects.filter(indicator__key="gdp", measure="change").order_by("year")
    assert [(o.year, o.kind, float(o.value), o.confirmed) for o in gdp] == [
        (2023, "result", 6.1, False),
        (2024, "target", 6.0, False),
    ]


def test_another_text_for_the_same_year_is_told_as_a_new_version() -> None:
    first = load_report(TEXT.encode(), "a.txt", actor=None).report
    second = load_report(TEXT.replace("20家", "30家").encode(), "a.txt", actor=None)
    assert not second.found_again
    assert second.earlier == (first,)
