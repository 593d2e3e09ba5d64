"""What a database cannot keep, or a reader cannot follow, is refused with a sentence."""

from typing import Any

import pytest

from jiannuo.kernel.loops.facts import FactError
from jiannuo.policies.facts import asking
from jiannuo.policies.facts.version import Structure

STRUCTURE = Structure("benefit", "兑现标准")


@pytest.mark.parametrize(
    "told",
    [
        "[" * 50_000,
        '{"a":' * 9_000 + "1" + "}" * 9_000,
        '{"amount": NaN}',
        '{"amount": -Infinity}',
        '{"name": "\\u0000"}',
        '{"\\u0000": 1}',
        '{"name": "\\ud800"}',
        '{"amount": 1' + "0" * 5_000 + "}",
    ],
)
def test_a_structure_that_cannot_be_kept_is_refused(told: str) -> None:
    with pytest.raises(FactError):
        STRUCTURE.clean(told)


def test_a_structure_told_as_values_is_held_to_the_same() -> None:
    deep: dict[str, Any] = {}
    for _level in range(5_000):
        deep = {"a": deep}
    for told in (deep, {"amount": float("nan")}, {"name": "\0"}, {"name": "\ud800"}):
        with pytest.raises(FactError):
            STRUCTURE.clean(told)


def test_a_sound_structure_is_kept_as_it_is() -> None:
    told = {"kind": "fixed", "amount": 1, "tiers": [{"text": "上年营业收入"}], "none": None, "yes": True}
    assert STRUCTURE.clean(told) == told


@pytest.mark.parametrize("fact", [asking.decision[1], asking.objection[1]])
def test_lines_hold_no_signs_that_cannot_be_kept(fact: Any) -> None:
    kept = str(fact.clean(["拥有\0自主知识产权：是"]))
    assert "\\x00" not in kept
    assert "拥有自主知识产权" in kept
    with pytest.raises(FactError):
        fact.clean(["\ud800：是"])
    with pytest.raises(FactError):
        fact.clean(["x" * 5_000])
