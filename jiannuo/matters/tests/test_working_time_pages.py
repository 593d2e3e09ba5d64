"""The working calendar and the table of time limits, as officers see them."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from jiannuo.kernel.decrees.decree import decree
from jiannuo.kernel.decrees.storing import store
from jiannuo.kernel.models import TimeLimit
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.decreed import DecreedDay
from jiannuo.matters.queries.rulebook import rulebook
from jiannuo.matters.queries.working_year import missing_decree, working_year

pytestmark = pytest.mark.django_db
DECEMBER = datetime(2026, 12, 1, 2, tzinfo=UTC)


def page(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_year_is_shown_with_its_days_off_and_made_up() -> None:
    shown = working_year(2026)
    assert (shown.working, shown.off, shown.made_up) == (248, 33, 6)
    february = [day for week in shown.months[1].weeks for day in week if day]
    assert [day.day.day for day in february if day.kind == "made-up"] == [14, 28]
    assert [day.day.day for day in february if day.kind == "off"] == list(range(15, 24))
    assert sum(month.working for month in shown.months) == 248
    assert [holiday.name for holiday in shown.holidays][:2] == ["元旦", "春节"]


def test_the_calendar_page_says_what_is_decreed(officer: Client) -> None:
    html = page(officer, "/calendar/2026/")
    assert "国务院办公厅关于2026年部分节假日安排的通知" in html
    assert "尚未" not in html
    assert html.count("<caption>") == 12


def test_a_year_without_a_decree_is_marked_provisional(officer: Client) -> None:
    html = page(officer, "/calendar/2027/")
    assert "放假安排还没有公布" in html
    assert "按《全国年节及纪念日放假办法》的法定节假日推算" in html
    assert "暂定" in html


@pytest.mark.parametrize("address", ["/calendar/2003/", "/calendar/2100/", "/calendar/0/"])
def test_a_year_without_a_calendar_is_not_found(officer: Client, address: str) -> None:
    assert officer.get(address).status_code == 404


def test_from_december_a_missing_decree_is_warned_of() -> None:
    assert missing_decree(date(2026, 11, 30)) is None
    assert missing_decree(date(2026, 12, 1)) == 2027
    store(decree(2027, [DecreedDay(date(2027, 1, 1), DayKind.OFF, "元旦")]))
    assert missing_decree(date(2026, 12, 31)) is None


def test_the_warning_stands_on_both_pages(officer: Client) -> None:
    with frozen_at(DECEMBER):
        for address in ("/calendar/", "/time-limits/"):
            assert "运行 jiannuo calendar import 载入" in page(officer, address)


@pytest.mark.parametrize(
    ("begins", "limit", "told"),
    [
        ("2026-02-12", "5个工作日", "2026-02-26"),
        ("2026-02-12", "20个工作日", "2026-03-18"),
        ("2026-09-18", "10个工作日", "2026-10-09"),
        ("2026-03-02", "1个月", "2026-04-02"),
        ("2026-12-30", "10个工作日", "暂定"),
        ("yesterday", "5个工作日", "请写起算的日期"),
        ("2026-02-12", "五天左右", "不是期限"),
        ("2026-02-12", "2小时", "这里只推算按日、按月的期限"),
        ("2099-12-30", "30日", "只能推算 2004 年至 2099 年"),
        ("9999-12-31", "36500日", "只能推算 2004 年至 2099 年"),
        ("2026-02-12", "1200个月", "只能推算 2004 年至 2099 年"),
        ("2026-02-12", "<script>", "&lt;script&gt;"),
    ],
)
def test_a_due_day_is_reckoned_or_the_page_says_why_not(
    officer: Client, begins: str, limit: str, told: str
) -> None:
    html = page(officer, "/calendar/", **{"from": begins, "limit": limit})
    answer = html[html.index('id="answer"') :]
    assert told in answer[: answer.index("</form>")]


def test_every_limit_is_listed_with_its_article(officer: Client) -> None:
    html = page(officer, "/time-limits/")
    assert "行政许可法第四十二条" in html
    assert "本机关、单位负责人（并告知信访人）" in html
    assert "不少于 7个工作日" in html


def test_a_promise_stands_in_the_place_of_the_law_and_names_it(officer: Client) -> None:
    TimeLimit.objects.create(
        key="licence.decide", label="许可承诺", amount=12, unit="working_day", source="承诺", local=True
    )
    rules = {rule.row.label: rule for field in rulebook() for rule in field.rules}
    assert "行政许可：作出决定" not in rules
    law = rules["许可承诺"].law
    assert law is not None
    assert law.amount == 20
    html = page(officer, "/time-limits/")
    assert "法定 20个工作日" in html


def test_a_limit_that_has_ended_is_not_listed_and_one_to_come_is_marked() -> None:
    end, begin = date(2026, 1, 31), date(2026, 7, 1)
    common = {"amount": 3, "unit": "working_day", "source": "试行", "local": True}
    TimeLimit.objects.create(key="hall.old", label="旧", valid_to=end, **common)
    TimeLimit.objects.create(key="hall.new", label="新", valid_from=begin, **common)
    rules = {rule.label: rule for field in rulebook(date(2026, 3, 1)) for rule in field.rules}
    assert "旧" not in rules
    assert rules["新"].to_come


def test_both_pages_speak_english(officer: Client) -> None:
    officer.cookies["django_language"] = "en"
    assert "Working calendar 2026" in page(officer, "/calendar/2026/")
    assert "head of the organ" in page(officer, "/time-limits/")
    assert "Spring Festival" in page(officer, "/calendar/2026/")
