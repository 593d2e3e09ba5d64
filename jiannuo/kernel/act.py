"""The one way to change a matter: ``act``, and ``begin`` for a new one.

In one transaction: gate, guards, conditional update, event, duties, clocks, effects, outbox. Pages,
the API, bulk steps, imports and the sweep all come through here; nothing else writes ``state``.
"""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel import clocks, duties
from jiannuo.kernel.actors import Actor, Standing
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.loops.loop import Loop, loop_of
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.loops.states import NEW, Label
from jiannuo.kernel.loops.steps import Step
from jiannuo.kernel.models import Clock, Duty, Event, Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.organisation import organisation
from jiannuo.kernel.proxies import own_business
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.statements import fetch
from jiannuo.kernel.telling import cleaned
from jiannuo.kernel.visible import may_see
from jiannuo.kernel.writing import write

Facts = Mapping[str, Any]


def act(
    matter: Matter | int,
    step: str,
    *,
    actor: Actor,
    facts: Facts | None = None,
    expect: int | None = None,
    key: str = "",
) -> Event:
    """Take ``step`` on ``matter`` for ``actor`` and return the event.

    ``expect`` is the revision the actor looked at; if somebody was faster, the step is refused.
    ``key`` makes a repetition harmless: the same key gives the event of the first time.
    Raises Refused, with everything as it was.
    """
    try:
        with transaction.atomic():
            row, loop = _locked(matter, actor)
            chosen = loop.steps.get(step)
            if chosen is None:
                raise Refused(Code.NOT_FOUND, _("没有“%(step)s”这个步骤。") % {"step": step})
            return _take(row, chosen, actor=actor, told=facts or {}, expect=expect, key=key)
    except (Refused, IntegrityError) as problem:
        return _done_before(problem, key, actor, matter if isinstance(matter, int) else matter.pk, step)


