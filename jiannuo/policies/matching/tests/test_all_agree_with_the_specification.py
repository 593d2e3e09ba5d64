"""What is computed for many at once is what ``explain`` says of each."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiannuo.enterprises.facts import Facts
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.tests.words import DAY, WORDS, facts
from jiannuo.policies.matching.all import match_all
from jiannuo.policies.matching.index import Index
from jiannuo.policies.matching.packing import unpacked
from jiannuo.policies.matching.plan import Plan
from jiannuo.policies.matching.population import Population
from jiannuo.policies.matching.tests.founded import conditions

EXPLAINER = Explainer(WORDS, DAY)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(conditions, min_size=1, max_size=4), st.lists(facts(), min_size=1, max_size=4))
def test_all_agree_with_explain(asked: list[tree.Condition], known: list[Facts]) -> None:
    population = Population.of(enumerate(known))
    found = match_all(Index.of(population, Plan.of(asked, WORDS, DAY)))
    for row, condition in enumerate(asked):
        said = [int(EXPLAINER.explain(condition, one).truth) for one in known]
        sure, perhaps = unpacked(found.surely[row], len(known)), unpacked(found.possibly[row], len(known))
        assert (sure.astype(int) + perhaps).tolist() == said, condition
