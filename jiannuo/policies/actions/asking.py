"""Asking and objecting."""

from collections.abc import Mapping
from typing import Any

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.act import begin
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Objection, Policy, Question, Version
from jiannuo.policies.objection_loop import ObjectionLoop
from jiannuo.policies.question_loop import QuestionLoop


def ask(
    viewer: Viewer, policy: Policy, enterprise: Enterprise | None, *, facts: Mapping[str, Any], key: str = ""
) -> Question:
    """A question of ``enterprise``, or of an account that acts for none. Raises Refused."""
    event = begin(
        QuestionLoop,
        "ask",
        actor=viewer,
        facts=dict(facts),
        key=key,
        title=f"咨询：{policy.title}"[:300],
        policy=policy,
        enterprise=enterprise,
        unit_id=policy.unit_id,
    )
    return Question.objects.get(pk=event.matter_id)


def object_to(
    viewer: Viewer, version: Version, enterprise: Enterprise, *, facts: Mapping[str, Any], key: str = ""
) -> Objection:
    """An objection of ``enterprise`` to what it was told of ``version``. Raises Refused."""
    event = begin(
        ObjectionLoop,
        "object",
        actor=viewer,
        facts=dict(facts),
        key=key,
        title=f"异议：{version.title}：{enterprise.name}"[:300],
        version=version,
        enterprise=enterprise,
        unit_id=version.policy.unit_id,
    )
    return Objection.objects.get(pk=event.matter_id)
