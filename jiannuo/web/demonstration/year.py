"""Plays the year: each commitment goes its way from January to the day the demonstration begins."""

import io
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from jiannuo.commitments.actions.draft import draft_commitments
from jiannuo.commitments.models import Commitment
from jiannuo.kernel.act import act
from jiannuo.kernel.models import Outbox, Rehearsal
from jiannuo.kernel.now import frozen_at, now
from jiannuo.papers.evidence.taking import take
from jiannuo.people.models import Post
from jiannuo.people.viewer import Viewer
from jiannuo.reports.actions.breakdown import NeedsAgreement, confirm_ready
from jiannuo.reports.models import Report, Task
from jiannuo.web.commitments_from_report import promised, waiting
from jiannuo.web.demonstration import words
from jiannuo.web.demonstration.cast import Cast
from jiannuo.web.demonstration.meetings import Meetings
from jiannuo.web.demonstration.photos import draw_scene
from jiannuo.web.demonstration.seating import seat_the_officer

#: rows left unconfirmed and undrafted, for visitors to try these steps themselves
LEFT_UNCONFIRMED, LEFT_UNDRAFTED = 12, 6
PHOTOS_OF_AN_OFFICER = 3
#: how the year went, by share of a hundred commitments
FATES = (
    ("struck_off", 20),
    ("claimed", 5),
    ("returned", 3),
    ("on_time", 34),
    ("behind", 14),
    ("silent", 7),
    ("extension", 4),
    ("suspended", 2),
    ("objected", 2),
    ("unsigned", 3),
    ("undispatched", 3),
    ("undecided", 3),
)


@dataclass
class Planned:
    """Something that somebody will do."""

    at: datetime
    take: Callable[[], object]


