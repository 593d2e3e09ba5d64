"""Plays the inspections of the year: one done, one late, one objected to, one under way, one waiting."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.now import frozen_at
from jiannuo.papers.evidence.taking import take
from jiannuo.people.models import Unit
from jiannuo.people.viewer import Viewer
from jiannuo.supervision.loop import InspectionLoop
from jiannuo.supervision.models import Inspection, Part
from jiannuo.web.demonstration.cast import Cast
from jiannuo.web.demonstration.photos import draw_scene
from jiannuo.web.demonstration.year import morning

#: units that appear in the play
UNITS = 6


@dataclass(frozen=True)
class Told:
    """What is concluded of one unit: to be rectified by a day, or nothing to rectify."""

    conclusion: str
    issues: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Script:
    """One inspection: what the plan says, and from which day to which."""

    title: str
    kind: str
    subject: str
    content: str
    units: Sequence[Unit]
    begins: date
    ends: date
    means: Sequence[str] = ("visit", "documents")
    found: Sequence[tuple[int, str, str]] = field(default_factory=list)


class Inspections:
    """One play, as of ``today``."""

    def __init__(self, today: date) -> None:
        self.today, self.cast = today, Cast()
        #: pictures that the commitments' year does not draw
        self.scenes = 9000
        self.inspector, self.leader = self.cast.supervisor(), self.cast.leader(None)
        office = self.inspector.posts[0].unit
        rows = Unit.objects.on().filter(kind=Unit.Kind.GOVERNMENT, parent__isnull=False)
        able = [unit for unit in rows.exclude(pk=office.pk).exclude(children=office) if self._officer(unit)]
        # the street that one can be with one click is among them, to see the other side
        street = Unit.objects.filter(posts__tenures__person__account__username="demo-street").first()
        self.units = [*able[:3], *([street] if street else []), *able[3:]][:UNITS]

    def play(self) -> int:
        """Play all of them and return how many; none where the district has too few units."""
        if len(self.units) < UNITS:
            return 0
        with transaction.atomic():
            for played in (self._done, self._late, self._objected, self._on, self._waiting):
                played()
        return 5

    def _done(self) -> None:
        one, other, *_more = self.units
        row = self._carried_out(
            Script(
                "【演示】老旧小区改造专项督查", "special", "livelihood", "改造进度、质量和居民意见办理情况",
                (one, other), self._ago(162), self._ago(151),
                found=((0, "problem", "抽查 6 个小区，2 个停工超过一周。"), (1, "good", "拆违台账完整。")),
            )
        )  # fmt: skip
        due = self._ago(100)
        told = (
            Told("抽查 6 个小区，2 个进度滞后，质量总体合格。", "停工的小区恢复施工\n公示新的完工日期", due),
            Told("配合拆违按计划完成，没有发现问题。"),
        )
        self._conclude(row, {one: told[0], other: told[1]}, self._ago(145))
        self._sign(row, one, self._ago(144), waive=True)
        self._sign(row, other, self._ago(143), waive=True)
        self._report(row, one, self._ago(110))
        self._step(
            self._part(row, one), "write_off", self.inspector, self._ago(105), finding="现场核查，整改到位"
        )
        self._step(self._part(row, other), "close_clean", self.inspector, self._ago(105))
        self._step(
            row,
            "propose",
            self.inspector,
            self._ago(104),
            unit=other.pk,
            kind="praise",
            what="在全区通报表扬",
        )
        proposal = row.children.get(loop="supervision.proposal")
        self._step(proposal, "grant", self.leader, self._ago(102))
        self._step(
            row,
            "ask_to_close",
            self.inspector,
            self._ago(101),
            summary="督查两家单位，两个问题均已整改销号。",
        )
        self._step(row, "finish", self.leader, self._ago(100))

    def _late(self) -> None:
        first, second, third = self.units[1:4]
        row = self._carried_out(
            Script(
                "【演示】汛期安全生产综合督查", "general", "safety", "汛期值守、隐患排查和整改闭环情况",
                (first, second, third), self._ago(92), self._ago(82), ("self_check", "visit", "documents"),
                found=((0, "problem", "两处泵站值守记录缺页。"), (1, "problem", "隐患台账与现场不符。")),
            )
        )  # fmt: skip
        told = (
            Told("值守制度健全，记录不全。", "补齐值守记录\n落实交接班签字", self._ago(40)),
            Told("隐患排查覆盖面够，销号把关不严。", "对台账逐条复核\n三处隐患整改到位", self._ago(12)),
            Told("防汛准备充分，没有发现问题。"),
        )
        self._conclude(row, dict(zip((first, second, third), told, strict=True)), self._ago(76))
        for unit in (first, second, third):
            self._sign(row, unit, self._ago(75))
        self._report(row, first, self._ago(45))
        self._step(
            self._part(row, first), "write_off", self.inspector, self._ago(42), finding="记录已补齐，交接规范"
        )
        self._step(self._part(row, third), "close_clean", self.inspector, self._ago(40))

    def _objected(self) -> None:
        one, other = self.units[3], self.units[4]
        row = self._carried_out(
            Script(
                "【演示】涉企服务事项办理督查", "special", "business", "承诺时限兑现、一次性告知和超期件情况",
                (one, other), self._ago(37), self._ago(29), ("unannounced", "documents", "talk"),
                found=((0, "problem", "抽查 40 件，6 件超时限。"), (1, "problem", "窗口没发告知单。")),
            )
        )  # fmt: skip
        told = (
            Told(
                "超期件占抽查件的 15%，原因登记不全。", "超期件逐件说明并办结\n完善超期预警", self._on_day(30)
            ),
            Told("窗口一次性告知没有落实到位。", "窗口全部使用一次性告知单", self._on_day(40)),
        )
        self._conclude(row, {one: told[0], other: told[1]}, self._ago(21))
        self._sign(row, one, self._ago(19))
        self._sign(row, other, self._ago(18))
        self._step(
            self._part(row, other), "object_to", self._officer(other), self._ago(6),
            reason="暗访当天系统停机，窗口改发纸质告知单，存根可查，请予复核。",
        )  # fmt: skip

    def _on(self) -> None:
        one, other = self.units[0], self.units[5]
        self._carried_out(
            Script(
                "【演示】重点项目建设进度督查", "special", "projects", "开工、投资完成和要素保障情况",
                (one, other), self._ago(9), self._on_day(9), ("report", "visit"),
                found=((0, "fact", "三个项目按计划推进，一个项目管线迁改滞后。"),),
            ),
            finished=False,
        )  # fmt: skip

    def _waiting(self) -> None:
        script = Script(
            "【演示】专项资金使用情况督查", "special", "funds", "资金拨付进度、使用绩效和结余情况",
            (self.units[0], self.units[2]), self._on_day(5), self._on_day(14), ("documents", "hearing"),
        )  # fmt: skip
        row = self._draft(script, self._ago(3))
        self._step(row, "submit", self.inspector, self._ago(2))

    def _draft(self, script: Script, day: date) -> Inspection:
        facts = {
            "kind": script.kind,
            "field": script.subject,
            "basis": "区政府常务会议决定（演示）",
            "content": script.content,
            "scope": "本年度以来的有关工作",
            "units": [unit.pk for unit in script.units],
            "begins_on": script.begins.isoformat(),
            "ends_on": script.ends.isoformat(),
            "means": list(script.means),
            "chief": self.inspector.posts[0].pk,
            "guests": "区人大代表、政协委员各一名（演示）",
        }
        with frozen_at(morning(day) + timedelta(hours=10)):
            event = begin(InspectionLoop, "draft", actor=self.inspector, facts=facts, title=script.title)
        Inspection.objects.filter(pk=event.matter_id).update(demo=True)
        return Inspection.objects.get(pk=event.matter_id)

    def _carried_out(self, script: Script, *, finished: bool = True) -> Inspection:
        row = self._draft(script, script.begins - timedelta(days=8))
        self._step(row, "submit", self.inspector, script.begins - timedelta(days=7))
        self._step(row, "approve_plan", self.leader, script.begins - timedelta(days=5))
        self._step(row, "start", self.inspector, script.begins)
        for number, verdict, what in script.found:
            day = script.begins + timedelta(days=1 + number)
            unit = script.units[number].pk
            self._step(
                row,
                "find",
                self.inspector,
                day,
                unit=unit,
                seen_on=day.isoformat(),
                what=what,
                verdict=verdict,
            )
        if finished:
            self._step(row, "finish_visits", self.inspector, script.ends)
        return row

    def _conclude(self, row: Inspection, told: Mapping[Unit, Told], day: date) -> None:
        for unit, one in told.items():
            facts: dict[str, Any] = {"unit": unit.pk, "conclusion": one.conclusion}
            if one.due_on:
                facts |= {"issues": one.issues, "due_on": one.due_on.isoformat()}
            self._step(row, "conclude", self.inspector, day, **facts)
        self._step(row, "submit_conclusions", self.inspector, day)
        self._step(row, "feed_back", self.leader, day)

    def _sign(self, row: Inspection, unit: Unit, day: date, *, waive: bool = False) -> None:
        part, officer = self._part(row, unit), self._officer(unit)
        self._step(part, "sign" if part.issues else "sign_clean", officer, day)
        if waive:
            self._step(part, "waive", officer, day)

    def _report(self, row: Inspection, unit: Unit, day: date) -> None:
        officer = self._officer(unit)
        assert officer is not None
        assert officer.account_id is not None
        self.scenes += 1
        drawn, name = io.BytesIO(draw_scene(self.scenes)), f"演示整改{self.scenes:03}.jpg"
        with frozen_at(morning(day) + timedelta(hours=9)):
            evidence = [take(drawn, name, account_id=officer.account_id).paper_id]
        done = "逐项整改完成，附现场照片和台账（演示）。"
        self._step(self._part(row, unit), "report", officer, day, done=done, evidence=evidence)

    def _step(self, row: Any, step: str, actor: Viewer | None, day: date, **facts: Any) -> None:
        assert actor is not None
        with frozen_at(morning(day) + timedelta(hours=10, minutes=30)):
            act(row.pk, step, actor=actor, facts=facts)

    def _part(self, row: Inspection, unit: Unit) -> Part:
        return Part.objects.get(parent=row.pk, unit=unit)

    def _officer(self, unit: Unit) -> Viewer | None:
        return self.cast.officer(unit.pk)

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def _on_day(self, days: int) -> date:
        return self.today + timedelta(days=days)
