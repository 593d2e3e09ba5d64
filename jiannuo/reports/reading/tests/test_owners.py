"""Suggested owners follow from the duties of units, given as words with weights."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.reports.reading.owners import MENTION, Duty, DutyBook, suggest_owners

DUTIES = [
    Duty("water", "水库", 3),
    Duty("water", "灌区", 3),
    Duty("water", "工程", 1),
    Duty("schools", "学校", 3),
    Duty("schools", "教育", 3),
    Duty("party", "主题教育", 3),
    Duty("parks", "公园", 2),
    Duty("roads", "道路", 2),
    Duty("roads", "市政道路养护", 3),
    Duty("care", "养老", 3),
    Duty("health", "养老", 1),
    Duty("health", "医养结合", 3),
    Duty("water", "水务局", MENTION),
    Duty("roads", "交通局", MENTION),
]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("除险加固小型水库12座", "water"),
        ("新建学校3所", "schools"),
        ("巩固主题教育成果", "party"),
        ("新建公园、水库周边道路等，由交通局统筹", "roads"),
        ("推进学校、水库等灌区工程", "water"),
        ("健全养老服务网络", "care"),
    ],
)
def test_the_strongest_words_choose_the_lead(text: str, lead: str) -> None:
    found = suggest_owners(text, "", "", DUTIES).lead
    assert found is not None
    assert found.unit == lead


def test_a_unit_named_in_the_task_leads_whatever_its_duties() -> None:
    found = suggest_owners("水务局牵头，扩建学校、完善教育设施", "教育", "教育", DUTIES).lead
    assert found is not None
    assert (found.unit, found.words[0]) == ("water", "水务局")


def test_the_words_that_led_to_a_unit_are_told_strongest_first() -> None:
    found = suggest_owners("实施水库和灌区工程", "", "", DUTIES).lead
    assert found is not None
    assert set(found.words[:2]) == {"水库", "灌区"}
    assert found.words[2:] == ("工程",)


def test_a_second_unit_with_words_of_its_own_assists() -> None:
    found = suggest_owners("推进医养结合，完善养老服务", "", "", DUTIES)
    assert {found.lead.unit if found.lead else "", *(a.unit for a in found.assisting)} == {"health", "care"}


def test_the_heading_alone_suggests_a_lead_but_no_assistant() -> None:
    found = suggest_owners("开展攻坚行动", "加快水库灌区建设，办好教育。", "教育", DUTIES)
    assert found.lead is not None
    assert found.assisting == ()


def test_nobody_is_suggested_without_evidence() -> None:
    assert suggest_owners("发展低空经济", "", "产业发展", DUTIES).lead is None


def test_a_word_inside_a_longer_word_of_the_same_unit_counts_once() -> None:
    found = suggest_owners("开展市政道路养护", "", "", DUTIES).lead
    assert found is not None
    assert found.words == ("市政道路养护",)


@given(st.text(alphabet="水库学校教育公园道路养老医结合，、等新建", max_size=30), st.randoms())
def test_the_score_of_the_lead_does_not_depend_on_the_order_of_duties(text: str, random: Random) -> None:
    shuffled = random.sample(DUTIES, len(DUTIES))
    one, other = DutyBook(DUTIES).suggest(text).lead, DutyBook(shuffled).suggest(text).lead
    assert (one and one.score) == (other and other.score)
