"""What becomes of each clause when it is cited at several conditions."""

from jiannuo.enterprises.facts import Fact, Facts, Interval
from jiannuo.policies.conditions.clauses import by_clause
from jiannuo.policies.conditions.explaining import Explainer
from jiannuo.policies.conditions.reading import read
from jiannuo.policies.conditions.tests.words import DAY, WORDS
from jiannuo.policies.conditions.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def _clauses(text: str, **known: object) -> dict[str, Truth]:
    facts = Facts(
        {
            (name, None): Fact(Interval.point(value) if isinstance(value, int) else frozenset({str(value)}))
            for name, value in known.items()
        }
    )
    return by_clause(Explainer(WORDS, DAY).explain(read(text, WORDS), facts))


def test_conditions_of_one_clause_hold_together() -> None:
    text = "发明专利 不低于 1项【一】 且 无 严重失信记录【一】 且 注册地 属于 中山区【二】"
    assert _clauses(text, patents=1, dishonest="no") == {"一": T, "二": U}
    assert _clauses(text, patents=1, dishonest="yes", place="210203") == {"一": F, "二": F}


def test_alternatives_of_one_clause_are_alternatives() -> None:
    text = "注册地 属于 中山区【一】 且 （发明专利 不低于 1项【二】 或 无 严重失信记录【二】）"
    assert _clauses(text, patents=0, dishonest="no") == {"一": U, "二": T}


def test_alternatives_beside_another_clause_stay_alternatives() -> None:
    text = "发明专利 不低于 1项【一】 或 无 严重失信记录【一】 或 注册地 属于 中山区【二】"
    assert _clauses(text, patents=0, dishonest="no") == {"一": T, "二": U}


def test_a_condition_that_cites_nothing_is_no_clause() -> None:
    assert _clauses("发明专利 不低于 1项", patents=1) == {}
