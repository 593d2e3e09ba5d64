"""Calling a meeting, and recording what it decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from jiannuo.commitments.decision_loop import DecisionLoop
from jiannuo.commitments.meeting_loop import MeetingLoop
from jiannuo.commitments.meetings.columns import called, given
from jiannuo.commitments.meetings.guards import time_is_read
from jiannuo.commitments.meetings.period import usual_title
from jiannuo.commitments.models import Decision, Meeting
from jiannuo.kernel.act import begin, clean_facts
from jiannuo.kernel.actors import Actor
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.visible import visible

Facts = Mapping[str, Any]


def call_meeting(
    facts: Facts, *, actor: Actor, title: str = "", key: str = "", demo: bool = False
) -> Meeting:
    """Call a meeting; without a title it gets the usual one of its kind. Raises Refused."""
    clean = clean_facts(MeetingLoop.call, facts, actor)
    if sentence := time_is_read(Case(Meeting()), clean):
        raise Refused(Code.FACTS, sentence, fields={"at": sentence})
    columns = called(None, clean)
    name = title.strip()[:300] or usual_title(clean["kind"], columns["meets_on"])
    if not name:
        raise Refused(Code.FACTS, _("请写会议名称。"), fields={"title": _("专题调度请写明专题。")})
    event = begin(MeetingLoop, "call", actor=actor, facts=facts, key=key, title=name, demo=demo, **columns)
    return Meeting.objects.get(pk=event.matter_id)


def record_decisions(
    meeting: Meeting, wanted: Sequence[Facts], *, actor: Actor, key: str = ""
) -> list[Decision]:
    """Record all of ``wanted`` or none: each becomes a matter of its own. Raises Refused.

    A refusal names the place of the wrong one, from 0: ``fields`` are called ``0-unit``, ``1-until``.
    The same ``key`` records once, however often it is sent.
    """
    with transaction.atomic():
        row = visible(actor, Meeting).select_for_update(of=("self",)).get(pk=meeting.pk)
        first = (row.decisions.aggregate(last=Max("number"))["last"] or 0) + 1
        return [
            _record(row, facts, place, first + place, actor=actor, key=f"{key}-{place}" if key else "")
            for place, facts in enumerate(wanted)
        ]


def _record(meeting: Meeting, facts: Facts, place: int, number: int, *, actor: Actor, key: str) -> Decision:
    try:
        clean = clean_facts(DecisionLoop.give, facts, actor)
        event = begin(
            DecisionLoop,
            "give",
            actor=actor,
            facts=facts,
            key=key,
            title=clean["what"].splitlines()[0][:300],
            parent_id=meeting.pk,
            from_meeting_id=meeting.pk,
            chair_id=meeting.chair_id,
            number=number,
            demo=meeting.demo,
            **given(None, clean),
        )
    except Refused as refusal:
        fields = {f"{place}-{name}": sentence for name, sentence in refusal.fields.items()}
        sentence = _("第 %(place)d 项：%(why)s") % {"place": place + 1, "why": refusal.sentence}
        raise Refused(refusal.code, sentence, refusal.cure, fields) from refusal
    return Decision.objects.get(pk=event.matter_id)
