"""The loops of policies: versions, claims with their batches and recoveries, questions, objections."""

from jiannuo.policies.batch_loop import BatchLoop
from jiannuo.policies.claim_loop import ClaimLoop
from jiannuo.policies.objection_loop import ObjectionLoop
from jiannuo.policies.question_loop import QuestionLoop
from jiannuo.policies.recovery_loop import RecoveryLoop
from jiannuo.policies.version_loop import VersionLoop

__all__ = ["BatchLoop", "ClaimLoop", "ObjectionLoop", "QuestionLoop", "RecoveryLoop", "VersionLoop"]
