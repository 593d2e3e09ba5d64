"""Policies with their versions, where enterprises stand to them, claims, money, questions and objections."""

from jiannuo.policies.models.asking import Objection, Question
from jiannuo.policies.models.claim import Batch, Claim
from jiannuo.policies.models.decision import Decision
from jiannuo.policies.models.match import Match, Transition
from jiannuo.policies.models.matched import Matched
from jiannuo.policies.models.money import Entry, Pool
from jiannuo.policies.models.policy import Parameter, Policy
from jiannuo.policies.models.version import Clause, Example, Version

__all__ = [
    "Batch",
    "Claim",
    "Clause",
    "Decision",
    "Entry",
    "Example",
    "Match",
    "Matched",
    "Objection",
    "Parameter",
    "Policy",
    "Pool",
    "Question",
    "Transition",
    "Version",
]
