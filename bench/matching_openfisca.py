"""OpenFisca-core as a rival: a variable a column, a formula a policy, single precision, NaN if missing.

A comparison with NaN is false, so what a formula calls true is surely true, once NOT is pushed down.
"""

from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np
from matching_enterprises import DAY, MISSING, WAN, Columns
from matching_frames import Counts, Run
from matching_plain import Group, Held, Number, Plain, Share, Within, with_levels
from numpy.typing import NDArray

PERIOD = str(DAY.year)
Bools = NDArray[np.bool_]


def openfisca(columns: Columns, policies: Sequence[Plain]) -> Run:
    """What is surely true, one policy after the other, results thrown away before the next round."""
    from openfisca_core import periods
    from openfisca_core.entities import build_entity
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    enterprise = build_entity("enterprise", "enterprises", "an enterprise", is_person=True)
    system = TaxBenefitSystem([enterprise])
    inputs = _inputs(columns)
    money = {name for name in columns.numbers if _is_money(columns, name)}
    common = {"entity": enterprise, "definition_period": periods.DateUnit.YEAR}
    for name in inputs:
        system.add_variable(type(name, (Variable,), {**common, "value_type": float, "default_value": np.nan}))
    for at, policy in enumerate(policies):
        formula = _formula(policy, money)
        system.add_variable(
            type(f"policy_{at}", (Variable,), {**common, "value_type": bool, "formula": formula})
        )
    simulation = SimulationBuilder().build_default_simulation(system, count=len(columns))
    for name, values in inputs.items():
        simulation.set_input(name, PERIOD, values)
    del inputs

    def run() -> Counts:
        true = []
        for at in range(len(policies)):
            true.append(int(np.count_nonzero(simulation.calculate(f"policy_{at}", PERIOD))))
            simulation.delete_arrays(f"policy_{at}")
        return true, None

    return run


def _is_money(columns: Columns, name: str) -> bool:
    """Amounts are whole 万元 in the data; told in 万元, single precision holds them exactly."""
    known = columns.numbers[name][columns.numbers[name] != MISSING]
    return len(known) > 0 and not np.any(known % WAN)


def _inputs(columns: Columns) -> dict[str, NDArray[np.float32]]:
    made = {}
    for name, one in with_levels(columns).items():
        scale = WAN if name in columns.numbers and _is_money(columns, name) else 1
        made[name] = np.where(one == MISSING, np.nan, one / scale).astype(np.float32)
    for bit in range(40):
        lacking = np.where(columns.all_held, 0, np.nan)
        made[f"held_{bit}"] = np.where(columns.held >> bit & 1, 1, lacking).astype(np.float32)
    return made


def _formula(policy: Plain, money: set[str]) -> Any:
    def formula(enterprise: Any, period: Any) -> Bools:
        return _holds(policy, lambda name: enterprise(name, period), money)

    return formula


def _holds(node: Plain, read: Any, money: set[str]) -> Bools:
    match node:
        case Group(every, parts):
            found = (_holds(part, read, money) for part in parts)
            return reduce(np.logical_and if every else np.logical_or, found)
        case Number(column, op, threshold):
            return _compared(read(column), op, threshold / WAN if column in money else threshold)
        case Share(column, of, op, threshold, times):
            base = read(of).astype(np.float64)
            return (base > 0) & _compared(read(column).astype(np.float64) * times, op, base * threshold)
        case Within(column, values, negated):
            at = read(column)
            inside = reduce(np.logical_or, (at == value for value in values))
            return ~inside & (at == at) if negated else inside
        case Held(bit, negated):
            return read(f"held_{bit}") == int(not negated)
    raise TypeError(node)


def _compared(left: Any, op: str, right: Any) -> Bools:
    return {">=": np.greater_equal, ">": np.greater, "<": np.less, "<=": np.less_equal}[op](left, right)
