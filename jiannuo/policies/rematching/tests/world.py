"""A small world: enterprises with facts, published versions, members; and what the matches should be."""

from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from django.utils import timezone

from jiannuo.enterprises.credit_code import with_check
from jiannuo.enterprises.facts import Evidence
from jiannuo.enterprises.knowing import facts_of
from jiannuo.enterprises.models import Enterprise, Member, Value
from jiannuo.kernel.now import now, today
from jiannuo.people.models import Account, Unit
from jiannuo.policies.answering.answer import answered, decisions_of
from jiannuo.policies.models import Match, Policy, Transition, Version
from jiannuo.policies.rematching.versions import versions_in_force
from jiannuo.policies.words import vocabulary

WAN = 1_000_000
FIXED = {"kind": "fixed", "amount": 5 * WAN}


def moment(day: date) -> datetime:
    """Noon of a day."""
    return datetime.combine(day, time(12), timezone.get_default_timezone())


def unit() -> Unit:
    """Some unit."""
    return Unit.objects.get_or_create(
        name="测试科技局", defaults={"kind": Unit.Kind.GOVERNMENT, "code": "test-science"}
    )[0]


def enterprise(number: int) -> Enterprise:
    """An enterprise of which nothing is known."""
    code = with_check(f"91210202MA{number:07}")
    return Enterprise.objects.create(
        credit_code=code, name=f"测试企业{number}", demo=True, added_at=now(), changed_at=now()
    )


def say(firm: Enterprise, attribute: str, value: Any, year: int | None = None, **more: Any) -> None:
    """A statement, with the mark of change and without the news of it."""
    told: dict[str, Any] = {
        "source": "tax",
        "evidence": int(Evidence.REGISTER),
        "observed_on": date(2026, 1, 1),
    }
    told |= more
    span = {"words": [value]} if isinstance(value, str) else {"low": value, "high": value}
    Value.objects.create(enterprise=firm, attribute=attribute, year=year, recorded_at=now(), **span, **told)
    Enterprise.objects.filter(pk=firm.pk).update(changed_at=now())


def version(condition: str, *, key: str = "", state: str = "published", **columns: Any) -> Version:
    """A version in force, without the way through its loop."""
    number = Policy.objects.count() + 1
    policy = Policy.objects.create(
        key=key or f"test-{number}", title=f"测试政策{number}", level="district", issuer="区政府", unit=unit()
    )
    told: dict[str, Any] = {"benefit": FIXED, "valid_from": date(2020, 1, 1), "digest": f"digest {number}"}
    return Version.objects.create(
        loop="policies.version", state=state, title=policy.title, policy=policy, condition=condition,
        opened_at=now(), moved_at=now(), published_at=now(), **(told | columns),
    )  # fmt: skip


def member(firm: Enterprise, name: str) -> Account:
    """An account that acts for the enterprise."""
    account = Account.objects.create(username=name)
    Member.objects.create(account=account, enterprise=firm, since=date(2020, 1, 1), confirmed_at=now())
    return account


def stored() -> dict[tuple[int, int], tuple[Any, ...]]:
    """The matches that are there."""
    columns = ("version_id", "enterprise_id", "standing", "registered", "distance", "amount")
    return {(one, other): tuple(told) for one, other, *told in Match.objects.values_list(*columns)}


def expected() -> dict[tuple[int, int], tuple[Any, ...]]:
    """What the matches should be, each explained by itself."""
    found, ids = {}, list(Enterprise.objects.values_list("pk", flat=True))
    facts, said, words = facts_of(ids, today()), decisions_of(ids, today()), vocabulary(today())
    for one in versions_in_force(today()):
        for pk in ids:
            told = answered(one, facts[pk], said.get((one.policy_id, pk), {}), today(), words)
            if told.standing:
                amount = told.award.exact if told.award is not None and told.award.money else None
                found[one.pk, pk] = (told.standing, told.registered, told.distance, amount)
    return found


def refuse_broken_chains() -> None:
    """Transitions of a pair follow one another without a gap, and end where the match is."""
    chains: dict[tuple[int, int], list[Transition]] = {}
    for one in Transition.objects.order_by("number"):
        chains.setdefault((one.version_id, one.enterprise_id), []).append(one)
    there = stored()
    for pair, chain in chains.items():
        assert [one.number for one in chain] == list(range(1, len(chain) + 1))
        assert chain[0].before == ""
        assert all(one.after == other.before for one, other in pairwise(chain))
        assert chain[-1].after == (there[pair][0] if pair in there else "")
    assert set(there) <= set(chains)