def begin(
    loop: type[Loop], step: str, *, actor: Actor, facts: Facts | None = None, key: str = "", **columns: Any
) -> Event:
    """Open a new matter of ``loop`` with ``step`` and return its first event.

    ``columns`` are the values of the new row (``title`` at least). Raises Refused.
    """
    chosen = loop.steps[step]
    moment = now()
    row = loop.model_class()(
        loop=loop.key,
        loop_version=loop.version,
        state=NEW.key,
        opened_at=moment,
        moved_at=moment,
        author_id=None if loop.confined else actor.account_id,
        **columns,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            return _take(row, chosen, actor=actor, told=facts or {}, expect=0, key=key)
    except (Refused, IntegrityError) as problem:
        return _done_before(problem, key, actor, None, step)


def steps_open_to(actor: Actor, matter: Matter, duties_open: list[Duty] | None = None) -> list[Step]:
    """The steps ``actor`` may take on ``matter`` now, obstacles, guards and facts aside."""
    if not matter.is_open:
        return []
    if duties_open is None:
        duties_open = list(matter.duties.filter(closed_at__isnull=True))
    case = Case(matter, duties_open)
    return [
        step
        for step in matter.declared.steps_from(matter.state)
        if any(
            _admitted(step, standing, case) and not own_business(standing, case)
            for standing in actor.standings
        )
    ]


def why_not(actor: Actor, matter: Matter, step: Step) -> Refused | None:
    """Why ``actor`` may not take ``step`` on ``matter`` now, whatever they tell; None if they may."""
    case = Case(matter, list(matter.duties.filter(closed_at__isnull=True)) if matter.pk else [])
    try:
        _refuse_unless_now(matter, matter.declared, step, None)
        _standing(case, step, actor)
        _refuse_if_blocked(case, step)
    except Refused as refusal:
        return refusal
    return None


def _locked(matter: Matter | int, actor: Actor) -> tuple[Matter, type[Loop]]:
    """The row as it is now, seen through the gate and locked until commit."""
    if isinstance(matter, int):
        key = Matter.objects.filter(pk=matter).values_list("loop", flat=True).first()
        pk = matter
    else:
        key, pk = matter.loop, matter.pk
    try:
        loop = loop_of(key or "")
    except LookupError:
        raise _not_found() from None
    # both tables of a domain model: whoever waited for one would read the other as it was before
    found = fetch(loop.model_class(), lock=True, id=pk)
    if not found or not may_see(actor, found[0]):
        raise _not_found()
    return found[0], loop


def _not_found() -> Refused:
    return Refused(
        Code.NOT_FOUND, _("没有找到这件事，或者您无权查看。"), _("请从“我的待办”或事项列表重新打开。")
    )


def _take(row: Matter, step: Step, *, actor: Actor, told: Facts, expect: int | None, key: str) -> Event:
    loop = row.declared
    open_duties = fetch(Duty, "closed_at", matter_id=row.pk) if row.seq else []
    case = Case(row, open_duties)
    _refuse_unless_now(row, loop, step, expect)
    standing = _standing(case, step, actor)
    _refuse_if_blocked(case, step)
    facts = clean_facts(step, told, actor)
    for guard in step.guards:
        if sentence := guard(case, facts):
            raise Refused(Code.GUARDED, sentence)
    before, target = row.state, step.target or loop.states[row.state]
    if target.ends:
        _refuse_unless_closable(row, step, standing, open_duties)
    happening = Happening(
        loop=loop,
        step=step,
        matter=row,
        target=target,
        actor=actor,
        standing=standing,
        facts=facts,
        at=now(),
        duties=open_duties,
        clocks=fetch(Clock, "stopped_at", matter_id=row.pk) if row.seq and loop.clocks else [],
    )
    if step.sets:
        happening.set(**step.sets(case, facts))
    for effect in step.does:
        effect(happening)
    duties.settle(happening)
    clocks.settle(happening)
    return write(happening, before, expect_revision=row.revision, key=key)


def _refuse_unless_now(row: Matter, loop: type[Loop], step: Step, expect: int | None) -> None:
    if not row.is_open:
        raise Refused(
            Code.CLOSED,
            _("这件事已经办结（%(outcome)s），不能再办。") % {"outcome": loop.states[row.outcome].label},
            _("如果事情没有真正解决，请新提一件，并注明是哪一件。"),
        )
    if expect is not None and expect != row.revision:
        raise Refused(
            Code.OUT_OF_DATE,
            _("您打开页面以后，别人已经先办了一步，现在是“%(state)s”。")
            % {"state": loop.states[row.state].label},
            _("请刷新页面，看过最新情况再决定。"),
        )
    here = NEW if row.state == NEW.key else loop.states[row.state]
    if here not in step.move.sources:
        raise Refused(
            Code.NOT_NOW,
            _("现在是“%(state)s”，不能“%(step)s”。") % {"state": here.label, "step": step.label},
            _("请刷新页面，从现在能办的步骤里选。"),
        )


def _refuse_if_blocked(case: Case, step: Step) -> None:
    if sentence := step.in_the_way(case):
        raise Refused(Code.GUARDED, sentence)


def _standing(case: Case, step: Step, actor: Actor) -> Standing:
    in_the_way: Label = ""
    for standing in actor.standings:
        if _admitted(step, standing, case):
            in_the_way = own_business(standing, case)
            if not in_the_way:
                return standing
    if in_the_way:
        raise Refused(Code.NOT_YOURS, in_the_way, _("请委托岗位本人或者与此事无关的同志办理。"))
    if actor.account_id is not None:
        for former in organisation().former_standings(actor.account_id):
            if _admitted(step, former, case):
                if former.own is not None:
                    raise Refused(
                        Code.POST_ENDED,
                        _("您代办的委托已经到期或者被收回，不能再以那个岗位的名义办理。"),
                        _("请由该岗位本人办理；还需要代办的，请对方重新委托。"),
                    )
                raise Refused(
                    Code.POST_ENDED,
                    _("您在这个岗位上的任职已经结束，不能再以它的名义办理。"),
                    _("请由现任同志办理；如果任职信息有误，请联系系统管理员。"),
                )
    raise Refused(
        Code.NOT_YOURS,
        _("“%(step)s”由%(party)s办理，您现在的岗位不能办。") % {"step": step.label, "party": step.by.label},
        _("请转告有权办理的同志。"),
    )


def _admitted(step: Step, standing: Standing, case: Case) -> bool:
    return step.by.admits(standing, case)


def clean_facts(step: Step, told: Facts, actor: Actor) -> dict[str, Any]:
    """The facts as the event will keep them; raises Refused naming every wrong one."""
    return cleaned(step.needs, told, account_id=actor.account_id, label=step.label)


def _refuse_unless_closable(row: Matter, step: Step, standing: Standing, open_duties: list[Duty]) -> None:
    led_by = next((duty.unit_id for duty in open_duties if duty.kind == "lead"), None)
    if not step.typed_ending and standing.unit_id is not None and standing.unit_id == led_by:
        raise Refused(
            Code.NOT_YOURS,
            _("牵头单位不能给自己的事项办结。"),
            _("请由本单位以外的核验人办理。"),
        )
    if row.pk and row.children.filter(closed_at__isnull=True).exists():
        raise Refused(
            Code.CHILDREN_OPEN,
            _("还有下级事项没有办结。"),
            _("请先办结下级事项，再办这一步。"),
        )


def _done_before(
    problem: Refused | IntegrityError, key: str, actor: Actor, matter_id: int | None, step: str
) -> Event:
    """The event of an earlier try with the same key; otherwise the problem itself."""
    done = Event.objects.filter(key=key).first() if key else None
    if done is None:
        raise problem
    same = done.actor_id == actor.account_id and done.step == step
    if same and matter_id in (None, done.matter_id):
        return done
    raise Refused(
        Code.KEY_TAKEN,
        _("这个请求编号已经用过。"),
        _("请刷新页面后重试。"),
    ) from problem


__all__ = ["act", "begin", "clean_facts", "steps_open_to", "why_not"]
