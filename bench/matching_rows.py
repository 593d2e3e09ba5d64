"""Rivals that take one enterprise at a time: plain Python, JsonLogic (Rust and Python), zen-engine.

None of them knows "unknown": every condition is guarded, so that a missing value makes it false, after NOT
has been pushed down to it. What they call true is then what is surely true.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from matching_enterprises import MISSING, Columns
from matching_frames import Run
from matching_plain import Group, Held, Number, Plain, Share, Within, with_levels

Row = dict[str, int | None]


def rows_of(columns: Columns) -> list[Row]:
    """Each enterprise as a dictionary; None is not known. Qualifications are 1, 0 or None."""
    every = {name: one.tolist() for name, one in with_levels(columns).items()}
    made = [
        {name: None if one == MISSING else one for name, one in zip(every, values, strict=True)}
        for values in zip(*every.values(), strict=True)
    ]
    for row, held, complete in zip(made, columns.held.tolist(), columns.all_held.tolist(), strict=True):
        row |= {f"held_{bit}": 1 if held >> bit & 1 else 0 if complete else None for bit in range(40)}
    return made


def _count(policies: Sequence[Any], rows: Sequence[Any], holds: Callable[[Any, Any], bool]) -> Run:
    return lambda: ([sum(1 for row in rows if holds(policy, row)) for policy in policies], None)


def closures(columns: Columns, policies: Sequence[Plain]) -> Run:
    """The fastest that plain Python does: one generated lambda a policy."""
    compiled = [eval(f"lambda r: {python(one)}") for one in policies]
    rows = rows_of(columns)
    return lambda: ([sum(map(policy, rows)) for policy in compiled], None)


def python(node: Plain) -> str:
    """``node`` as a Python expression over a dictionary ``r``."""
    match node:
        case Group(every, parts):
            return "(" + (" and " if every else " or ").join(map(python, parts)) + ")"
        case Number(column, op, threshold):
            return f"((v := r['{column}']) is not None and v {op} {threshold})"
        case Share(column, of, op, threshold, times):
            known = f"(v := r['{column}']) is not None and (w := r['{of}']) is not None and w > 0"
            return f"({known} and v * {times} {op} w * {threshold})"
        case Within(column, values, negated):
            among = f"v {'not ' * negated}in {set(values)}"
            return f"((v := r['{column}']) is not None and {among})"
        case Held(bit, negated):
            return f"(r['held_{bit}'] == {int(not negated)})"
    raise TypeError(node)


def json_logic(node: Plain) -> dict[str, Any]:
    """``node`` as JsonLogic."""
    match node:
        case Group(every, parts):
            return {"and" if every else "or": [json_logic(part) for part in parts]}
        case Number(column, op, threshold):
            return {"and": [_given(column), {op: [{"var": column}, threshold]}]}
        case Share(column, of, op, threshold, times):
            products = [{"*": [{"var": column}, times]}, {"*": [{"var": of}, threshold]}]
            return {"and": [_given(column), _given(of), {">": [{"var": of}, 0]}, {op: products}]}
        case Within(column, values, negated):
            inside: dict[str, Any] = {"in": [{"var": column}, list(values)]}
            return (
                {"and": [_given(column), {"!": [inside]}]} if negated else {"and": [_given(column), inside]}
            )
        case Held(bit, negated):
            return {"===": [{"var": f"held_{bit}"}, int(not negated)]}
    raise TypeError(node)


def _given(column: str) -> dict[str, Any]:
    return {"!==": [{"var": column}, None]}


def datalogic(columns: Columns, policies: Sequence[Plain]) -> Run:
    """JsonLogic in Rust, rules compiled, enterprises parsed, all of one rule in one call."""
    from datalogic_py import DataHandle, Engine

    engine = Engine()
    session = engine.session()
    rules = [engine.compile(json.dumps(json_logic(one))) for one in policies]
    handles = [DataHandle(json.dumps(row)) for row in rows_of(columns)]
    return lambda: ([session.evaluate_batch(rule, handles).count("true") for rule in rules], None)


def json_logic_python(columns: Columns, policies: Sequence[Plain]) -> Run:
    """JsonLogic in Python."""
    from json_logic import jsonLogic

    return _count(
        [json_logic(one) for one in policies], rows_of(columns), lambda rule, row: bool(jsonLogic(rule, row))
    )


def zen(columns: Columns, policies: Sequence[Plain]) -> Run:
    """zen-engine, each policy one compiled expression."""
    from zen import compile_expression

    compiled = [compile_expression(zen_text(one)) for one in policies]
    return _count(compiled, rows_of(columns), lambda rule, row: rule.evaluate(row) is True)


def zen_text(node: Plain) -> str:
    """``node`` in the expression language of zen-engine."""
    match node:
        case Group(every, parts):
            return "(" + (" and " if every else " or ").join(map(zen_text, parts)) + ")"
        case Number(column, op, threshold):
            return f"({column} != null and {column} {op} {threshold})"
        case Share(column, of, op, threshold, times):
            known = f"{column} != null and {of} != null and {of} > 0"
            return f"({known} and {column} * {times} {op} {of} * {threshold})"
        case Within(column, values, negated):
            return f"({column} != null and {column} {'not ' * negated}in [{', '.join(map(str, values))}])"
        case Held(bit, negated):
            return f"(held_{bit} != null and held_{bit} == {int(not negated)})"
    raise TypeError(node)
