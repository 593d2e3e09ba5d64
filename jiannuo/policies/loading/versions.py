"""One edition of the library as a version, step by step through the loop, as far as somebody may act."""

from datetime import date, timedelta
from typing import Any

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.people.viewer import Viewer
from jiannuo.policies.checkers import fairness_checker, legality_checker
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.facts.version import FAIR
from jiannuo.policies.library.policy import Edition, Sample
from jiannuo.policies.loading.actors import Actors
from jiannuo.policies.models import Policy, Pool, Version
from jiannuo.policies.version_loop import VersionLoop

LAWFUL = ("power", "superior", "rights", "form")


def bring(policy: Policy, edition: Edition, pool: Pool | None, actors: Actors) -> Version:
    """The version of ``edition``: drafted and written by an officer, checked, and published by the head.

    Where nobody may take the next step it stays where it is, for people to go on. Raises Refused when it
    cannot even be drafted.
    """
    officer = actors.officer(policy.unit_id)
    if officer is None:
        raise Refused(Code.NO_OWNER, f"{policy.unit}没有可以起草的人员。")
    event = begin(
        VersionLoop,
        "draft",
        actor=officer,
        title=policy.title,
        policy=policy,
        number=edition.number,
        application=edition.application,
    )
    pk = event.matter_id
    assert pk is not None
    act(pk, "write", actor=officer, facts=written(edition, pool))
    _go_on(pk, policy, officer, actors)
    return Version.objects.get(pk=pk)


def _go_on(pk: int, policy: Policy, officer: Viewer, actors: Actors) -> None:
    made_here = policy.level == Policy.Level.DISTRICT
    steps: list[tuple[str, Viewer | None, dict[str, Any]]] = []
    if made_here:
        fairness, legality = fairness_checker(policy.unit_id), legality_checker(policy.unit_id)
        reason = "对照条例逐项审查：奖励以条件为准，不按所有制和特定对象区分。"
        steps += [
            ("submit", officer, {}),
            ("pass_fair", _of(fairness, actors), {"fair": [key for key, _label in FAIR], "reason": reason}),
            ("pass_legal", _of(legality, actors), {"lawful": list(LAWFUL)}),
        ]
        heard = _heard(today())
    else:
        steps.append(("take_over", officer, {}))
        heard = {"consulted": "superior"}
    steps.append(("publish", actors.head(policy.unit_id), heard))
    for step, actor, facts in steps:
        if actor is None:
            return
        act(pk, step, actor=actor, facts=facts)


def _heard(day: date) -> dict[str, str]:
    """The public was asked for longer than 30 days, and that is over (优化营商环境条例 art 62)."""
    return {
        "consulted": "public",
        "consulted_from": (day - timedelta(days=45)).isoformat(),
        "consulted_to": (day - timedelta(days=10)).isoformat(),
        "consultation": "收到意见 3 条，采纳 2 条，1 条已向提出人说明。",
    }


def _of(unit: Any, actors: Actors) -> Viewer | None:
    return actors.officer(unit.pk) if unit is not None else None


def written(edition: Edition, pool: Pool | None) -> dict[str, Any]:
    """What the step of writing is told."""
    days = ("valid_from", "valid_to", "opens_on", "closes_on")
    told: dict[str, Any] = {
        name: getattr(edition, name).isoformat() for name in days if getattr(edition, name) is not None
    }
    if pool is not None:
        told["pool"] = pool.pk
    return told | {
        "summary": edition.summary,
        "document": "\n".join(f"{one.ref} {one.text}" for one in edition.clauses),
        "condition": edition.condition,
        "clauses": "\n".join(f"【{one.ref}】{' '.join(one.text.split())}" for one in edition.clauses),
        "benefit": dict(edition.benefit),
        "examples": [_example(one) for one in edition.samples],
        "application": edition.application,
        "automatic": edition.automatic,
    }


def _example(sample: Sample) -> dict[str, Any]:
    return {
        "name": sample.name,
        "facts": {**sample.facts, "day": sample.day.isoformat()},
        "expected": _word(sample.expected),
        "by_clause": {ref: _word(truth) for ref, truth in sample.by_clause.items()},
    }


def _word(truth: Truth) -> str:
    return truth.name.lower()
