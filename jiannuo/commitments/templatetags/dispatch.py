"""A pack in words, for templates."""

from datetime import date

from django import template

from jiannuo.commitments.decision_loop import DecisionLoop
from jiannuo.commitments.loop import CommitmentLoop
from jiannuo.commitments.meetings import wording
from jiannuo.commitments.meetings.pack import Decided, Stuck

register = template.Library()

for word in (
    wording.colour_word,
    wording.colour_icon,
    wording.light_sentence,
    wording.owing_word,
    wording.turn_word,
    wording.steps_word,
    wording.progress_word,
    wording.colour_counts,
):
    register.filter(word.__name__, word)


@register.filter
def why(one: Stuck, day: date) -> str:
    """Why it is stuck, as of ``day``."""
    return wording.why_word(one, day)


@register.filter
def stands(one: Decided, day: date) -> str:
    """Where a decision stands on ``day``."""
    return wording.standing_word(one, day)


@register.filter
def decision_state(key: str) -> str:
    """The state of a decision."""
    return wording.state_word(DecisionLoop, key)


@register.filter
def commitment_state(key: str) -> str:
    """The state of a commitment."""
    return wording.state_word(CommitmentLoop, key)
