"""Claims of the year: paid, announced, returned, under review; every step as people would take it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.act import act
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.refusal import Refused
from jiannuo.people.viewer import Viewer
from jiannuo.policies.actions.batching import batch
from jiannuo.policies.actions.claiming import claim
from jiannuo.policies.models import Batch, Claim, Version
from jiannuo.policies.treasury.numbers import current_number
from jiannuo.web.demonstration.policies.people import People, known_since
from jiannuo.web.demonstration.year import morning

#: days after the confirmation on which something happens
CHECKED, ANNOUNCED, FIRST, SECOND, SENT, PAID, RATED = 2, 3, 15, 16, 17, 21, 27
BANKS = ("中国工商银行大连中山支行", "中国建设银行大连中山支行", "大连银行中山支行", "招商银行大连分行")
logger = logging.getLogger("jiannuo.demonstration")


@dataclass
class Course:
    """One batch: whose claims, confirmed on which day, and how far they have come."""

    version: Version
    firms: Sequence[Enterprise]
    day: date
    #: paid, announced, checked, returned, reviewing
    fate: str
    claims: list[Claim] = field(default_factory=list)


class Claims:
    """Plays courses, as of ``today``."""

    def __init__(self, people: People, today: date) -> None:
        self.people, self.today = people, today
        self.played = 0

    def play(self, course: Course) -> None:
        """One course, as far as its fate goes. What the rules refuse is left out and logged."""
        for firm in course.firms:
            known_since(firm, course.day - timedelta(days=2))
            self._begin(course, firm)
        officer = self.people.officer(course.version.policy.unit_id)
        if not course.claims or officer is None or course.fate == "reviewing":
            return
        if course.fate == "returned":
            told = {"about": "account", "reason": "【演示】开户行名称与账号不符，请核对后重新提交。"}
            for one in course.claims:
                self._step(one, "return_it", officer, course.day, CHECKED, **told)
            return
        passed = "pass_check"
        checked = [one for one in course.claims if self._step(one, passed, officer, course.day, CHECKED)]
        if checked and course.fate != "checked":
            self._batch(course, checked, officer)

    def _begin(self, course: Course, firm: Enterprise) -> None:
        viewer = self.people.member(firm, course.day - timedelta(days=30))
        facts = {
            "account_name": firm.name,
            "account_number": f"2120{firm.pk:012}",
            "bank": BANKS[firm.pk % len(BANKS)],
            "promise": True,
            "consent": True,
        }
        way = "automatic" if course.version.automatic else "applied"
        with frozen_at(morning(course.day) + timedelta(hours=9, minutes=firm.pk % 50)):
            try:
                made = claim(viewer, course.version, firm, way=way, facts=facts)
            except Refused as refusal:
                logger.info("no claim version=%s firm=%s: %s", course.version.pk, firm.pk, refusal.sentence)
                return
        self.played += 1
        course.claims.append(made)

    def _batch(self, course: Course, claims: list[Claim], officer: Viewer) -> None:
        version, day = course.version, course.day
        with frozen_at(self._moment(day, ANNOUNCED)):
            row = batch(officer, version, claims, title=f"【演示】{version.title}{day:%m%d}批次")
        Batch.objects.filter(pk=row.pk).update(demo=True)
        self._step(row, "announce", officer, day, ANNOUNCED)
        if course.fate == "announced" or version.pool is None:
            return
        unit, payer = version.policy.unit_id, version.pool.payer_id
        head, finance = self.people.head(unit), self.people.officer(payer)
        for step, actor, after in (
            ("approve_first", head, FIRST), ("approve_second", finance, SECOND), ("send", finance, SENT),
        ):  # fmt: skip
            if actor is None or not self._step(row, step, actor, day, after):
                return
        assert finance is not None
        for one in Claim.objects.filter(batch=row):
            told = {"number": current_number(one), "paid_on": (day + timedelta(days=PAID)).isoformat()}
            self._step(one, "receive", finance, day, PAID, **told)
            if one.pk % 3:
                member = self.people.member(one.enterprise, day)
                told = {"satisfaction": "satisfied" if one.pk % 5 else "fair"}
                self._step(one, "rate", member, day, RATED, **told)
        self._step(row, "reconcile", finance, day, RATED)

    def _step(self, row: Any, step: str, actor: Viewer, day: date, after: int, **facts: Any) -> bool:
        with frozen_at(self._moment(day, after)):
            try:
                act(row.pk, step, actor=actor, facts=facts)
            except Refused as refusal:
                logger.info("not taken step=%s matter=%s: %s", step, row.pk, refusal.sentence)
                return False
        return True

    def _moment(self, day: date, after: int) -> Any:
        """Ten in the morning so many days later, and never later than yesterday evening."""
        then = min(day + timedelta(days=after), self.today - timedelta(days=1))
        return morning(then) + timedelta(hours=10, minutes=after)
