"""The vocabulary of conditions as it is now: the declared words, and the parameters of the database.

Kept by a fingerprint of the parameters, so that a parser is made anew only when one of them changed.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from jiannuo.enterprises.quantities import Dimension
from jiannuo.policies.conditions.vocabulary import Parameter, Vocabulary
from jiannuo.policies.library import vocabulary as declared
from jiannuo.policies.models import Parameter as Row

#: word, dimension, and from which day on (its ordinal) which amount
Said = tuple[str, str, tuple[tuple[int, int], ...]]


def vocabulary(day: date | None = None) -> Vocabulary:
    """Everything conditions may speak of. ``day``: with the parameters that were known by then only.

    An amount ends where the next begins, or where its row ends: after that people must set a new one.
    """
    rows = Row.objects.order_by("word", "valid_from", "id")
    if day is not None:
        rows = rows.exclude(valid_from__gt=day)
    amounts: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        amounts[row.word, row.dimension].append(((row.valid_from or date.min).toordinal(), row.amount))
    return _with(tuple((word, dimension, tuple(all_)) for (word, dimension), all_ in sorted(amounts.items())))


@lru_cache(maxsize=8)
def _with(said: tuple[Said, ...]) -> Vocabulary:
    base = declared.vocabulary()
    told: Mapping[str, Parameter] = {
        word: Parameter(
            word, Dimension(dimension), tuple((date.fromordinal(at), amount) for at, amount in amounts)
        )
        for word, dimension, amounts in said
    }
    kept = tuple(one for one in base.parameters if one.word not in told)
    return replace(base, parameters=(*kept, *told.values()))
