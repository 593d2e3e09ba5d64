"""The promises of one report stand beside what the next report says of them."""

from datetime import UTC, datetime
from typing import get_args

import pytest
from django.test import Client

from jiannuo.reports.comparison import Reason, Verdict, answering_pair, counted, outcomes
from jiannuo.reports.models import Report
from jiannuo.reports.reading import read
from jiannuo.reports.reading.comparing import outcome as shapes
from jiannuo.reports.views import compare

PLAN = """政府工作报告
——2023年12月20日在河东区第五届人民代表大会第三次会议上
各位代表：
一、2023年工作回顾
全年地区生产总值增长5%。
二、2024年工作安排
2024年主要预期目标是：地区生产总值增长6%。
新增公共停车泊位500个。
"""
REVIEW = """政府工作报告
——2024年12月20日在河东区第五届人民代表大会第四次会议上
各位代表：
一、2024年工作回顾
全年地区生产总值增长5.2%。
新增公共停车泊位620个。
二、2025年工作安排
2025年主要预期目标是：地区生产总值增长5.5%。
"""


def stored(text: str, digit: str, **fields: object) -> Report:
    document = read(text).document
    values = {
        "title": document.title,
        "place": "河东区",
        "text": document.text,
        "text_sha256": digit * 64,
        "reviewed_year": document.reviewed_year,
        "planned_year": document.planned_year,
        "adopted": True,
        "loaded_at": datetime(2025, 1, 5, tzinfo=UTC),
    }
    return Report.objects.create(**(values | fields))


@pytest.fixture
def pair(db: None) -> tuple[Report, Report]:
    return stored(PLAN, "1"), stored(REVIEW, "2")


def test_the_report_that_reviews_the_planned_year_is_found(pair: tuple[Report, Report]) -> None:
    assert answering_pair([*reversed(pair)]) == pair


def test_reports_of_two_places_do_not_answer_one_another(pair: tuple[Report, Report]) -> None:
    pair[1].place = "河西区"
    assert answering_pair(pair) is None


def test_a_missed_target_and_an_exceeded_one_are_told_apart(pair: tuple[Report, Report]) -> None:
    verdicts = {o.promise: o.verdict for o in outcomes(*pair) if o.kind == "target"}
    assert next(v for promise, v in verdicts.items() if "地区生产总值" in promise) == "missed"
    assert next(v for promise, v in verdicts.items() if "停车泊位" in promise) == "exceeded"


def test_counts_name_every_verdict_and_add_up(pair: tuple[Report, Report]) -> None:
    found = outcomes(*pair)
    assert [verdict for verdict, _n in counted(found)] == list(Verdict)
    assert sum(n for _verdict, n in counted(found)) == len(found)


def test_every_verdict_and_reason_of_the_reader_has_words() -> None:
    assert set(get_args(shapes.Verdict)) == set(Verdict.values)
    assert set(get_args(shapes.Reason)) == set(Reason.values)


def test_both_sentences_are_on_the_page(client: Client, pair: tuple[Report, Report]) -> None:
    page = client.get("/reports/compare/").content.decode()
    assert "地区生产总值增长6%" in page
    assert "地区生产总值增长5.2%" in page


def test_a_verdict_narrows_the_list(client: Client, pair: tuple[Report, Report]) -> None:
    page = client.get(f"/reports/compare/?a={pair[0].pk}&b={pair[1].pk}&verdict=missed").content.decode()
    assert "增长6%" in page
    assert "500个" not in page


def test_the_same_report_twice_is_said_to_be_so(client: Client, pair: tuple[Report, Report]) -> None:
    page = client.get(f"/reports/compare/?a={pair[0].pk}&b={pair[0].pk}").content.decode()
    assert "选了同一份报告" in page


def test_a_long_comparison_is_turned_page_by_page(
    client: Client, pair: tuple[Report, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare, "SHOWN", 1)
    first = client.get("/reports/compare/?verdict=").content.decode()
    assert "地区生产总值增长6%" in first
    assert "500个" not in first
    assert "?verdict=&amp;page=2" in first
    assert "500个" in client.get("/reports/compare/?page=2").content.decode()


def test_a_draft_is_not_offered_to_the_public(client: Client, pair: tuple[Report, Report]) -> None:
    Report.objects.filter(pk=pair[1].pk).update(adopted=False)
    page = client.get(f"/reports/compare/?a={pair[0].pk}&b={pair[1].pk}").content.decode()
    assert "5.2%" not in page
