"""What is said of a condition before it is published: impossible, always true, unreachable bands, trivia.

Claims are proved, never guessed: numbers that are made of one another are treated as free, so a condition
that is called impossible is impossible, while some that are impossible pass.
"""

from jiannuo.policies.conditions.checking.example import example
from jiannuo.policies.conditions.checking.ladders import check_tiers
from jiannuo.policies.conditions.checking.remark import Remark, Trouble
from jiannuo.policies.conditions.checking.remarks import check, check_text

__all__ = ["Remark", "Trouble", "check", "check_text", "check_tiers", "example"]
