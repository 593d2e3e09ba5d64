"""A decree is read from whatever an office has it in, and what is no decree is refused with a cure."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from jiannuo.kernel.decrees.decree import published_decrees
from jiannuo.kernel.decrees.files import read_decree
from jiannuo.kernel.decrees.words import DecreeError
from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.decreed import DecreedDay

NOTICE = """国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""
NEW_YEAR = (
    DecreedDay(date(2026, 12, 26), DayKind.WORK, "元旦"),
    DecreedDay(date(2027, 1, 1), DayKind.OFF, "元旦"),
)
Put = Callable[[str, str | bytes], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, content: str | bytes) -> Path:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


def test_the_published_notice_can_be_pasted(put: Put) -> None:
    published = next(one for one in published_decrees() if one.year == 2026)
    found = read_decree(put("2026.txt", NOTICE))
    assert [(day.day, day.kind) for day in found.days] == [(day.day, day.kind) for day in published.days]
    assert found.digest == published.digest
    assert found.source == "国务院办公厅关于2026年部分节假日安排的通知"


def test_a_notice_reaches_back_into_december(put: Put) -> None:
    text = (
        "国务院办公厅关于2019年部分节假日安排的通知\n"
        "一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。\n"
    )
    found = read_decree(put("2019.txt", text.encode("gb18030")))
    assert found.year == 2019
    assert [str(day.day) for day in found.days if day.kind is DayKind.WORK] == ["2018-12-29"]
    assert len(found.days) == 4


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "日期,安排,节日\n2026-12-26,上班,元旦\n2027/1/1,放假,元旦\n"),
        ("b.csv", "\ufeffDate,Kind,Name\n\n2026年12月26日,work,元旦\n20270101,off,元旦\n"),
        ("c.csv", "日期,安排,节日\n2026-12-26,调休上班,元旦\n2027-1-1,休,元旦".encode("gb18030")),
        (
            "d.json",
            '{"year": 2027, "days": [{"name": "元旦", "date": "2026-12-26", "isOffDay": false},'
            ' {"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}',
        ),
        (
            "e.ics",
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:t\r\n"
            "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261226\r\nDTEND;VALUE=DATE:20261227\r\n"
            "SUMMARY:元旦（班）\r\nEND:VEVENT\r\n"
            "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20270101\r\nSUMMARY:元旦（休）\r\nEND:VEVENT\r\n"
            "BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20270308\r\nSUMMARY:妇女节\r\nEND:VEVENT\r\n"
            "END:VCALENDAR\r\n",
        ),
    ],
)
def test_a_decree_is_read_from_the_usual_files(put: Put, name: str, content: str | bytes) -> None:
    found = read_decree(put(name, content), 2027)
    assert (found.year, found.days) == (2027, NEW_YEAR)


def test_a_decree_is_read_from_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["日期", "安排", "节日"],
        [date(2026, 12, 26), "上班", "元旦"],
        ["2027-01-01", "放假", "元旦"],
    ):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read_decree(tmp_path / "a.xlsx", 2027).days == NEW_YEAR


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", "", "可以导入 .csv"),
        ("a.csv", "", "没有读到"),
        ("a.csv", "甲,乙\n1,2\n", "三个表头"),
        ("a.csv", "日期,安排\n2027-13-01,放假\n", "第 2 行：“2027-13-01”不是日期"),
        ("a.csv", "日期,安排\n2027-01-01,调休\n", "第 2 行：“调休”看不出"),
        ("a.csv", "日期,安排\n2027-01-01\n", "第 2 行：“”看不出"),
        ("a.csv", "日期,安排\n2027-01-01,放假\n2028-05-01,放假\n", "请一年一个文件"),
        ("a.xlsx", "no workbook", "另存为 .xlsx"),
        ("a.json", "{", "不是有效的 JSON"),
        ("a.json", "[" * 100_000, "不是有效的 JSON"),
        ("a.json", "3", "days 列表"),
        ("a.json", '[{"date": "2027-01-01"}]', "第 1 项看不出"),
        ("a.json", '[{"date": "x", "isOffDay": true}]', "第 1 项：“x”不是日期"),
        ("a.ics", "nothing", "不是有效的日历文件|没有读到"),
        (
            "a.ics",
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:t\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:春节（休）\r\n"
            "DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20271231\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            "超过 20 天",
        ),
        ("a.txt", "一、元旦：1月1日放假，共1天。", "连同标题"),
        ("a.txt", NOTICE.replace("共9天", "共8天"), "“春节”一段读出放假 9 天"),
        ("a.txt", NOTICE.replace("2月15日（", "2月33日（"), "不是日期"),
    ],
)
def test_what_is_no_decree_is_refused_with_the_cure(put: Put, name: str, content: str, sentence: str) -> None:
    with pytest.raises(DecreeError, match=sentence):
        read_decree(put(name, content))


def test_a_year_that_is_not_in_the_file_is_named(put: Put) -> None:
    with pytest.raises(DecreeError, match="没有 2030 年"):
        read_decree(put("a.csv", "日期,安排\n2027-01-01,放假\n"), 2030)


def test_a_huge_file_is_not_opened(put: Put) -> None:
    with pytest.raises(DecreeError, match="超过 2 MB"):
        read_decree(put("a.csv", b"x" * 3_000_000))