class Year:
    """One play of one report's year."""

    def __init__(self, report: Report, today: date) -> None:
        self.report, self.today = report, today
        self.cast = Cast()
        self.dice = random.Random(report.text_sha256)  # noqa: S311 - the same year each time
        self.scenes = 0
        self.photos: dict[int | None, list[int]] = {}
        self.plan: list[Planned] = []

    def play(self, advance: Callable[[int, int], None]) -> int:
        """Confirm, draft and move the commitments; ``advance`` hears (done, all). Returns how many."""
        first = date(self.report.planned_year or self.today.year, 1, 2)
        with transaction.atomic():
            seat_the_officer(self.report)
            with self.on(first):
                self._confirm()
            with self.on(first + timedelta(days=3)):
                rows = promised(self.report, self._rows())
                made = draft_commitments(rows, actor=self.cast.supervisor())
                Commitment.objects.filter(pk__in=[row.pk for row in made]).update(demo=True)
            fates = [fate for fate, share in FATES for _ in range(share)]
            for commitment in made:
                self._live(commitment, self.dice.choice(fates), first)
            meetings = Meetings(self.report, self.today, self.cast, self._photo)
            self.plan += [Planned(moment, take) for moment, take in meetings.plan()]
            # as it would have happened: day by day, not one commitment after the other
            for done, planned in enumerate(sorted(self.plan, key=lambda one: one.at), start=1):
                with frozen_at(planned.at):
                    planned.take()
                advance(done, len(self.plan))
            _forget_old_messages(self.moment(self.today) - timedelta(days=5))
        return len(made)

    def moment(self, day: date, hour: int = 9) -> datetime:
        """A moment of ``day`` in the district's zone."""
        return morning(day) + timedelta(hours=hour, minutes=self.dice.randrange(60))

    def on(self, day: date, hour: int = 9) -> Any:
        """Hold the time on ``day``."""
        return frozen_at(self.moment(day, hour))

    def _confirm(self) -> None:
        actor = self.cast.supervisor()
        post: Post = actor.posts[0]
        rows = Task.objects.filter(report=self.report, state=Task.State.DRAFT, lead_unit__isnull=False)
        seen = [(row.pk, row.revision) for row in rows.select_related("lead_unit")]
        seen = seen[: max(0, len(seen) - LEFT_UNCONFIRMED)]
        try:
            confirm_ready(actor=actor, post=post, report=self.report, seen=seen)
        except NeedsAgreement as asked:
            codes = [doubt.code for doubt in asked.doubts]
            confirm_ready(actor=actor, post=post, report=self.report, seen=seen, agreed=codes)

    def _rows(self) -> list[Task]:
        rows = [
            task
            for task in waiting(self.cast.supervisor(), self.report)
            if task.due_on and task.lead_unit_id and self.cast.officer(task.lead_unit_id)
        ]
        return rows[: max(0, len(rows) - LEFT_UNDRAFTED)]

    def _live(self, row: Commitment, fate: str, first: date) -> None:
        """Let one commitment go as far as its fate says."""
        if fate == "undecided":
            return
        if fate in ("undispatched", "unsigned", "objected"):
            approved = self.today - timedelta(days=self.dice.randint(2, 6))
        else:
            approved = first + timedelta(days=self.dice.randint(5, 12))
        leader = self.cast.leader(row.leader_post_id)
        self._act(row, "approve_draft", leader, approved)
        if fate == "undispatched":
            return
        unit = row.lead_unit
        assert unit is not None
        consent = {} if unit.assignable else {"consent": "【演示】已函商并复函同意"}
        self._act(row, "dispatch", self.cast.supervisor(), approved, hour=10, **consent)
        if fate == "unsigned":
            return
        officer = self.cast.officer(unit.pk)
        assert officer is not None
        if fate == "objected":
            self._act(row, "object_to", officer, approved + timedelta(days=1), reason=words.OBJECTION)
            return
        signed = approved + timedelta(days=self.dice.randint(1, 3))
        self._act(row, "sign", officer, signed)
        self._report(row, officer, signed, fate)
        self._end(row, officer, fate)

    def _report(self, row: Commitment, officer: Viewer, signed: date, fate: str) -> None:
        reach = {"struck_off": 100, "claimed": 100, "returned": 96, "behind": 38, "silent": 30}.get(fate, 74)
        reach = min(100, reach + (self.dice.randint(-8, 8) if reach < 96 else 0))
        months = [date(signed.year, month, 1) for month in range(signed.month, self.today.month)]
        if fate == "silent":
            months = months[: -self.dice.randint(2, 3)]
        for step, month in enumerate(months, start=1):
            end = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
            late = fate in ("behind", "on_time") and self.dice.random() < (0.25 if fate == "behind" else 0.06)
            shift = self.dice.randint(2, 6) if late else -self.dice.randint(0, 5)
            day = end + timedelta(days=shift)
            day = max(day, signed + timedelta(days=1))
            self._act(
                row, "report", officer, min(day, self.today), hour=self.dice.randint(9, 17),
                as_of=min(day, end if not late else day).isoformat(),
                percent=str(round(reach * step / len(months))),
                done=self.dice.choice(words.DONE), problems=self.dice.choice(words.PROBLEMS),
                next_step=self.dice.choice(words.NEXT), evidence=[self._photo(officer)],
            )  # fmt: skip
            if self.dice.random() < 0.3:
                checked = min(day + timedelta(days=2), self.today)
                facts: dict[str, Any] = {"verdict": "true", "finding": words.CHECKED, "show_evidence": True}
                self._act(row, "check", self.cast.supervisor(), checked, **facts)

    def _end(self, row: Commitment, officer: Viewer, fate: str) -> None:
        day = self.today - timedelta(days=self.dice.randint(1, 8))
        if fate in ("struck_off", "claimed", "returned"):
            claim: dict[str, Any] = {"summary": words.CLAIM, "evidence": [self._photo(officer)]}
            self._act(row, "claim", officer, day, **claim)
        if fate == "struck_off":
            self._act(
                row,
                "strike_off",
                self.cast.supervisor(),
                day,
                hour=15,
                finding=words.STRUCK,
                show_evidence=True,
            )
        elif fate == "returned":
            self._act(row, "return_claim", self.cast.supervisor(), day, hour=15, reason=words.RETURNED)
        elif fate == "extension" and row.due_on and row.due_on > day:
            until = row.due_on + timedelta(days=90)
            self._act(row, "ask_extension", officer, day, until=until.isoformat(), reason=words.EXTENSION)
        elif fate == "suspended":
            self._act(row, "ask_suspension", officer, day, reason=words.SUSPENSION)
            self._act(row, "grant_suspension", self.cast.leader(row.leader_post_id), day, hour=16)

    def _act(self, row: Commitment, step: str, actor: Viewer, day: date, hour: int = 9, **facts: Any) -> None:
        taken = partial(act, row.pk, step, actor=actor, facts=facts)
        self.plan.append(Planned(self.moment(day, hour), taken))

    def _photo(self, officer: Viewer) -> int:
        """One of the officer's three photographs: drawing thousands would take longer than the year."""
        kept = self.photos.setdefault(officer.account_id, [])
        if len(kept) < PHOTOS_OF_AN_OFFICER:
            self.scenes += 1
            drawn = io.BytesIO(draw_scene(self.scenes))
            name = f"演示照片{self.scenes:03}.jpg"
            assert officer.account_id is not None
            kept.append(take(drawn, name, account_id=officer.account_id).paper_id)
            return kept[-1]
        return self.dice.choice(kept)


def morning(day: date) -> datetime:
    """00:00 of ``day`` in the district's zone."""
    return datetime.combine(day, time.min, timezone.get_default_timezone())


def begin_on(day: date) -> None:
    """Set the clock of the demonstration to the morning of ``day``."""
    Rehearsal.objects.all().delete()
    real = timezone.now()
    offset = morning(day) + timedelta(hours=9, minutes=30) - real
    Rehearsal.objects.create(ahead=offset, laid=offset, set_at=real)


def reports_to_play() -> Iterable[Report]:
    """The district's own adopted reports that are not made up themselves."""
    return Report.objects.filter(adopted=True, demo=False, planned_year__isnull=False)


def _forget_old_messages(before: datetime) -> None:
    """Nobody wants the messages of eight made-up months: they count as delivered."""
    Outbox.objects.filter(created_at__lt=before, done_at__isnull=True).update(done_at=now(), next_try_at=None)
