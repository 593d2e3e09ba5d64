"""The kernel inside Spark: every partition becomes a population, and is matched as on one machine.

Twenty times as fast as the same conditions in Spark SQL, and it knows lists of things. The executors need
this package (``spark.sparkContext.addPyFile`` or an image) and NumPy; no collect, no shuffle but the sum.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from jiannuo.policies.backends.arrow import from_arrow
from jiannuo.policies.backends.asked import Asked
from jiannuo.policies.backends.naming import Domains
from jiannuo.policies.backends.needed import needed
from jiannuo.policies.matching import Index, Plan, Population, count_all, match_all

Batches = Iterable[Any]


def counts(frame: Any, domains: Domains, asked: Asked) -> list[tuple[int, int]]:
    """How many enterprises of a Spark ``frame`` surely, and how many perhaps, meet each condition."""
    counted = frame.mapInArrow(_matching(_counted, domains, asked), "policy int, surely long, perhaps long")
    summed = counted.groupBy("policy").sum("surely", "perhaps").collect()
    found = {row[0]: (int(row[1]), int(row[2])) for row in summed}
    return [found.get(at, (0, 0)) for at in range(len(asked.conditions))]


def answers(frame: Any, domains: Domains, asked: Asked) -> Any:
    """A Spark frame with a row for each enterprise: bit ``p`` of ``surely`` and of ``perhaps``, the lowest
    first, says what becomes of condition ``p``."""
    mapped = _matching(_answered, domains, asked)
    return frame.mapInArrow(mapped, "id long, surely binary, perhaps binary")


def _matching(
    made: Callable[[Index, Population], dict[str, Any]], domains: Domains, asked: Asked
) -> Callable[[Batches], Iterator[Any]]:
    """What runs on the executors; the plan is made once for each partition."""

    def partition(batches: Batches) -> Iterator[Any]:
        plan = Plan.of(asked.conditions, asked.vocabulary, asked.day)
        for batch in batches:
            if batch.num_rows:
                population = from_arrow(batch, domains)
                yield needed("pyarrow").RecordBatch.from_pydict(made(Index.of(population, plan), population))

    return partition


def _counted(index: Index, population: Population) -> dict[str, Any]:
    surely, perhaps = count_all(index)
    return {"policy": np.arange(len(surely), dtype=np.int32), "surely": surely, "perhaps": perhaps}


def _answered(index: Index, population: Population) -> dict[str, Any]:
    found = match_all(index)
    return {
        "id": population.ids,
        "surely": _by_enterprise(found.surely, population.size),
        "perhaps": _by_enterprise(found.possibly, population.size),
    }


def _by_enterprise(bits: Any, rows: int) -> list[bytes]:
    """Sets of enterprises by policy turned into sets of policies by enterprise."""
    apart = np.unpackbits(bits.view(np.uint8), axis=1, count=rows, bitorder="little")
    return [one.tobytes() for one in np.packbits(apart.T, axis=1, bitorder="little")]
