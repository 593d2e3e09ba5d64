"""A sentence of a plan falls into tasks: lead-ins and outcomes go with the work they touch."""

import pytest

from jiannuo.reports.reading import read

PLAN = (
    "政府工作报告\n一、2020年工作回顾\n去年，全县经济平稳。\n二、2021年工作安排\n今年重点抓好以下工作：\n{}\n"
)


def tasks_in(*paragraphs: str) -> list[str]:
    """Quotes of the tasks in a plan of these paragraphs."""
    return [t.quote for t in read(PLAN.format("\n".join(paragraphs))).tasks]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # each clause with its own act and something to point at stands alone
        ("新建松岗小学，扩建柳河镇卫生院，改造危桥6座", ["新建松岗小学", "扩建柳河镇卫生院", "改造危桥6座"]),
        # parallel objects under one verb are one task
        ("加快东湖水厂、北坡变电站等项目建设", ["加快东湖水厂、北坡变电站等项目建设"]),
        # a lead-in goes with the work behind it
        (
            "以创建国家森林城市为契机，实施环城绿化工程",
            ["以创建国家森林城市为契机，实施环城绿化工程"],
        ),
        ("围绕绿色建材产业，引进龙头企业5家", ["围绕绿色建材产业，引进龙头企业5家"]),
        ("依托松岭温泉，开发康养旅游线路3条", ["依托松岭温泉，开发康养旅游线路3条"]),
        # what comes of the work goes with the work before it
        ("建立河道巡查制度，为下游供水提供坚实保障", ["建立河道巡查制度，为下游供水提供坚实保障"]),
        (
            "实施农村电网改造工程，切实提升供电保障能力",
            ["实施农村电网改造工程，切实提升供电保障能力"],
        ),
        # a figure of another subject is a task of its own
        (
            "城镇新增就业2100人，城镇登记失业率控制在4%以内",
            ["城镇新增就业2100人", "城镇登记失业率控制在4%以内"],
        ),
        # a figure that only goes on about the one before stays with it
        ("安排水利资金2亿元，比上年增加3000万元", ["安排水利资金2亿元，比上年增加3000万元"]),
        # a title to win is a task of its own
        ("完成湿地公园二期建设，创建国家卫生县城", ["完成湿地公园二期建设", "创建国家卫生县城"]),
    ],
)
def test_clauses_join_into_tasks(sentence: str, expected: list[str]) -> None:
    assert tasks_in(f"办好各项事业。{sentence}。") == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "一分部署，九分落实。",
        "我们将坚持以人民为中心的发展思想，让改革发展成果更多更公平惠及全县人民。",
        "各位代表，让我们更加紧密地团结起来，为建设美好家园而努力奋斗！",
        "实现上述目标，任务艰巨、使命光荣。",
    ],
)
def test_slogans_and_appeals_are_no_tasks(paragraph: str) -> None:
    assert tasks_in(f"办好民生事业。新建松岗小学。\n{paragraph}") == ["新建松岗小学"]


def test_the_lead_sentence_is_the_heading_not_a_task() -> None:
    found = read(PLAN.format("扩大有效投资。新建松岗小学，改造危桥6座。")).tasks
    assert [t.heading for t in found] == ["扩大有效投资。", "扩大有效投资。"]
    assert all("扩大有效投资" not in t.quote for t in found)


def test_points_in_a_paragraph_lose_their_numbers_and_small_headings() -> None:
    found = tasks_in(
        "（一）狠抓项目建设。一是抓谋划。编制重点项目名录。二是抓开工。新建松岗水库，打通断头路3条。"
    )
    assert found == ["编制重点项目名录", "新建松岗水库", "打通断头路3条"]


@pytest.mark.parametrize(
    "listing",
    [
        "今年办好三件民生实事：1.新建公办幼儿园2所；2.改造供水管网，解决3000户居民吃水问题；3.开通公交线路1条。",
        "今年办好三件民生实事：\n1.新建公办幼儿园2所。\n2.改造供水管网，解决3000户居民吃水问题。\n3.开通公交线路1条。",
        "今年办好三件民生实事：（1）新建公办幼儿园2所；（2）改造供水管网，解决3000户居民吃水问题；（3）开通公交线路1条。",
    ],
)
def test_each_livelihood_project_of_a_list_is_a_task(listing: str) -> None:
    found = read(PLAN.format(f"切实改善民生。新建松岗小学。\n{listing}")).tasks[1:]
    assert [t.quote for t in found] == [
        "新建公办幼儿园2所",
        "改造供水管网，解决3000户居民吃水问题",
        "开通公交线路1条",
    ]
    assert {t.domain for t in found} == {"民生实事"}


@pytest.mark.parametrize("mark", ["；", "，"])
def test_each_expected_target_is_a_task_of_the_economy(mark: str) -> None:
    goals = mark.join(
        [
            "地区生产总值增长7%左右",
            "一般公共预算收入8.2亿元，增长6%",
            "居民人均可支配收入与经济增长同步",
            "外贸进出口稳中提质",
        ]
    )
    text = PLAN.replace("今年重点", f"今年经济社会发展的主要预期目标是：{goals}。\n今年重点")
    found = read(text.format("扩大有效投资。新建松岗小学。")).tasks[:-1]
    assert [(t.quote, t.quantified, t.domain) for t in found] == [
        ("地区生产总值增长7%左右", True, "经济运行"),
        ("一般公共预算收入8.2亿元，增长6%", True, "经济运行"),
        ("居民人均可支配收入与经济增长同步", True, "经济运行"),
        ("外贸进出口稳中提质", False, "经济运行"),
    ]


def test_the_review_holds_no_tasks() -> None:
    text = "政府工作报告\n一、2020年工作回顾\n项目建设取得成效。新建松岗小学，改造危桥6座。\n"
    assert read(text).tasks == ()
