"""A headline target stands beside what the report says of the year before."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from jiannuo.reports.models import Fact, Report
from jiannuo.reports.queries.headlines import headlines


@pytest.fixture
def report(db: None) -> Report:
    return Report.objects.create(
        title="河东区政府工作报告",
        text="…",
        text_sha256="0" * 64,
        reviewed_year=2023,
        planned_year=2024,
        adopted=True,
        loaded_at=datetime(2024, 1, 5, tzinfo=UTC),
    )


def add(report: Report, subject: str, value: str, role: str, status: str, **more: str) -> Fact:
    order = report.facts.count() + 1
    fields = {"part": "targets" if status == "target" else "review", "unit": "%"} | more
    return Fact.objects.create(
        report=report,
        order=order,
        start=order,
        end=order + 1,
        sentence_start=0,
        sentence="…",
        quote=f"{subject}{value}",
        subject=subject,
        value=Decimal(value),
        role=role,
        status=status,
        **fields,
    )


def test_growth_promised_is_paired_with_growth_reached(report: Report) -> None:
    reached = add(report, "地区生产总值", "5", "change", "result")
    promised = add(report, "地区生产总值", "6", "change", "target")
    [headline] = headlines(report)
    assert headline.growth == (reached, promised)
    assert headline.level is None


def test_an_amount_is_not_paired_with_a_growth(report: Report) -> None:
    add(report, "财政收入", "1880000000", "level", "result", unit="元")
    add(report, "财政收入", "10", "change", "target")
    [headline] = headlines(report)
    assert headline.growth is None
    assert headline.level is None


def test_figures_in_other_units_are_not_paired(report: Report) -> None:
    add(report, "失业率", "0.3", "change", "result", unit="百分点")
    add(report, "失业率", "4", "change", "target")
    assert headlines(report)[0].growth is None


def test_a_rank_of_the_same_thing_is_listed_with_it(report: Report) -> None:
    rank = add(report, "地区生产总值总量", "3", "rank", "result", unit="位")
    add(report, "地区生产总值", "6", "change", "target")
    assert headlines(report)[0].results == [rank]


def test_a_rejected_figure_is_left_out(report: Report) -> None:
    add(report, "地区生产总值", "6", "change", "target", review=Fact.Review.REJECTED)
    assert headlines(report) == []


def test_targets_keep_the_order_of_the_report(report: Report) -> None:
    for subject in ("地区生产总值", "财政收入", "地区生产总值", "投资"):
        add(report, subject, "6", "change", "target")
    assert [h.subject for h in headlines(report)] == ["地区生产总值", "财政收入", "投资"]
