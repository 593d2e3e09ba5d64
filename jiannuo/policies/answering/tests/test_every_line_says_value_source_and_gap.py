"""What an enterprise reads of a single condition."""

from datetime import date

import pytest
from django.utils import translation

from jiannuo.enterprises.facts import Evidence, Facts
from jiannuo.policies.answering import Line
from jiannuo.policies.answering.tests.firms import WAN, asked, fact, firm

REVENUE = "上年营业收入 不低于 2000万元"


def only(condition: str, facts: Facts) -> Line:
    (line,) = asked(condition, facts).lines
    return line


def test_a_number_says_value_period_source_day_evidence_and_how_much_is_missing() -> None:
    line = only(REVENUE, firm(revenue_2025=1700 * WAN))
    assert (line.truth, line.value, line.threshold) == ("not", "1,700万元", "不低于 2,000万元")
    assert (line.period, line.source, line.evidence) == ("2025年", "税务", "登记数据")
    assert line.observed_on == date(2026, 4, 1)
    assert line.gap == "还差 300万元"


def test_a_missing_number_is_unknown_and_names_what_is_missing() -> None:
    line = only(REVENUE, firm())
    assert (line.truth, line.value, line.gap) == ("unknown", "", "")
    assert line.lacks == (("revenue", 2025),)
    assert line.missing == ("2025年营业收入",)


def test_a_band_that_holds_the_threshold_is_unknown() -> None:
    line = only(REVENUE, firm(revenue_2025=(500 * WAN, 3000 * WAN)))
    assert (line.truth, line.value) == ("unknown", "500万元至3,000万元之间")


def test_a_band_below_the_threshold_says_the_least_that_is_missing() -> None:
    assert only(REVENUE, firm(revenue_2025=(500 * WAN, 1500 * WAN))).gap == "还差 500万元"


def test_too_many_persons_are_said_as_an_excess() -> None:
    line = only("上年从业人员 不超过 300人", firm(staff_2025=302))
    assert line.gap == "超出 2人"


def test_exactly_at_a_bound_that_does_not_count_is_told() -> None:
    assert only("上年从业人员 低于 300人", firm(staff_2025=300)).gap == "正好 300人，须再少一点"


def test_a_share_says_both_shares_and_what_is_missing_in_money() -> None:
    line = only("研发费用占比 不低于 5%", firm(research_2025=64 * WAN, revenue_2025=2000 * WAN))
    assert line.gap == "目前 3.2%，需 5%（研发费用还差 36万元）"


def test_a_share_just_below_is_never_rounded_up_to_the_threshold() -> None:
    line = only("研发费用占比 不低于 5%", firm(research_2025=99_999_000, revenue_2025=2000 * WAN))
    assert line.value != "5%"
    assert line.truth == "not"


def test_growth_is_said_in_percent_between_the_years() -> None:
    line = only("上年营业收入增长 不低于 10%", firm(revenue_2025=105 * WAN, revenue_2024=100 * WAN))
    assert (line.value, line.period) == ("5%", "2025年与2024年相比")
    assert line.gap == "目前 5%，需 10%"


def test_an_age_says_the_day_on_which_it_is_full() -> None:
    line = only("成立时间 满 3年", firm(founded=date(2024, 3, 1)))
    assert line.gap == "还要等到 2027-03-01 满 3 年"
    assert line.turns_on == date(2027, 3, 1)


def test_an_age_that_is_past_says_so() -> None:
    assert "不能再满足" in only("成立时间 不满 2年", firm(founded=date(2020, 3, 1))).gap


def test_a_place_says_where_the_enterprise_is_instead() -> None:
    line = only("注册地 属于 中山区", firm(registered_at="210203001"))
    assert (line.truth, line.gap) == ("not", "现为西岗区")


def test_a_title_that_expired_says_when() -> None:
    held = {"高新技术企业": (date(2022, 1, 1), date(2024, 12, 31))}
    line = only("持有有效的 高新技术企业", firm(held))
    assert line.gap == "已于 2024-12-31 到期"
    assert line.value == "2022-01-01 至 2024-12-31 有效"


def test_a_record_says_from_which_year_it_no_longer_counts() -> None:
    facts = firm(accident_2023="no", accident_2024="yes", accident_2025="no")
    line = only("近3年 无 重大安全质量事故", facts)
    assert (line.truth, line.value) == ("not", "有（2024年）")
    assert line.gap == "2024年的记录，2028年起不再计算"


def test_a_question_for_people_is_manual_until_they_decided() -> None:
    condition = "人工认定“产品不属于淘汰类”"
    assert only(condition, firm()).truth == "manual"
    assert only(condition, firm(decided={"产品不属于淘汰类": True})).truth == "met"


def test_the_weakest_evidence_and_the_oldest_day_are_named_of_a_share() -> None:
    told = fact(64 * WAN, source="declared", evidence=Evidence.DECLARED, observed_on=date(2025, 12, 1))
    line = only("研发费用占比 不低于 5%", firm(research_2025=told, revenue_2025=1000 * WAN))
    assert (line.source, line.evidence) == ("企业自报、税务", "企业自报")
    assert line.observed_on == date(2025, 12, 1)


def test_what_is_not_founded_well_enough_does_not_count_and_is_not_shown() -> None:
    told = fact(64 * WAN, source="declared", evidence=Evidence.DECLARED)
    heading, line = asked("以 登记数据 为准：{上年研发费用 不低于 50万元}", firm(research_2025=told)).lines
    assert (heading.connective, heading.truth) == ("founded", "unknown")
    assert (line.value, line.source, line.truth) == ("", "", "unknown")


@pytest.mark.parametrize(
    ("condition", "english"),
    [
        (REVENUE, "last year's revenue at least CNY 20,000,000"),
        ("注册地 属于 中山区", "place of registration is in Zhongshan District"),
        ("持有有效的 高新技术企业", "holds a valid title “High-tech enterprise”"),
        ("成立时间 满 1年", "founded on at least 1 year ago"),
    ],
)
def test_in_english_the_condition_is_english(condition: str, english: str) -> None:
    with translation.override("en"):
        assert only(condition, firm()).words == english


def test_in_english_values_and_sources_are_english() -> None:
    with translation.override("en"):
        line = only(REVENUE, firm(revenue_2025=1700 * WAN))
        assert (line.value, line.source) == ("CNY 17,000,000", "Tax authority")
