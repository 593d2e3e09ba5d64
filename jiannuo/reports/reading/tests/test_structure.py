"""The parts of a report are found whatever way it is headed."""

from datetime import date

import pytest

from jiannuo.reports.reading.cleaning import clean
from jiannuo.reports.reading.document import Document
from jiannuo.reports.reading.structure import take_apart
from jiannuo.reports.reading.tests import made_up


def apart(text: str) -> Document:
    return take_apart(clean(text))


def part_of(document: Document, words: str) -> str:
    [found] = [p for p in document.paragraphs if words in document.text[p.start : p.end]]
    return found.part


ALL = {name: text for name, text in vars(made_up).items() if name.isupper()}


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_parts_cover_the_text_without_gap_or_overlap(text: str) -> None:
    document = apart(text)
    ends = [part.end for part in document.parts]
    assert [part.start for part in document.parts] == [0, *ends[:-1]]
    assert ends[-1] == len(document.text)


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_paragraphs_stand_in_the_part_that_they_name(text: str) -> None:
    document = apart(text)
    for paragraph in document.paragraphs:
        [part] = [p for p in document.parts if p.start <= paragraph.start < p.end]
        assert paragraph.part == part.kind


@pytest.mark.parametrize(
    ("text", "title", "place", "meeting", "delivered_on", "speaker", "years"),
    [
        (
            made_up.COUNTY_2009,
            "二〇〇九年政府工作报告",
            "临溪县",
            "临溪县第十五届人民代表大会第四次会议",
            date(2010, 1, 16),
            "陈望川",
            (2009, 2010),
        ),
        (
            made_up.CITY_2022,
            "政府工作报告",
            "青屏市",
            "青屏市第八届人民代表大会第一次会议",
            date(2022, 1, 9),
            "李沐",
            (2021, 2022),
        ),
        (
            made_up.NATIONAL,
            "政府工作报告",
            "全国",
            "第十四届全国人民代表大会第三次会议",
            date(2025, 3, 5),
            "张明",
            (2024, 2025),
        ),
        (
            made_up.WITHOUT_HEADINGS,
            "政府工作报告",
            "云岭区",
            "云岭区第六届人民代表大会第三次会议",
            date(2013, 12, 20),
            "王海",
            (2013, 2014),
        ),
        (
            made_up.TWELFTH_PLAN,
            "青川区政府工作报告",
            "青川区",
            "青川区第七届人民代表大会第五次会议",
            date(2016, 1, 8),
            "",
            (2015, 2016),
        ),
    ],
)
def test_front_matter_and_years_are_read(
    text: str,
    title: str,
    place: str,
    meeting: str,
    delivered_on: date,
    speaker: str,
    years: tuple[int, int],
) -> None:
    found = apart(text)
    assert (found.title, found.place, found.meeting) == (title, place, meeting)
    assert (found.delivered_on, found.speaker) == (delivered_on, speaker)
    assert (found.reviewed_year, found.planned_year) == years


@pytest.mark.parametrize(
    ("front", "title", "place", "speaker"),
    [
        (
            "政 府 工 作 报 告\n——在柳林县第十七届人民代表大会第五次会议上\n县长 陈伦",
            "政府工作报告",
            "柳林县",
            "陈伦",
        ),
        ("（某省）2016年云川市人民政府工作报告（全文）", "2016年云川市人民政府工作报告", "云川市", ""),
        ("柳林县\n2015年\n政府工作报告", "柳林县2015年政府工作报告", "柳林县", ""),
        ("2009年政府工作报告\n\n访问量：\n\n县长  邓川", "2009年政府工作报告", "", "邓川"),
        ("在柳林县人大会议上的讲话\n时间:2022-07-15 08:03:00", "在柳林县人大会议上的讲话", "柳林县", ""),
        ("政府工作报告\n代州长 阿依·吐尔逊", "政府工作报告", "", "阿依·吐尔逊"),
        ("政府工作报告\n2020年1月9日于日照市第一届人民代表大会上", "政府工作报告", "日照市", ""),
        ("政府工作报告\n（报告人：周山）", "政府工作报告", "", "周山"),
    ],
)
def test_front_matter_is_read_through_what_a_site_sets_around_it(
    front: str, title: str, place: str, speaker: str
) -> None:
    found = apart(
        f"{front}\n各位代表：\n现在，我代表县人民政府向大会报告工作。\n一、2015年工作回顾\n经济增长。"
    )
    assert (found.title, found.place, found.speaker) == (title, place, speaker)


