"""Conditions of which some parts only count what is well founded."""

from hypothesis import strategies as st

from jiannuo.enterprises.facts import Evidence
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tests import words

strict = st.builds(tree.Founded, st.sampled_from(Evidence), words.conditions)
conditions: st.SearchStrategy[tree.Condition] = st.one_of(
    words.conditions,
    strict,
    st.builds(lambda a, b: tree.All((a, b)), strict, words.conditions),
    st.builds(tree.Founded, st.sampled_from(Evidence), strict),
)
