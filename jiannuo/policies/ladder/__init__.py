"""The ladder of growth: where an enterprise stands, and what the next rung lacks."""

from jiannuo.policies.ladder.rungs import Rung, rungs

__all__ = ["Rung", "rungs"]
