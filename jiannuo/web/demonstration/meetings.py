"""Dispatch meetings of the demonstration: held ones with decisions on their way, and one to come."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from jiannuo.commitments.actions.meetings import call_meeting, record_decisions
from jiannuo.commitments.meetings.freezing import pack_of
from jiannuo.commitments.meetings.pack import Stuck
from jiannuo.commitments.meetings.period import first_day
from jiannuo.commitments.models import Decision, Meeting
from jiannuo.kernel.act import act
from jiannuo.people.models import Unit
from jiannuo.people.viewer import Viewer
from jiannuo.reports.models import Report
from jiannuo.web.demonstration import words
from jiannuo.web.demonstration.cast import Cast

SEASON, MONTH, TOPIC = Meeting.Kind.SEASON, Meeting.Kind.MONTH, Meeting.Kind.TOPIC
#: what became of the decisions of a meeting, the oldest meeting first; the last one's are fresh
COURSES = (
    ("settled", "settled", "returned"),
    ("settled", "returned", "late"),
    ("settled", "answered", "asked"),
    ("doing", "signed", "given"),
)
#: days between the meeting and the day decided
GIVEN_DAYS = 30
CALLED_BEFORE = timedelta(days=5)


@dataclass
class Convened:
    """One meeting of the year."""

    kind: str
    day: date
    courses: tuple[str, ...] = ()
    #: what becomes of it: ``held``, ``cancelled``, or ``planned``
    fate: str = "held"
    row: Meeting | None = None

    @property
    def done(self) -> bool:
        """Whether all that it decided is done long ago."""
        return bool(self.courses) and all(course in ("settled", "returned") for course in self.courses)


@dataclass
class Meetings:
    """The meetings of one report's year. ``take`` is called in the order of the moments."""

    report: Report
    today: date
    cast: Cast
    photo: Callable[[Viewer], int]

    def plan(self) -> Iterator[tuple[datetime, Callable[[], object]]]:
        """Every step of every meeting and of its decisions, with its moment."""
        for meeting in self._convened():
            day, called = meeting.day, min(meeting.day - CALLED_BEFORE, self.today - timedelta(days=4))
            yield at(called, 15), partial(self._call, meeting)
            if meeting.fate == "cancelled":
                yield at(day - timedelta(days=2), 10), partial(self._cancel, meeting)
            elif meeting.fate == "held":
                yield at(day, 11), partial(self._hold, meeting)
                for place, course in enumerate(meeting.courses):
                    yield from self._follow(meeting, place, course)
                if meeting.done:
                    yield (
                        at(min(day + timedelta(days=GIVEN_DAYS), self.today), 18),
                        partial(self._archive, meeting),
                    )

    def _convened(self) -> list[Convened]:
        """Two season meetings and two months' ones behind, one topic called off, the next season ahead."""
        year, today = self.today.year, self.today
        seasons = [Convened(SEASON, on_weekday(date(year, month, 10))) for month in (4, 7)]
        months = [Convened(MONTH, on_weekday(today - timedelta(days=back))) for back in (35, 12)]
        held = [one for one in [*seasons, *months] if date(year, 1, 31) < one.day < today]
        held.sort(key=lambda one: one.day)
        for one, courses in zip(reversed(held), reversed(COURSES), strict=False):
            one.courses = courses
        topic = Convened(TOPIC, on_weekday(today - timedelta(days=75)), fate="cancelled")
        ahead = Convened(SEASON, on_weekday(today + timedelta(days=8)), fate="planned")
        return [*held, *([topic] if topic.day > date(year, 1, 31) else []), ahead]

    def _call(self, meeting: Convened) -> None:
        chair = self.cast.leader(None).posts[0]
        facts: dict[str, Any] = {
            "kind": meeting.kind,
            "day": meeting.day.isoformat(),
            "at": "09:00",
            "place": words.PLACE,
            "chair": chair.pk,
            "report": self.report.pk,
            "since": first_day(meeting.kind, self.report.pk, meeting.day).isoformat(),
            "agenda": words.AGENDA,
        }
        title = words.TOPIC if meeting.kind == TOPIC else ""
        meeting.row = call_meeting(facts, actor=self.cast.supervisor(), title=title, demo=True)
        for unit in meeting.row.invited[:3]:
            if officer := self.cast.officer(unit):
                act(meeting.row.pk, "answer_call", actor=officer, facts={"attending": words.ATTENDING})

    def _cancel(self, meeting: Convened) -> None:
        assert meeting.row is not None
        act(meeting.row.pk, "cancel", actor=self.cast.supervisor(), facts={"reason": words.CALLED_OFF})

    def _archive(self, meeting: Convened) -> None:
        assert meeting.row is not None
        facts = {"closing": words.CLOSING}
        act(meeting.row.pk, "archive", actor=self.cast.supervisor(), facts=facts)

    def _hold(self, meeting: Convened) -> None:
        assert meeting.row is not None
        act(meeting.row.pk, "hold", actor=self.cast.supervisor(), facts={"attended": words.ATTENDED})
        meeting.row.refresh_from_db()
        stuck = one_of_each_unit(one for one in pack_of(meeting.row).stuck if self._answers(one))
        wanted = [
            self._wanted(meeting, one, place) for place, one in enumerate(stuck[: len(meeting.courses)])
        ]
        record_decisions(meeting.row, wanted, actor=self.cast.supervisor())

    def _answers(self, one: Stuck) -> bool:
        return bool(one.item.unit) and self.cast.officer(one.item.unit_ids[0]) is not None

    def _wanted(self, meeting: Convened, one: Stuck, place: int) -> dict[str, Any]:
        unit, *assisting = one.item.unit_ids
        day = meeting.day + timedelta(days=GIVEN_DAYS)
        text = words.DECISIONS[place % len(words.DECISIONS)]
        name = Unit.objects.values_list("name", flat=True).get(pk=unit)
        return {
            "what": text.format(title=one.item.title, unit=name, day=f"{day.month}月{day.day}日"),
            "unit": unit,
            "assisting": assisting[:2],
            "until": day.isoformat(),
            "commitment": one.item.pk,
        }

    def _follow(
        self, meeting: Convened, place: int, course: str
    ) -> Iterator[tuple[datetime, Callable[[], object]]]:
        """The steps of one decision as far as its course goes, none after today."""
        day = meeting.day
        for days, step in STEPS[course]:
            moment = min(day + timedelta(days=days), self.today - timedelta(days=1))
            yield at(moment, 9 + days % 8), partial(self._step, meeting, place, step)

    def _step(self, meeting: Convened, place: int, step: str) -> None:
        row = Decision.objects.filter(from_meeting=meeting.row, number=place + 1).first()
        if row is None:  # fewer things were stuck than decisions were planned
            return
        officer = self.cast.officer(row.unit_id)
        assert officer is not None
        actor = self.cast.supervisor() if step in ("settle", "send_back") else officer
        facts: dict[str, Any] = dict(words.DECISION_FACTS.get(step, {}))
        if step == "answer":
            facts["evidence"] = [self.photo(officer)]
        if step == "ask_extension":
            facts["until"] = (meeting.day + timedelta(days=GIVEN_DAYS + 30)).isoformat()
        act(row.pk, step, actor=actor, facts=facts)


#: by course: days after the meeting, and the step
STEPS: dict[str, tuple[tuple[int, str], ...]] = {
    "settled": ((1, "sign"), (20, "answer"), (23, "settle")),
    "returned": ((2, "sign"), (18, "answer"), (21, "send_back"), (27, "answer"), (29, "settle")),
    "late": ((2, "sign"), (14, "note")),
    "answered": ((1, "sign"), (26, "answer")),
    "asked": ((3, "sign"), (25, "ask_extension")),
    "doing": ((1, "sign"), (9, "note")),
    "signed": ((3, "sign"),),
    "given": (),
}


def at(day: date, hour: int) -> datetime:
    """``hour`` of ``day`` in the district."""
    return datetime.combine(day, time(hour), timezone.get_default_timezone())


def one_of_each_unit(stuck: Iterable[Stuck]) -> list[Stuck]:
    """The first of each lead unit."""
    found: dict[int, Stuck] = {}
    for one in stuck:
        found.setdefault(one.item.unit_ids[0], one)
    return list(found.values())


def on_weekday(day: date) -> date:
    """``day``, or the Monday after it where it is a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day
