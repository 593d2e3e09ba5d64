"""Extending adds to the budget before it is used up; another limit keeps what was consumed."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.clocks import extend_by, switch
from jiannuo.kernel.fold import differences
from jiannuo.kernel.loops import NEW, Clock, Loop, State, Step, lead, stays, verify
from jiannuo.kernel.loops.facts import Text
from jiannuo.kernel.loops.loop import forget
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.tests.sample import department, inspector
from jiannuo.kernel.timing.units import Days


@pytest.fixture
def hole() -> Iterator[type[Loop]]:
    class Hole(Loop):
        key, label = "sample.hole", "坑洞"
        found = State("待修补", starts=True, owes=lead(department))
        mended = State("待验收", owes=verify(inspector), waits="随到随办")
        done = State("已验收", ends=True)
        report = Step("上报", NEW >> found, by=inspector)
        mend = Step("修补", found >> mended, by=department)
        accept = Step("验收", mended >> done, by=inspector)
        extend = Step("延长", stays(found), by=inspector, does=(extend_by("cure", lambda _happening: 5),))
        wanted = (Text("limit", "期限"),)
        other = Step("改期限", stays(found), by=inspector, needs=wanted, does=(switch("cure", "limit"),))
        cure = Clock("修补期限", runs_in=found, budget=Days(10), basis="测试")

    yield Hole
    forget(Hole)


def on(day: int) -> datetime:
    return datetime(2024, 7, day, 2, tzinfo=UTC)


def due(matter: Matter) -> str:
    moment = matter.clocks.get(stopped_at=None).due_at
    assert moment is not None
    return timezone.localdate(moment).isoformat()


def test_an_extension_adds_days_before_expiry(town: Town, hole: type[Loop]) -> None:
    with frozen_at(on(1)):
        matter = begin(hole, "report", actor=town.inspector, title="坑洞").matter
    assert due(matter) == "2024-07-11"
    with frozen_at(on(5)):
        act(matter, "extend", actor=town.inspector)
    assert due(matter) == "2024-07-16"
    assert differences(Matter.objects.get(pk=matter.pk)) == []


def test_what_has_expired_is_not_extended(town: Town, hole: type[Loop]) -> None:
    with frozen_at(on(1)):
        matter = begin(hole, "report", actor=town.inspector, title="坑洞").matter
    with frozen_at(on(12)), pytest.raises(Refused) as refused:
        act(matter, "extend", actor=town.inspector)
    assert refused.value.code == Code.EXPIRED


def test_another_limit_keeps_what_was_consumed(town: Town, hole: type[Loop]) -> None:
    with frozen_at(on(1)):
        matter = begin(hole, "report", actor=town.inspector, title="坑洞").matter
    with frozen_at(on(5)):
        act(matter, "other", actor=town.inspector, facts={"limit": "20日"})
    # 21 July is a Sunday (民法典 art 203)
    assert due(matter) == "2024-07-22"
    assert differences(Matter.objects.get(pk=matter.pk)) == []
