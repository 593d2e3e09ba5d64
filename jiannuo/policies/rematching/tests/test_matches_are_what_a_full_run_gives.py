"""After any changes, days and crashes the matches are those of a full run, and each change is told once."""

from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import frozen_at
from jiannuo.policies.models import Match, Transition, Version
from jiannuo.policies.population import forget
from jiannuo.policies.rematching import (
    catch_up,
    rematch_day,
    rematch_enterprises,
    rematch_version,
    runs,
    writing,
)
from jiannuo.policies.rematching.telling import Present, message_of, tell_pending
from jiannuo.policies.rematching.tests import world

BEGIN = date(2026, 5, 20)
CONDITIONS = (
    "上年营业收入 不低于 2000万元 且 上年从业人员 不低于 10人",
    "成立时间 满 1年 且 注册地 属于 中山区",
    "人工认定“主要产品有核心技术” 且 上年从业人员 不超过 300人",
    "至少满足 1 项：{上年营业收入 不低于 500万元；上年从业人员 不低于 50人}",
)
facts = st.one_of(
    st.tuples(st.just("revenue"), st.sampled_from([100, 600, 1500, 2500]), st.just(2025)),
    st.tuples(st.just("staff"), st.sampled_from([3, 12, 60, 400]), st.just(2025)),
    st.tuples(st.just("founded"), st.sampled_from([0, 200, 360, 700]), st.none()),
    st.tuples(st.just("registered_at"), st.sampled_from(["210202001", "210203"]), st.none()),
)
changes = st.one_of(
    st.tuples(st.just("say"), st.integers(0, 2), facts),
    st.tuples(st.just("publish"), st.integers(0, 3)),
    st.tuples(st.just("withdraw"), st.integers(0, 3)),
    st.tuples(st.just("days"), st.integers(1, 200)),
    st.tuples(st.just("run"), st.sampled_from(["catch up", "day", "some", "tell"])),
    st.tuples(st.just("crash"), st.integers(0, 2)),
)


class Killed(Exception):  # noqa: N818 - not an error
    """What a worker that is killed in the middle leaves behind: transactions that never were."""


class World:
    """Carries out changes at a time that only moves forward."""

    def __init__(self) -> None:
        self.at = world.moment(BEGIN)
        with frozen_at(self.at):
            self.firms = [world.enterprise(number) for number in range(3)]
            for number, firm in enumerate(self.firms[:2]):
                world.member(firm, f"member{number}")
        self.versions: dict[int, Version] = {}

    def carry_out(self, change: Any) -> None:
        """One change, a moment after the last."""
        self.at += timedelta(seconds=7)
        with frozen_at(self.at):
            getattr(self, f"_{change[0]}")(*change[1:])

    def _say(self, number: int, fact: Any) -> None:
        attribute, value, year = fact
        if attribute == "revenue":
            value *= world.WAN
        if attribute == "founded":
            value = (BEGIN - timedelta(days=value)).toordinal()
        world.say(self.firms[number], attribute, value, year)

    def _publish(self, number: int) -> None:
        if number not in self.versions:
            self.versions[number] = world.version(CONDITIONS[number])
            rematch_version(self.versions[number])

    def _withdraw(self, number: int) -> None:
        if number in self.versions:
            Version.objects.filter(pk=self.versions[number].pk).update(state="withdrawn")
            rematch_version(self.versions[number])

    def _days(self, count: int) -> None:
        self.at += timedelta(days=count)

    def _run(self, which: str) -> None:
        if which == "catch up":
            catch_up()
        elif which == "day":
            rematch_day(self.at.date())
        elif which == "some":
            rematch_enterprises([firm.pk for firm in self.firms[:2]])
        else:
            tell_pending(2)

    def _crash(self, after: int) -> None:
        """Killed after so many versions were written, in the middle of the next."""
        written, left = writing.write, [after]

        def write(*args: Any, **more: Any) -> int:
            done = written(*args, **more)
            if not left[0]:
                raise Killed
            left[0] -= 1
            return done

        try:
            with patch.object(runs, "write", write):
                rematch_day(self.at.date())
        except Killed:
            pass


class Matching(TestCase):
    """In a database of its own for each example."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(changes, max_size=12))
    def test_matches_are_what_a_full_run_gives_and_each_change_is_told_once(self, all_: list[Any]) -> None:
        forget()
        made = World()
        for change in all_:
            made.carry_out(change)
        with frozen_at(made.at + timedelta(seconds=7)):
            catch_up()
            catch_up()
            assert world.stored() == world.expected()
            world.refuse_broken_chains()
            while tell_pending(3):
                pass
            waiting = Transition.objects.filter(told_at=None)
            assert not waiting.exclude(enterprise=made.firms[2]).exists()
            told = [row.payload["transition"] for row in Outbox.objects.filter(topic__startswith="policies.")]
            assert len(told) == len(set(told))
            self._refuse_untold(made)

    def _refuse_untold(self, made: World) -> None:
        """Whoever fits and can be told was told so at the last change, unless it had fitted before."""
        for match in Match.objects.filter(standing="fits", enterprise__in=made.firms[:2]):
            last = Transition.objects.filter(version=match.version, enterprise=match.enterprise).last()
            assert last is not None
            sent = Outbox.objects.filter(payload__transition=last.pk).exists()
            assert sent == bool(message_of(last, Present("fits")))
