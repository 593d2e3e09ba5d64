"""What a decision on an objection leaves behind: answers to the condition's questions, corrected facts."""

from jiannuo.enterprises.actions.stating import state
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.models import Event
from jiannuo.kernel.now import today
from jiannuo.policies.models import Decision, Objection
from jiannuo.policies.queries.corrections import corrected


def decide(happening: Happening) -> None:
    """Each question gets its answer, for this policy and enterprise, by whom and why."""

    def write(event: Event) -> None:
        objection = Objection.objects.select_related("version").get(pk=event.matter_id)
        by = event.actor_id
        assert by is not None  # decided by a person
        Decision.objects.bulk_create(
            Decision(
                policy_id=objection.version.policy_id,
                enterprise_id=objection.enterprise_id,
                question=question[:200],
                answer=answer,
                reason=objection.ruling[:500],
                decided_by_id=by,
                decided_at=event.at,
                valid_from=today(),
            )
            for question, answer in objection.decided.items()
        )

    happening.after.append(write)


def correct(happening: Happening) -> None:
    """What was found wrong is stated in the registry as checked by an officer."""

    def write(event: Event) -> None:
        told = happening.facts.get("corrections", {})
        if told:
            objection = Objection.objects.get(pk=event.matter_id)
            said = corrected(told, reason=f"匹配异议 {objection.pk} 复核：{objection.ruling}")
            state(objection.enterprise_id, said, by=event.actor_id)

    happening.after.append(write)
