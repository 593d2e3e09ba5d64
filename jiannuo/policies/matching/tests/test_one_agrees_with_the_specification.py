"""What is computed for one enterprise is what ``explain`` says of each condition, also after a change."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import Facts
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.tests.words import DAY, WORDS, facts
from jiannuo.policies.matching.one import Matcher
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.tests.founded import conditions

EXPLAINER = Explainer(WORDS, DAY)


def explained(asked: list[tree.Condition], known: Facts) -> list[int]:
    return [int(EXPLAINER.explain(condition, known).truth) for condition in asked]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(conditions, min_size=1, max_size=4), facts(), facts())
def test_one_agrees_with_explain_before_and_after_a_change(
    asked: list[tree.Condition], known: Facts, other: Facts
) -> None:
    state = Matcher(Plan.of(asked, WORDS, DAY)).match(known)
    assert state.truths.tolist() == explained(asked, known)
    # one value after the other becomes that of the other enterprise
    for key in {**known.values, **other.values}:
        values = {name: fact for name, fact in known.values.items() if name != key}
        if key in other.values:
            values[key] = other.values[key]
        changed = replace(known, values=values)
        before = state.truths
        turned = state.update(changed, [key])
        assert state.truths.tolist() == explained(asked, changed)
        assert turned == [at for at, (a, b) in enumerate(zip(before, state.truths, strict=True)) if a != b]
        known = changed
    rest = replace(other, values=known.values)
    everything = [*WORDS.qualifications, *WORDS.items, "产品不属于淘汰类"]
    state.update(rest, [(name, None) for name in everything])
    assert state.truths.tolist() == explained(asked, rest)
