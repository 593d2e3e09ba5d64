"""What is asked of a backend."""

from dataclasses import dataclass
from datetime import date

from jiannuo.policies.conditions.tree import Condition
from jiannuo.policies.conditions.vocabulary import Vocabulary


@dataclass(frozen=True, eq=False)
class Asked:
    """Conditions in the words of one vocabulary, as of one day."""

    conditions: tuple[Condition, ...]
    vocabulary: Vocabulary
    day: date
