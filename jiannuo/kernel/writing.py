"""Writing down a step: the conditional update, the event, and everything that hangs on it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel import happened
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.loops.facts import Evidence, attach_evidence
from jiannuo.kernel.loops.parties import Owner
from jiannuo.kernel.loops.states import NEW
from jiannuo.kernel.models import Clock, ClockRun, Duty, Event, Involvement, Matter, Outbox, Personal
from jiannuo.kernel.recording import record
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.searching.keeping import keep_wording
from jiannuo.kernel.statements import fetch, insert, update

#: the message everybody gets who has something new to do
NEW_DUTY = "kernel.new_duty"
#: what a clock that counts no more has no use for
STOPPED = dict.fromkeys(("running_since", "next_alarm_at", "paused_until"))
#: the columns of a matter that every step writes
WRITTEN = (
    "state",
    "revision",
    "seq",
    "head",
    "moved_at",
    "due_at",
    "closed_at",
    "outcome",
    "round",
    "lead_id",
)


def write(happening: Happening, before: str, *, expect_revision: int, key: str) -> Event:
    """Write everything that ``happening`` gathered, in the transaction that is open. Returns the event."""
    row, step, target = happening.matter, happening.step, happening.target
    expect_seq = row.seq
    row.state, row.revision, row.moved_at = target.key, expect_revision + 1, happening.at
    row.round += step.new_round
    if target.ends:
        row.closed_at, row.outcome = happening.at, target.key
    row.due_at = min((clock.due_at for clock in _running(happening) if clock.due_at), default=None)
    row.lead_id = next((duty.unit_id for duty in happening.case.duties if duty.kind == "lead"), row.lead_id)
    event, personal = record(
        row,
        step=step.key,
        before=before,
        standing=happening.standing,
        at=happening.at,
        facts={name: value for name, value in happening.facts.items() if name not in _personal(step)},
        effects=happening.effects(),
        personal={name: value for name, value in happening.facts.items() if name in _personal(step)},
        key=key,
    )
    _update(row, happening.columns, expect_revision, expect_seq)
    insert(event)
    happening.event = event
    if personal:
        Personal.objects.bulk_create(personal)
    for fact in step.needs:
        if isinstance(fact, Evidence) and fact.name in happening.facts:
            attach_evidence(event, fact, happening.facts[fact.name])
    _write_duties(happening, event)
    found_by = {"published", *happening.loop.searched}
    if _write_involvement(happening) or before == NEW.key or found_by & happening.columns.keys():
        keep_wording(row)
    _write_clocks(happening, event)
    _write_messages(happening, event)
    for effect in happening.after:
        effect(event)
    return event


def _personal(step: Any) -> set[str]:
    return {fact.name for fact in step.needs if fact.personal}


def _running(happening: Happening) -> list[Clock]:
    kept = [clock for clock in happening.clocks if clock not in happening.stopped_clocks]
    return [clock for clock in [*kept, *happening.started_clocks] if clock.running_since]


def _update(row: Matter, columns: dict[str, Any], expect_revision: int, expect_seq: int) -> None:
    """The conditional update: whoever comes second finds no row that is as they believed."""
    own = {field.attname for field in Matter._meta.concrete_fields}
    values = {name: getattr(row, name) for name in WRITTEN}
    values |= {name: getattr(row, name) for name in columns if name in own}
    if not update(Matter, values, id=row.pk, revision=expect_revision, seq=expect_seq):
        raise Refused(
            Code.OUT_OF_DATE,
            _("您打开页面以后，别人已经先办了一步。"),
            _("请刷新页面，看过最新情况再决定。"),
        )
    if further := {name: getattr(row, name) for name in columns if name not in own}:
        type(row)._default_manager.filter(pk=row.pk).update(**further)


def _write_duties(happening: Happening, event: Event) -> None:
    for duty in happening.closed_duties:
        update(Duty, {"closed_by_id": event.pk, "closed_at": happening.at}, id=duty.pk)
    for duty in happening.turned_duties:
        update(Duty, {"turn": duty.turn}, id=duty.pk)
    for duty in happening.opened_duties:
        duty.opened_by = event
        insert(duty)


def _write_involvement(happening: Happening) -> bool:
    """Note who owes something for the first time, and return whether anybody does."""
    if happening.loop.confined:
        return False
    units = {duty.unit_id for duty in happening.opened_duties}
    if units:
        units -= {known.unit_id for known in fetch(Involvement, matter_id=happening.matter.pk)}
        insert(*(Involvement.of(happening.matter, unit) for unit in sorted(units)))
    return bool(units)


def _write_clocks(happening: Happening, event: Event) -> None:
    for clock in happening.stopped_clocks:
        if clock.running_since:
            ended = max(happening.at, clock.running_since)
            insert(ClockRun(clock=clock, began_at=clock.running_since, ended_at=ended, why="stopped"))
        update(Clock, {**STOPPED, "stopped_at": happening.at, "stopped_by_id": event.pk}, id=clock.pk)
    for clock in happening.changed_clocks:
        clock.save()
    insert(*happening.started_clocks)


def _write_messages(happening: Happening, event: Event) -> None:
    rows = []
    to_act = [Owner(d.unit_id, d.role, d.post_id) for d in happening.opened_duties if d.turn]
    to_act += [Owner(d.unit_id, d.role, d.post_id) for d in happening.turned_duties if d.turn]
    if to_act:
        rows.append(_notice(NEW_DUTY, event, to_act))
    for tell in happening.step.tells:
        if owners := tell.to.owners(happening.case):
            rows.append(_notice(tell.message, event, owners))
    for topic, owners, payload in happening.messages:
        rows.append(_notice(topic, event, owners, **payload))
    if happened.anybody_listens(happening.loop.key, happening.step.key):
        topic = f"{happening.loop.key}/{happening.step.key}"
        rows.append(Outbox.letter("happened", topic, {}, at=event.at, event=event))
    insert(*rows)


def _notice(topic: str, event: Event, to: list[Owner], **payload: Any) -> Outbox:
    owners = [{name: value for name, value in vars(owner).items() if value} for owner in to]
    return Outbox.letter("notice", topic, {"to": owners, **payload}, at=event.at, event=event)
