"""A made-up registry with everything that is awkward, drawn from a seed."""

from datetime import date, timedelta
from random import Random
from typing import Any

from jiannuo.enterprises.models import Enterprise, Item, Qualification, Value
from jiannuo.kernel.now import now
from jiannuo.people.models import Account
from jiannuo.policies.models import Decision, Policy
from jiannuo.policies.rematching.tests import world

WAN = 1_000_000
SOURCES = (("tax", 4), ("statistics", 4), ("declared", 1), ("officer", 2), ("certificate", 3))
#: one trade, several of them under one standard, several standards, and one without any
INDUSTRIES = (["I651"], ["F52"], ["G5911"], ["F"], ["I651", "F51"], ["J66"], ["K"], ["L7251", "L7294"])
YEARS = {"staff", "revenue", "assets"}


def made_up(seed: int, firms: int, day: date) -> list[Enterprise]:
    """Enterprises with contradictions, bands, what is stale, withdrawn, not yet observed or missing."""
    dice = Random(seed)
    found = [world.enterprise(seed * 10_000 + number) for number in range(firms)]
    for firm in found:
        firm.complete = dice.sample(["qualifications", "hired", "premises"], dice.randrange(4))
        firm.place_code, firm.building = dice.choice(["210202001002", ""]), dice.choice(["甲座", ""])
        firm.save()
    Value.objects.bulk_create(_said(dice, firm, day) for firm in found for _ in range(dice.randrange(30)))
    Qualification.objects.bulk_create(
        _certificate(dice, firm, day) for firm in found for _ in range(dice.randrange(4))
    )
    Item.objects.bulk_create(_thing(dice, firm, day) for firm in found for _ in range(dice.randrange(4)))
    return found


def _said(dice: Random, firm: Enterprise, day: date) -> Value:
    name = dice.choice(
        [
            "staff",
            "revenue",
            "assets",
            "industry",
            "registered_at",
            "taxed_at",
            "founded",
            "size",
            "tax_arrears",
        ]
    )
    source, evidence = dice.choice(SOURCES)
    told: dict[str, Any] = {"low": None, "high": None, "words": []}
    if name == "industry":
        told["words"] = dice.choice(INDUSTRIES)
    elif name in ("registered_at", "taxed_at"):
        told["words"] = dice.choice([["210202001"], ["210203"], ["210203", "210202"]])
    elif name in ("size", "tax_arrears"):
        told["words"] = [dice.choice(["micro", "large"] if name == "size" else ["yes", "no"])]
    else:
        unit = 1 if name == "staff" else WAN
        low = dice.choice([0, 9, 10, 99, 100, 299, 300, 1000, 20_000]) * unit
        told |= {"low": low, "high": dice.choice([low, low, low, low + 50 * unit, None])}
        told["low"] = dice.choice([low, low, low, None])
    year = day.year - dice.randrange(5) if name in YEARS else None
    return Value(
        enterprise=firm, attribute=name, year=year, source=source, evidence=evidence, recorded_at=now(),
        observed_on=day - timedelta(days=dice.choice([-3, 0, 0, 5, 200, 500, 1500])),
        valid_until=dice.choice([None, None, None, day - timedelta(days=9), day + timedelta(days=9)]),
        withdrawn_at=dice.choice([None] * 9 + [now()]), **told,
    )  # fmt: skip


def _certificate(dice: Random, firm: Enterprise, day: date) -> Qualification:
    source, evidence = dice.choice(SOURCES)
    begins = day - timedelta(days=dice.choice([-20, 0, 100, 2000]))
    ends = dice.choice([None, begins, begins + timedelta(days=1095)])
    name = dice.choice(["高新技术企业", "科技型中小企业"])
    return Qualification(
        enterprise=firm, name=name, valid_from=begins, valid_until=ends,
        source=source, evidence=evidence, recorded_at=now(), withdrawn_at=dice.choice([None, None, now()]),
    )  # fmt: skip


def _thing(dice: Random, firm: Enterprise, day: date) -> Item:
    area = dice.choice([100, 5000])
    values = {
        "premises_area": [area, dice.choice([area, None])],
        "premises_used": [dice.choice(["yes", "no"])],
    }
    source, evidence = dice.choice(SOURCES)
    return Item(
        enterprise=firm, kind="premises", values=values, source=source, evidence=evidence, recorded_at=now(),
        observed_on=day - timedelta(days=dice.choice([-3, 0, 50])), withdrawn_at=dice.choice([None, now()]),
    )  # fmt: skip


def decide(firm: Enterprise, question: str, answer: bool, day: date) -> None:
    """People decided something of an enterprise."""
    policy = Policy.objects.first() or world.version("上年从业人员 不低于 1人").policy
    account = Account.objects.get_or_create(username="decider")[0]
    Decision.objects.create(
        policy=policy, enterprise=firm, question=question, answer=answer, reason="有据", decided_by=account,
        decided_at=now(), valid_from=day,
    )  # fmt: skip
