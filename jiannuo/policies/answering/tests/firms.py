"""Made-up enterprises in the declared words, for the tests of answers."""

from datetime import date
from typing import Any

from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.policies.answering import Answer, answer_about
from jiannuo.policies.library.vocabulary import vocabulary
from jiannuo.policies.models import Version

DAY = date(2026, 5, 20)
WAN = 1_000_000


def fact(value: Any, **more: Any) -> Fact:
    """A fact from the tax authority; an int is exact, a tuple a band, a str a word."""
    if isinstance(value, int):
        value = Interval.point(value)
    elif isinstance(value, tuple):
        value = Interval(*value)
    elif isinstance(value, date):
        value = Interval.point(value.toordinal())
    elif isinstance(value, str):
        value = frozenset({value})
    told: dict[str, Any] = {"source": "tax", "observed_on": date(2026, 4, 1), "evidence": Evidence.REGISTER}
    return Fact(value, **(told | more))


def firm(held: Any = None, all_held: bool = True, decided: Any = None, **values: Any) -> Facts:
    """Facts of an enterprise: ``revenue_2025=…`` is of a year."""
    found: dict[Key, Fact] = {}
    for name, value in values.items():
        word, _, year = name.rpartition("_")
        key: Key = (word, int(year)) if year.isdigit() else (name, None)
        found[key] = value if isinstance(value, Fact) else fact(value)
    return Facts(found, held or {}, all_held, decided=decided or {})


def asked(condition: str, facts: Facts, day: date = DAY, **columns: Any) -> Answer:
    """The answer to ``condition``, without a database."""
    return answer_about(Version(condition=condition, **columns), facts, day, vocabulary())
