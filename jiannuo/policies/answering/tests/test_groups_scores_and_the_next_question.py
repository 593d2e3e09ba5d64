"""What joins conditions, what scores say, and which fact is asked for next."""

from django.utils import translation

from jiannuo.policies.answering.asking import ask_next
from jiannuo.policies.answering.tests.firms import DAY, WAN, asked, firm

CHOICE = "至少满足 2 项：{上年营业收入 不低于 2000万元；上年从业人员 不低于 100人；持有有效的 高新技术企业}"
SCORE = (
    "评分 不低于 60 分：{“人员”至少 5 分："
    "{科技人员占比 不低于 30% 得 20 分；科技人员占比 不低于 10% 得 5 分；否则 0 分}；"
    "“研发”：{研发费用占比 不低于 6% 得 50 分；研发费用占比 不低于 3% 得 20 分；否则 0 分}}"
)


def test_so_many_of_them_says_how_many_are_met_and_missing() -> None:
    group, *rest = asked(CHOICE, firm(revenue_2025=2500 * WAN, staff_2025=20)).lines
    assert (group.connective, group.truth, group.words) == ("at_least", "not", "3 项中至少满足 2 项")
    assert group.gap == "已满足 1 项，还差 1 项"
    assert [line.depth for line in rest] == [1, 1, 1]


def test_the_line_that_would_turn_the_whole_is_marked() -> None:
    lines = asked(CHOICE, firm(revenue_2025=2500 * WAN, staff_2025=20)).lines
    assert [line.decides for line in lines] == [True, False, True, True]


def test_the_conjunction_at_the_top_has_no_line_of_its_own() -> None:
    lines = asked("上年从业人员 不低于 10人 且 注册地 属于 中山区", firm()).lines
    assert [(line.depth, line.connective) for line in lines] == [(0, ""), (0, "")]


def test_a_score_shows_points_so_far_the_best_to_come_and_what_is_missing() -> None:
    facts = firm(research_2025=70 * WAN, revenue_2025=1000 * WAN)
    score, staff, _ladder, research, ladder = asked(SCORE, facts).lines
    assert (score.value, score.threshold, score.gap) == ("50—70 分", "至少 60 分", "按已有数据还差 10 分")
    assert (staff.words, staff.value, staff.threshold) == ("人员", "0—20 分", "至少 5 分")
    assert staff.missing == ("2025年科技人员", "2025年从业人员")
    assert (research.value, ladder.value, ladder.gap) == ("50 分", "7%，得 50 分", "")


def test_a_ladder_names_its_next_band() -> None:
    facts = firm(research_2025=40 * WAN, revenue_2025=1000 * WAN, research_staff_2025=3, staff_2025=10)
    score, *_staff, _research, ladder = asked(SCORE, facts).lines
    assert (score.truth, score.gap) == ("not", "还差 20 分")
    assert ladder.gap == "再达到“研发费用占比 不低于 6%”可得 50 分"


def test_each_of_several_years_has_its_own_line() -> None:
    whole, *years = asked(
        "近2年每年研发费用 不低于 100万元", firm(research_2025=120 * WAN, research_2024=80 * WAN)
    ).lines
    assert (whole.connective, whole.truth) == ("each", "not")
    assert [(line.period, line.truth, line.gap) for line in years] == [
        ("2025年", "met", ""),
        ("2024年", "not", "还差 20万元"),
    ]


def test_a_clause_of_the_document_stands_at_its_line() -> None:
    found = asked("上年从业人员 不低于 10人【第三条】", firm())
    (line,) = type(found)(
        found.version, DAY, found.explained, found.facts, found.vocabulary, {"第三条": "职工总数不低于十人。"}
    ).lines
    assert (line.ref, line.clause, line.words) == (
        "第三条",
        "职工总数不低于十人。",
        "上年从业人员 不低于 10人",
    )


def test_the_fact_that_alone_ends_the_doubt_is_asked_for_first() -> None:
    found = asked(
        "上年从业人员 不低于 10人 且 （上年营业收入 不低于 100万元 或 上年资产总额 不低于 100万元）",
        firm(revenue_2025=WAN),
    )
    assert found.ask_next is not None
    assert (found.ask_next.key, found.ask_next.year) == ("staff", 2025) or found.ask_next.key == "assets"
    alone = asked("上年从业人员 不低于 10人", firm()).ask_next
    assert alone is not None
    assert alone.why == "只差这一项数据，就能得出结论"


def test_over_all_open_policies_the_fact_that_decides_most_is_asked_for() -> None:
    open_ = [asked(text, firm()).explained for text in (
        "上年从业人员 不低于 10人", "上年从业人员 不超过 50人", "上年营业收入 不低于 100万元",
    )]  # fmt: skip
    found = ask_next(open_, firm(), DAY)
    assert found is not None
    assert (found.key, found.decides, found.touches) == ("staff", 2, 2)


def test_a_size_class_is_asked_for_by_what_it_is_computed_from() -> None:
    found = asked("企业规模 为 小型、微型", firm(revenue_2025=WAN)).ask_next
    assert found is not None
    assert found.key in ("staff", "assets")


def test_nothing_is_asked_where_nothing_is_open() -> None:
    assert asked("上年从业人员 不低于 10人", firm(staff_2025=3)).ask_next is None
    assert asked("人工认定“技术属于重点领域”", firm()).ask_next is None


def test_the_same_facts_give_the_same_digest_and_others_another() -> None:
    one, same = (asked(CHOICE, firm(staff_2025=20)).digest for _ in range(2))
    assert one == same
    assert one != asked(CHOICE, firm(staff_2025=21)).digest


def test_every_line_is_written_in_english_without_failing() -> None:
    with translation.override("en"):
        for text in (CHOICE, SCORE):
            assert all(line.words for line in asked(text, firm()).lines)
