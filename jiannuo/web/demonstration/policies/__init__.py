"""Policies in the demonstration: the library in force, money in the pools, claims on their way, questions."""

from jiannuo.web.demonstration.policies.play import Played, play

__all__ = ["Played", "play"]
