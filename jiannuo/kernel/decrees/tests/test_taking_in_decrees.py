"""When a decree comes, every open limit that it concerns is dated again, by an event."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.calendar_commands import calendar
from jiannuo.kernel.decrees.decree import decree
from jiannuo.kernel.decrees.taking_in import preview, take_in
from jiannuo.kernel.fold import differences
from jiannuo.kernel.models import CalendarYear, Clock, Matter
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.redating import STEP, Redated, redate_leftovers, redate_open_clocks
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.timing.calendar import DayKind
from jiannuo.kernel.timing.decreed import DecreedDay
from jiannuo.kernel.timing.legal_days import legal_days_off

__all__ = ["town"]
pytestmark = pytest.mark.django_db
BEIJING = ZoneInfo("Asia/Shanghai")
#: ten days later is 2 January 2027, a Saturday: the decree decides whether Monday is worked
CHRISTMAS = datetime(2026, 12, 23, 10, tzinfo=BEIJING)
LEGAL = {day: DecreedDay(day, DayKind.OFF, "") for day in legal_days_off(2027)}
BRIDGED = {
    **LEGAL,
    date(2027, 1, 4): DecreedDay(date(2027, 1, 4), DayKind.OFF, "元旦"),
    date(2027, 1, 9): DecreedDay(date(2027, 1, 9), DayKind.WORK, "元旦"),
}


def hazard(town: Town) -> Clock:
    event = begin(Hazard, "report", actor=town.inspector, title="井盖缺失", facts={"place": "某路"})
    return Clock.objects.get(matter_id=event.matter_id)


def last_day(clock: Clock) -> str:
    assert clock.due_at is not None
    return clock.due_at.astimezone(BEIJING).date().isoformat()


def test_a_provisional_date_moves_by_an_event_that_keeps_the_old_one(town: Town) -> None:
    with frozen_at(CHRISTMAS):
        clock = hazard(town)
        assert (last_day(clock), clock.provisional) == ("2027-01-04", True)
        redated = take_in(preview(decree(2027, BRIDGED.values())))
    assert (redated.looked_at, redated.moved, redated.failed) == (1, 1, 0)
    was = clock.due_at
    clock.refresh_from_db()
    assert (last_day(clock), clock.provisional) == ("2027-01-05", False)
    matter = Matter.objects.get(pk=clock.matter_id)
    event = matter.events.order_by("-seq")[0]
    assert event.step == STEP
    assert was is not None
    assert event.effects["changed"][0]["was"] == was.isoformat()
    assert (matter.due_at, matter.revision) == (clock.due_at, 1)
    assert differences(matter) == []


def test_a_date_that_the_decree_confirms_is_only_no_longer_provisional(town: Town) -> None:
    with frozen_at(CHRISTMAS):
        clock = hazard(town)
        redated = take_in(preview(decree(2027, LEGAL.values())))
    assert (redated.looked_at, redated.moved) == (1, 0)
    was = clock.due_at
    clock.refresh_from_db()
    assert (clock.due_at, clock.provisional, clock.generation) == (was, False, 1)
    assert Matter.objects.get(pk=clock.matter_id).seq == 1


def test_a_correction_moves_dates_that_were_not_provisional(town: Town) -> None:
    """In 2020 the holiday was made longer while it lasted."""
    with frozen_at(CHRISTMAS):
        take_in(preview(decree(2027, LEGAL.values())))
        clock = hazard(town)
        assert not clock.provisional
        assert take_in(preview(decree(2027, BRIDGED.values()))).moved == 1
    clock.refresh_from_db()
    assert last_day(clock) == "2027-01-05"


def test_limits_due_before_the_first_change_are_left_alone(town: Town) -> None:
    with frozen_at(CHRISTMAS - timedelta(days=60)):
        hazard(town)
        assert preview(decree(2027, BRIDGED.values())).clocks() == 0


def test_what_is_closed_or_stands_still_is_not_dated(town: Town) -> None:
    with frozen_at(CHRISTMAS):
        act(hazard(town).matter_id, "wait", actor=town.inspector, facts={"why": "storm"})
        act(hazard(town).matter_id, "fix", actor=town.officer, facts={"how": "换了新井盖"})
        assert take_in(preview(decree(2027, BRIDGED.values()))).looked_at == 0


def test_dating_again_twice_changes_nothing(town: Town) -> None:
    with frozen_at(CHRISTMAS):
        hazard(town)
        take_in(preview(decree(2027, BRIDGED.values())))
        assert redate_open_clocks(date(2026, 1, 1)).looked_at == 0


def test_the_worker_dates_what_was_started_on_the_old_calendar_meanwhile(town: Town) -> None:
    with frozen_at(CHRISTMAS):
        take_in(preview(decree(2027, BRIDGED.values())))
        late = hazard(town)
        Clock.objects.filter(pk=late.pk).update(
            calendar_version="old", provisional=True, due_at=CHRISTMAS + timedelta(days=12)
        )
        assert redate_leftovers() == Redated(looked_at=1, moved=1)
        assert redate_leftovers() == Redated()
    late.refresh_from_db()
    assert last_day(late) == "2027-01-05"


def test_a_matter_that_cannot_be_dated_does_not_stop_the_others(town: Town) -> None:
    with frozen_at(CHRISTMAS):
        broken, sound = hazard(town), hazard(town)
        Clock.objects.filter(pk=broken.pk).update(key="gone")
        redated = take_in(preview(decree(2027, BRIDGED.values())))
    assert (redated.moved, redated.failed) == (1, 1)
    sound.refresh_from_db()
    assert last_day(sound) == "2027-01-05"


def test_alarms_of_the_new_date_begin_anew_and_past_ones_stay_silent(town: Town) -> None:
    with frozen_at(CHRISTMAS):
        clock = hazard(town)
        alarm = clock.next_alarm_at
        take_in(preview(decree(2027, BRIDGED.values())))
    clock.refresh_from_db()
    assert (clock.generation, clock.next_alarm, clock.next_alarm_at) == (2, 0, alarm)
    with frozen_at(CHRISTMAS + timedelta(days=9)):
        take_in(preview(decree(2027, LEGAL.values())))
    clock.refresh_from_db()
    assert (clock.generation, clock.next_alarm, clock.next_alarm_at) == (3, 1, clock.due_at)


def run(*arguments: str, answer: str = "") -> tuple[int, str]:
    found = CliRunner().invoke(calendar, arguments, input=answer)
    return found.exit_code, found.output


def listed(tmp_path: Path, days: dict[date, DecreedDay]) -> str:
    kinds = {DayKind.OFF: "放假", DayKind.WORK: "上班"}
    rows = [f"{day.day},{kinds[day.kind]},{day.festival}" for day in days.values()]
    file = tmp_path / "2027.csv"
    file.write_text("\n".join(["日期,安排,节日", *rows]), "utf-8")
    return str(file)


def test_the_command_shows_what_would_change_and_asks(town: Town, tmp_path: Path) -> None:
    file = listed(tmp_path, BRIDGED)
    with frozen_at(CHRISTMAS):
        hazard(town)
        code, told = run("import", file, answer="n\n")
        assert code == 1
        assert "列入 2027-01-04 放假 元旦" in told
        assert "原为 248 天，导入后 248 天；将重新核算 1 个" in told
        assert run("import", file, "--dry-run")[0] == 0
        assert not CalendarYear.objects.filter(year=2027).exists()
        code, told = run("import", file, "--yes", "--source", "国办发明电〔2026〕1号")
        assert (code, "其中 1 个日期有变" in told) == (0, True)
        assert run("import", file)[1] == "2027 年的安排与已有的相同。\n"
    assert "2027 年：工作日 248 天，国办发明电〔2026〕1号" in run("list")[1]
    assert "重新核算期限 0 个" in run("redate")[1]


def test_the_command_refuses_what_cannot_be_right(tmp_path: Path) -> None:
    days = {day: one for day, one in LEGAL.items() if day != date(2027, 6, 9)}
    code, told = run("import", listed(tmp_path, days), "--yes")
    assert code == 3
    assert "2027-06-09 是法定节假日" in told
    assert not CalendarYear.objects.filter(year=2027).exists()
    (tmp_path / "a.csv").write_text("x")
    assert run("import", str(tmp_path / "a.csv"))[0] == 4
