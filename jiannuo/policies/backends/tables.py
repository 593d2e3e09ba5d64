"""The columns of a population as a query engine keeps them: values, and where they are empty."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.backends import naming
from jiannuo.policies.backends.naming import Domains
from jiannuo.policies.matching import FOREVER, LEAST, MOST, Population, Words

#: values, and where there is none (None: everywhere there is one)
Column = tuple[NDArray[Any], NDArray[np.bool_] | None]


def columns_of(population: Population) -> tuple[dict[str, Column], Domains]:
    """Every column but the lists of things, by name, and the sets of possible words."""
    made: dict[str, Column] = {naming.ID: (population.ids, None)}
    domains: dict[str, tuple[frozenset[str] | None, ...]] = {}
    for key, column in population.values.items():
        if isinstance(column, Words):
            made[naming.words(key)] = column.codes.astype(np.int32), None
            domains[naming.words(key)] = column.domain
        else:
            made[naming.low(key)] = _but(column.low, LEAST)
            if column.high is not None:
                made[naming.high(key)] = _but(column.high, MOST)
        if column.until is not None:
            made[naming.until(key)] = _but(column.until, FOREVER)
    for name, held in population.held.items():
        made[naming.since(name)] = _but(held.since, 0)
        made[naming.ends(name)] = _but(held.until, FOREVER)
    made[naming.ALL_HELD] = population.lists_all_held(), None
    for question, said in population.decided.items():
        made[naming.decided(question)] = _but(said, -1)
    return made, domains


def _but(values: NDArray[Any], empty: int) -> Column:
    return values, values == empty
