"""A population as an Arrow table, for Parquet, Polars, DuckDB and Spark; and back."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiannuo.policies.backends import naming
from jiannuo.policies.backends.naming import Domains
from jiannuo.policies.backends.needed import needed
from jiannuo.policies.backends.tables import columns_of
from jiannuo.policies.matching import FOREVER, LEAST, MOST, Held, Items, Numbers, Population, Words

#: where a schema keeps the sets of possible words
DOMAINS = b"jiannuo.domains"


def to_arrow(population: Population) -> Any:
    """The table, with the sets of possible words in the metadata of its schema."""
    domains: dict[str, tuple[frozenset[str] | None, ...]] = {}
    table = needed("pyarrow").table(_columns(population, "", domains))
    told = {name: [None if one is None else sorted(one) for one in sets] for name, sets in domains.items()}
    return table.replace_schema_metadata({DOMAINS: json.dumps(told)})


def domains_of(schema: Any) -> Domains:
    """The sets of possible words of a table that ``to_arrow`` made."""
    told = json.loads(schema.metadata[DOMAINS])
    return {
        name: tuple(None if one is None else frozenset(one) for one in sets) for name, sets in told.items()
    }


def _columns(population: Population, prefix: str, domains: dict[str, Any]) -> dict[str, Any]:
    arrow = needed("pyarrow")
    columns, here = columns_of(population)
    domains |= {prefix + name: sets for name, sets in here.items()}
    made = {name: arrow.array(values, mask=empty) for name, (values, empty) in columns.items()}
    for kind, items in population.items.items():
        inner = _columns(items.population, f"{prefix}{naming.items(kind)}/", domains)
        structs = arrow.StructArray.from_arrays(list(inner.values()), list(inner))
        made[naming.items(kind)] = arrow.LargeListArray.from_arrays(items.offsets, structs)
        made[naming.complete(kind)] = arrow.array(items.complete)
    return made


def from_arrow(table: Any, domains: Domains) -> Population:
    """The population of a table or a batch of it."""
    return _population({name: table.column(name) for name in table.schema.names}, "", domains)


def _population(columns: Mapping[str, Any], prefix: str, domains: Domains) -> Population:
    values: dict[Any, Any] = {}
    held: dict[str, Held] = {}
    decided: dict[str, Any] = {}
    items: dict[str, Items] = {}
    for name, column in columns.items():
        kind = name.split("__", 1)[0]
        if kind == "number":
            key = naming.key_of(name)
            most = columns.get(naming.high(key))
            high = None if most is None else _array(most, np.int64, MOST)
            values[key] = Numbers(_array(column, np.int64, LEAST), high, _until(columns, key))
        elif kind == "words":
            key = naming.key_of(name)
            sets = domains[prefix + name]
            none = len(sets)
            codes = _array(column, np.int32, none)
            values[key] = Words(codes, (*sets, None), _until(columns, key))
        elif kind == "held":
            word = naming.name_of(name)
            ends = _array(columns[naming.ends(word)], np.int32, FOREVER)
            held[word] = Held(_array(column, np.int32, 0), ends)
        elif kind == "decided":
            decided[naming.name_of(name)] = _array(column, np.int8, -1)
        elif kind == "items":
            word = naming.name_of(name)
            items[word] = _items(
                column, _array(columns[naming.complete(word)], np.bool_), prefix + name, domains
            )
    ids = _array(columns[naming.ID], np.int64)
    return Population(ids, values, held, _array(columns[naming.ALL_HELD], np.bool_, 0), decided, items)


def _items(column: Any, whole: NDArray[np.bool_], name: str, domains: Domains) -> Items:
    lists = column.combine_chunks() if hasattr(column, "combine_chunks") else column
    structs = lists.flatten()
    lengths = _array(lists.value_lengths(), np.int64, 0)
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    fields = dict(zip((one.name for one in structs.type), structs.flatten(), strict=True))
    return Items(_population(fields, f"{name}/", domains), offsets, whole)


def _until(columns: Mapping[str, Any], key: Any) -> NDArray[np.int32] | None:
    found = columns.get(naming.until(key))
    return None if found is None else _array(found, np.int32, FOREVER)


def _array(column: Any, kind: type, empty: int = 0) -> NDArray[Any]:
    """Values of ``kind``, ``empty`` where there is none."""
    if column.null_count:
        column = column.fill_null(bool(empty) if kind is np.bool_ else empty)
    if hasattr(column, "combine_chunks"):
        column = column.combine_chunks()
    return np.asarray(column.to_numpy(zero_copy_only=False)).astype(kind)