def test_a_heading_whose_year_lost_its_first_digit_still_heads_the_review() -> None:
    document = apart("政府工作报告\n各位代表：\n〇〇八年工作回顾\n经济增长9%。\n二〇〇九年工作安排\n增长8%。")
    assert [p.kind for p in document.parts][:2] == ["opening", "review"]
    assert (document.reviewed_year, document.planned_year) == (2008, 2009)


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        (made_up.COUNTY_2009, "我代表县人民政府", "opening"),
        (made_up.COUNTY_2009, "36.8亿元", "review"),
        (made_up.COUNTY_2009, "规模以上工业增加值", "review"),
        (made_up.COUNTY_2009, "清醒地认识到", "problems"),
        (made_up.COUNTY_2009, "经济总量偏小", "problems"),
        (made_up.COUNTY_2009, "对此，我们将", "problems"),
        (made_up.COUNTY_2009, "总体要求是", "guidance"),
        (made_up.COUNTY_2009, "预期目标是", "targets"),
        (made_up.COUNTY_2009, "财政总收入增长", "targets"),
        (made_up.COUNTY_2009, "水泥项目", "tasks"),
        (made_up.COUNTY_2009, "高标准农田", "tasks"),
        (made_up.COUNTY_2009, "蓝图已经绘就", "closing"),
        (made_up.CITY_2022, "高新技术企业达到", "review"),
        (made_up.CITY_2022, "清醒看到", "problems"),
        (made_up.CITY_2022, "高举旗帜", "guidance"),
        (made_up.CITY_2022, "年均增长7%", "targets"),
        (made_up.CITY_2022, "4%以内", "targets"),
        (made_up.CITY_2022, "重点项目260个", "tasks"),
        (made_up.CITY_2022, "推进政务公开", "tasks"),
        (made_up.CITY_2022, "幸福青屏", "closing"),
        (made_up.CITY_2022, "细颗粒物", "glossary"),
        (made_up.NATIONAL, "主要做了以下工作", "review"),
        (made_up.NATIONAL, "困难和挑战", "problems"),
        (made_up.NATIONAL, "做好今年政府工作", "guidance"),
        (made_up.NATIONAL, "国内生产总值增长5%左右", "targets"),
        (made_up.NATIONAL, "提出上述预期目标", "guidance"),
        (made_up.NATIONAL, "提振消费专项行动", "tasks"),
        (made_up.NATIONAL, "新质生产力", "tasks"),
        (made_up.WITHOUT_HEADINGS, "请予审议", "opening"),
        (made_up.WITHOUT_HEADINGS, "120亿元", "review"),
        (made_up.WITHOUT_HEADINGS, "结构不优", "problems"),
        (made_up.WITHOUT_HEADINGS, "指导思想", "guidance"),
        (made_up.WITHOUT_HEADINGS, "增长9%", "targets"),
        (made_up.WITHOUT_HEADINGS, "重点项目100个", "tasks"),
        (made_up.WITHOUT_HEADINGS, "美丽云岭", "closing"),
        (made_up.TWELFTH_PLAN, "300亿元", "review"),
        (made_up.TWELFTH_PLAN, "主要预期目标", "targets"),
        (made_up.TWELFTH_PLAN, "项目120个", "tasks"),
        (made_up.TWELFTH_PLAN, "廉洁从政", "tasks"),
        (made_up.TWELFTH_PLAN, "万众创新", "glossary"),
    ],
)
def test_each_paragraph_is_of_its_part(text: str, words: str, part: str) -> None:
    assert part_of(apart(text), words) == part


def test_a_whole_report_misses_nothing_but_its_glossary() -> None:
    assert [f.code for f in apart(made_up.NATIONAL).findings] == ["no_glossary"]


def test_a_text_that_is_no_report_says_what_is_missing() -> None:
    codes = {f.code for f in apart("关于召开安全生产工作会议的通知\n各有关单位：\n请准时参加。").findings}
    assert {"not_a_report", "no_date", "no_plan", "no_glossary"} <= codes


def test_an_empty_text_is_found_empty() -> None:
    assert [f.code for f in apart(" \n ").findings] == ["empty_text"]
