"""Questions and answers that help others too, without who asked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from jiannuo.policies.models import Policy, Question


@dataclass(frozen=True)
class PublicQuestion:
    """What everybody may read of one."""

    policy: Policy
    words: str
    answer: str
    moved_at: datetime


def public_questions(policy_id: int | None = None) -> list[PublicQuestion]:
    """Those that another person of the answering unit looked at, the newest first."""
    rows: QuerySet[Question] = Question.objects.exclude(public_answer="").select_related("policy")
    if policy_id is not None:
        rows = rows.filter(policy_id=policy_id)
    return [
        PublicQuestion(row.policy, row.public_words, row.public_answer, row.moved_at)
        for row in rows.order_by("-moved_at", "-pk")[:200]
    ]
