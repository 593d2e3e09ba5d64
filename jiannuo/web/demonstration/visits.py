"""Plays visits to the demonstration's enterprises: problems solved, answered, under way, just raised."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction

from jiannuo.enterprises.actions.raising import bring_up
from jiannuo.enterprises.actions.visiting import Raised, record
from jiannuo.enterprises.models import Enterprise, Problem, Visit
from jiannuo.kernel.act import act
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.organisation import organisation
from jiannuo.people.viewer import Viewer, viewer_of
from jiannuo.web.demonstration.cast import Cast
from jiannuo.web.demonstration.year import morning


@dataclass(frozen=True)
class Called:
    """One visit: the account of the enterprise, how many days ago, what was said, and a problem.

    ``far`` says how far the problem has come: ``raised``, ``accepted``, ``answered``, ``unsolved``
    (answered once, in its second round) or ``solved``.
    """

    account: str
    ago: int
    words: str
    kind: str = ""
    problem: str = ""
    far: str = "raised"


CALLS = (
    Called("demo-enterprise", 40, "讲解研发费用加计扣除和高企复审，企业打算扩招。", "staff",
           "高级开发人员难招，希望区里组织一场专场招聘。", "answered"),
    Called("demo-firm-hotel", 33, "暑期入住率回升，冬季客源不足。", "finance",
           "两笔贷款年底到期，希望帮助对接银行续贷。", "solved"),
    Called("demo-firm-freight", 26, "出口货量稳定，舱位紧张。", "permit",
           "跨境运输资质变更排队时间长，想知道还缺什么材料。", "unsolved"),
    Called("demo-firm-young", 12, "刚搬进孵化载体，正在做第一个项目。", "premises",
           "房租补贴的条件看不明白，想请人上门讲一次。", "accepted"),
    Called("demo-firm-instruments", 6, "订单排到明年一季度，想扩一条线。", "utilities",
           "厂房用电增容报了一个月没有答复。"),
)  # fmt: skip
ANSWER = "已经和有关单位对接，逐项回复了企业，并约定下次走访的时间（演示）。"
#: what the enterprise that one can be with one click raised itself
OWN = ("policy", "去年申报的技术合同奖励还没有收到，想知道走到哪一步了。")


class Visits:
    """One play, as of ``today``."""

    def __init__(self, today: date) -> None:
        self.today, self.cast = today, Cast()

    @transaction.atomic
    def play(self) -> int:
        """Play all visits and return how many; none where they were played, or nobody is there to visit."""
        if Visit.objects.exists():
            return 0
        played = [self._call(number, call) for number, call in enumerate(CALLS)]
        self._own()
        return sum(played)

    def _call(self, number: int, call: Called) -> bool:
        clerk, row = self._clerk(call.account)
        visitor = self.cast.supervisor()
        solver = self._solver(row) if row else None
        if clerk is None or row is None or solver is None or solver.account_id is None:
            return False
        unit_id = solver.posts[0].unit_id
        raised = [Raised({"kind": call.kind, "words": call.problem}, unit_id)] if call.problem else []
        day = self.today - timedelta(days=call.ago)
        with frozen_at(morning(day) + timedelta(hours=10)):
            visit = record(
                row,
                actor=visitor,
                day=day,
                words=call.words,
                problems=raised,
                key=f"demonstration{number:019}",
            )
        for problem in visit.problems.all():
            self._carry_on(problem, call, solver, clerk, day)
        return True

    def _carry_on(self, problem: Problem, call: Called, solver: Viewer, clerk: Viewer, day: date) -> None:
        steps = {
            "raised": (),
            "accepted": ("accept",),
            "answered": ("accept", "answer"),
            "unsolved": ("accept", "answer", "not_solved"),
            "solved": ("accept", "answer", "confirm"),
        }[call.far]
        for number, step in enumerate(steps, start=1):
            facts = {"answer": {"answer": ANSWER}, "not_solved": {"reason": "材料补齐了，还是没有人受理"}}
            actor = clerk if step in ("not_solved", "confirm") else solver
            with frozen_at(morning(day + timedelta(days=2 * number)) + timedelta(hours=14)):
                act(problem.pk, step, actor=actor, facts=facts.get(step, {}))

    def _own(self) -> None:
        """The visitor's own enterprise raised something, too, three days ago."""
        clerk, row = self._clerk("demo-enterprise")
        if clerk is None or row is None:
            return
        with frozen_at(morning(self.today - timedelta(days=3)) + timedelta(hours=16)):
            bring_up(row, {"kind": OWN[0], "words": OWN[1]}, actor=clerk, key="demonstration-own-problem")

    def _clerk(self, username: str) -> tuple[Viewer | None, Enterprise | None]:
        account = get_user_model()._default_manager.filter(username=username).first()
        row = Enterprise.objects.filter(members__account=account, demo=True).first() if account else None
        return (viewer_of(account) if row and account else None), row

    def _solver(self, row: Enterprise) -> Viewer | None:
        """The officer of the street that looks after the place; of any other unit where it has none."""
        streets = organisation().units_with("street", row.place_code[:9])
        office = self.cast.supervisor().posts[0].unit_id
        for unit in [*streets, *organisation().units_with("department")]:
            if unit != office and (officer := self.cast.officer(unit)):
                return officer
        return None
