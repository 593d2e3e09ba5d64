"""The tree as JSON: the same again, as its schema says, and nothing else is let in."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import Evidence
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.schema import DEEPEST, TreeError, from_json, json_schema, to_json
from jiannuo.policies.conditions.tests.words import atoms, conditions

SCHEMA = json_schema()


def fits(told: Any, schema: Any) -> bool:
    """As much of JSON Schema as ours uses."""
    if "$ref" in schema:
        return fits(told, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]])
    if "oneOf" in schema:
        return sum(fits(told, one) for one in schema["oneOf"]) == 1
    if "const" in schema:
        return bool(told == schema["const"])
    if "enum" in schema:
        return told in schema["enum"]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(told, one) for one in types):
        return False
    if isinstance(told, list):
        return len(told) >= schema["minItems"] and all(fits(one, schema["items"]) for one in told)
    if isinstance(told, dict):
        known = schema["properties"]
        return (
            set(schema["required"]) <= set(told) <= set(known)
            and not schema["additionalProperties"]
            and all(fits(one, known[name]) for name, one in told.items())
        )
    return True


def _is(told: Any, kind: str) -> bool:
    types = {
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "integer": int,
        "null": type(None),
    }
    return isinstance(told, types[kind]) and not (kind == "integer" and isinstance(told, bool))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions)
def test_what_is_told_reads_back_and_fits_the_schema(condition: tree.Condition) -> None:
    told = json.loads(json.dumps(to_json(condition)))
    assert fits(told, SCHEMA)
    assert from_json(told) == condition


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["type", "parts", "kind", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(conditions, st.data())
def test_the_schema_and_the_reader_refuse_the_same(condition: tree.Condition, data: Any) -> None:
    told = json.loads(json.dumps(to_json(condition)))
    spots = list(_spots(told))
    holder, name = data.draw(st.sampled_from(spots))
    holder[name] = data.draw(junk)
    try:
        again = from_json(told)
    except TreeError:
        assert not fits(told, SCHEMA)
    else:
        assert fits(told, SCHEMA)
        assert from_json(to_json(again)) == again


def _spots(told: Any) -> Any:
    for name, one in list(told.items()) if isinstance(told, dict) else list(enumerate(told)):
        yield told, name
        if isinstance(one, dict | list):
            yield from _spots(one)


@given(atoms)
def test_evidence_is_told_by_its_name(atom: tree.Condition) -> None:
    told = to_json(tree.Founded(Evidence.REGISTER, atom))
    assert told["least"] == "register"
    assert from_json(told) == tree.Founded(Evidence.REGISTER, atom)


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ([], "type"),
        ({"type": "or"}, "type"),
        ({"type": ["all"]}, "type"),
        ({"type": "all"}, ""),
        ({"type": "all", "parts": []}, "parts"),
        ({"type": "all", "parts": [{"type": "manual", "question": 1}]}, "parts.1.question"),
        ({"type": "manual", "question": "x", "script": "y"}, "script"),
        ({"type": "is", "attribute": "x", "years": True}, "years"),
        ({"type": "founded", "least": "REGISTER", "condition": {"type": "manual", "question": "x"}}, "least"),
    ],
)
def test_what_is_no_tree_is_refused_with_its_place(told: Any, place: str) -> None:
    with pytest.raises(TreeError) as found:
        from_json(told)
    assert found.value.place == place


def test_a_tree_that_nobody_could_read_is_refused() -> None:
    deep: dict[str, Any] = {"type": "manual", "question": "x"}
    for _ in range(DEEPEST + 1):
        deep = {"type": "all", "parts": [deep]}
    with pytest.raises(TreeError, match="太大"):
        from_json(deep)
    wide = {"type": "all", "parts": [{"type": "manual", "question": "x"}] * 6_000}
    with pytest.raises(TreeError, match="太大"):
        from_json(wide)
