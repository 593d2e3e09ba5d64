"""Matching again: after publication, after a fact changed, and by the clock."""

from jiannuo.policies.rematching.runs import catch_up, rematch_day, rematch_enterprises, rematch_version

__all__ = ["catch_up", "rematch_day", "rematch_enterprises", "rematch_version"]
