"""What the steps of questions and objections set."""

from jiannuo.kernel.loops.parties import Case
from jiannuo.policies.columns import Facts
from jiannuo.policies.guards.asking import SAID, objection_of, question_of


def asked(case: Case, facts: Facts) -> Facts:
    """It goes to the unit that answers for the policy, whatever the caller told."""
    question = question_of(case)
    return {"words": facts["words"], "unit_id": question.policy.unit_id}


def more_asked(case: Case, facts: Facts) -> Facts:
    """The thread stays together."""
    return {"words": f"{question_of(case).words}\n\n{facts['words']}"}


def answered(_case: Case, facts: Facts) -> Facts:
    """The newest answer; earlier ones are in the events."""
    return {"answer": facts["answer"]}


def forwarded(_case: Case, facts: Facts) -> Facts:
    """Another unit answers."""
    return {"unit_id": facts["unit"]}


def published(case: Case, _facts: Facts) -> Facts:
    """What was drafted last, now that another person has looked at it."""
    event = question_of(case).events.filter(step="propose_public").order_by("seq").last()
    assert event is not None  # the guard looked
    return {name: event.facts[name] for name in ("public_words", "public_answer")}


def helped(_case: Case, _facts: Facts) -> Facts:
    """Whoever asked says so."""
    return {"solved": True, "satisfaction": "satisfied"}


def not_helped(_case: Case, _facts: Facts) -> Facts:
    """It ended without that."""
    return {"solved": False}


def objected(case: Case, facts: Facts) -> Facts:
    """What is contested, and who reviews."""
    objection = objection_of(case)
    refs = [ref.strip("【】") for ref in facts.get("refs", [])]
    return {"words": facts["words"], "refs": refs, "unit_id": objection.version.policy.unit_id}


def decided(_case: Case, facts: Facts) -> Facts:
    """The ruling, and the answers by question."""
    said = {question: SAID[word] for question, word in facts.get("decided", {}).items()}
    return {"ruling": facts["ruling"], "decided": said}


def upheld(_case: Case, facts: Facts) -> Facts:
    """It stands."""
    return {"ruling": facts["ruling"]}


def accepted(_case: Case, _facts: Facts) -> Facts:
    """The enterprise says so."""
    return {"solved": True}


def not_accepted(_case: Case, _facts: Facts) -> Facts:
    """Ended without the enterprise saying so."""
    return {"solved": False}
