"""My duties: whose they are, in which group, in what words."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.models import Duty, Matter
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.timing.units import TimeUnit
from jiannuo.matters.queries import mine
from jiannuo.matters.remaining import Press, press_of, remaining
from jiannuo.matters.tests.conftest import WEDNESDAY, client_of
from jiannuo.matters.tests.sample import Repair
from jiannuo.people.queries.owed import owed_by

Make = Callable[..., Matter]
DAY = timedelta(days=1)
#: half past ten in the evening of the district, so that dates in UTC and there differ
LATE = WEDNESDAY.replace(hour=14, minute=30)


def held(viewer: Any) -> dict[str, list[str]]:
    return {group.key: [item.matter.title for item in group.items] for group in mine.groups(viewer)}


def waiting(viewer: Any) -> int:
    return mine.count(viewer)


def due(matter: Matter, at: datetime | None) -> None:
    """Date the matter without waiting for it."""
    Matter.objects.filter(pk=matter.pk).update(due_at=at)


def test_every_matter_stands_in_the_group_of_its_date(town: Town, hazard: Make) -> None:
    dates = {
        "一年前": WEDNESDAY - 365 * DAY,
        "刚过": WEDNESDAY - timedelta(seconds=1),
        "今晚": WEDNESDAY.replace(hour=15, minute=59),
        "明晨": WEDNESDAY.replace(hour=16),
        "第三天": WEDNESDAY.replace(hour=15, minute=59) + 3 * DAY,
        "第四天": WEDNESDAY.replace(hour=16) + 3 * DAY,
        "不限": None,
    }
    for title, at in dates.items():
        due(hazard(title), at)
    with frozen_at(WEDNESDAY):
        assert held(town.officer) == {
            Press.OVERDUE: ["一年前", "刚过"],
            Press.TODAY: ["今晚"],
            Press.SOON: ["明晨", "第三天"],
            Press.LATER: ["第四天"],
            Press.NONE: ["不限"],
        }
        assert waiting(town.officer) == 7


@given(st.timedeltas(-90 * DAY, 90 * DAY), st.sampled_from([WEDNESDAY, LATE]))
def test_the_database_and_the_words_agree_on_the_group(ahead: timedelta, at: datetime) -> None:
    """``_within`` asks the database what ``press_of`` computes."""
    moment = at + ahead
    wanted = press_of(moment, at)

    def holds(condition: Q) -> bool:
        tests: dict[str, Callable[[Any], bool]] = {
            "due_at__lt": lambda bound: moment < bound,
            "due_at__gte": lambda bound: moment >= bound,
            "due_at": lambda bound: bound is moment,
        }
        return all(tests[name](bound) for name, bound in condition.children)  # type: ignore[misc]

    assert [key for key in Press if holds(mine._within(key, at))] == [wanted]


def test_duties_fall_on_posts_as_the_kernel_says(town: Town, hazard: Make) -> None:
    """``owed_by`` in the database is ``Duty.falls_on``."""
    first, second = hazard("一"), hazard("二")
    act(second, "fix", actor=town.officer, facts={"how": "换了"})
    post = town.head.standings[0].post_id
    Duty.objects.filter(matter=first).update(role="", post_id=post)
    for viewer in (town.inspector, town.officer, town.head, town.stranger, town.resident):
        asked = set(Duty.objects.filter(owed_by(viewer)))
        computed = {
            duty
            for duty in Duty.objects.all()
            if any(duty.falls_on(standing) for standing in viewer.standings)
        }
        assert asked == computed


def test_what_others_must_do_first_stands_apart(town: Town, hazard: Make, officer: Client) -> None:
    matter = hazard()
    act(matter, "fix", actor=town.officer, facts={"how": "换了"})
    assert held(town.officer) == {mine.WAITING: ["井盖缺失"]}
    assert held(town.inspector) == {Press.NONE: ["井盖缺失"]}
    assert waiting(town.officer) == 0
    assert "等区政府办核验" in officer.get("/matters/mine/").content.decode()


def test_a_row_leads_to_the_form_with_one_tap(hazard: Make, officer: Client) -> None:
    matter = hazard()
    text = officer.get("/matters/mine/").content.decode()
    assert f'href="/matters/{matter.pk}/fix/"' in text
    assert "还剩 10 天" in text


def test_overdue_is_said_in_words(hazard: Make, officer: Client) -> None:
    hazard(at=WEDNESDAY)
    with frozen_at(WEDNESDAY + 14 * DAY):
        text = officer.get("/matters/mine/").content.decode()
    assert "已超期" in text
    assert re.search(r"<strong>已超期 \d+ 天</strong>", text)


def test_others_have_nothing_to_do(town: Town, hazard: Make) -> None:
    hazard()
    assert held(town.stranger) == {}
    text = client_of(town.stranger).get("/matters/mine/").content.decode()
    assert "没有待办" in text
    assert client_of(town.resident).get("/matters/mine/").status_code == 403


def test_a_post_that_ended_owes_nothing(town: Town, hazard: Make) -> None:
    hazard()
    account = town.officer.account  # type: ignore[attr-defined]
    account.person.tenures.update(valid_to="2020-01-01", valid_from="2019-01-01")
    former = import_module("jiannuo.people.viewer").viewer_of(account)
    assert mine.count(former) == 0
    assert held(former) == {}


def test_long_groups_are_shown_in_part_and_in_full(hazard: Make, officer: Client) -> None:
    for number in range(mine.SHOWN + 3):
        hazard(f"第{number}件")
    text = officer.get("/matters/mine/").content.decode()
    assert text.count('class="mt-item"') == mine.SHOWN
    assert f"显示全部 {mine.SHOWN + 3} 件" in text
    text = officer.get("/matters/mine/?group=later").content.decode()
    assert text.count('class="mt-item"') == mine.SHOWN + 3
    assert officer.get("/matters/mine/?group=nonsense").status_code == 404


def test_many_matters_take_no_more_queries_than_few(hazard: Make, town: Town) -> None:
    def more(number: int) -> None:
        hazard(f"隐患{number}")
        begin(Repair, "report", actor=town.inspector, title=f"维修{number}")

    more(0)
    few = _queries(town)
    for number in range(1, 9):
        more(number)
    assert _queries(town) == few


def _queries(town: Town) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        held(town.officer)
    return len(queries)


def test_the_menu_and_the_first_page_say_how_much_waits(hazard: Make, officer: Client) -> None:
    hazard()
    text = officer.get("/").content.decode()
    assert '<span class="jn-waiting">1<span class="visually-hidden">件待办</span></span>' in text
    assert text.index("井盖缺失") < text.index("jn-entry-title")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ahead", "unit", "chinese", "english"),
    [
        (timedelta(minutes=30), TimeUnit.MINUTE, "还剩 30 分钟", "30 minutes left"),
        (timedelta(hours=5), TimeUnit.HOUR, "还剩 5 小时", "5 hours left"),
        (timedelta(hours=5), TimeUnit.WORKING_DAY, "今天到期", "Due today"),
        (2 * DAY, TimeUnit.WORKING_DAY, "还剩 2 个工作日", "2 working days left"),
        (5 * DAY, TimeUnit.WORKING_DAY, "还剩 3 个工作日", "3 working days left"),
        (5 * DAY, "until", "还剩 5 天", "5 days left"),
        (-timedelta(seconds=1), TimeUnit.HOUR, "已超期 1 分钟", "Overdue by 1 minute"),
        (-timedelta(hours=3), TimeUnit.WORKING_DAY, "已超期 3 小时", "Overdue by 3 hours"),
        (-5 * DAY, TimeUnit.WORKING_DAY, "已超期 3 个工作日", "Overdue by 3 working days"),
        (-5 * DAY, TimeUnit.CALENDAR_DAY, "已超期 5 天", "Overdue by 5 days"),
        (-DAY, "until", "已超期 1 天", "Overdue by 1 day"),
    ],
)
def test_the_time_left_in_words(ahead: timedelta, unit: str, chinese: str, english: str) -> None:
    assert remaining(WEDNESDAY + ahead, unit, WEDNESDAY).words == chinese
    with translation.override("en"):
        assert remaining(WEDNESDAY + ahead, unit, WEDNESDAY).words == english


def test_nothing_runs_and_stands_still_are_two_things() -> None:
    assert remaining(None, "", WEDNESDAY).words == "无时限"
    assert remaining(None, TimeUnit.HOUR, WEDNESDAY, paused=True).words == "计时已暂停"
