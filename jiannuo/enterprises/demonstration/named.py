"""The enterprises with a story, and the accounts that act for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from jiannuo.enterprises.actions.stating import Said, state
from jiannuo.enterprises.attributes.attribute import Attribute, Kind
from jiannuo.enterprises.attributes.declared import attribute, title
from jiannuo.enterprises.attributes.sources import evidence_of
from jiannuo.enterprises.demonstration.codes import made_up_code
from jiannuo.enterprises.demonstration.firms import WAN
from jiannuo.enterprises.demonstration.loading import places
from jiannuo.enterprises.demonstration.stories import STORIES, Story
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.listing import QUALIFICATIONS
from jiannuo.enterprises.models import Enterprise, Item, Member, Qualification, Tag
from jiannuo.enterprises.quantities import Dimension
from jiannuo.enterprises.resolving import months_later
from jiannuo.kernel.now import now, today

#: far above the numbers of the others
FIRST = 900_000_000
#: flags of a year that only something remarkable makes yes, and their source
_QUIET = ("accident", "pollution", "abnormal", "dishonest", "cheated", "falsified")


@transaction.atomic
def introduce() -> int:
    """Put the enterprises with a story in, with their accounts, and return how many are new."""
    codes, district = places()
    new = 0
    for number, story in enumerate(STORIES):
        code = made_up_code(FIRST + number, district)
        row = Enterprise.objects.filter(credit_code=code).first()
        if row is None:
            row = _tell(story, code, codes[(number * 7) % len(codes)])
            new += 1
        _seat(story, row)
    return new


def _tell(story: Story, code: str, place: str) -> Enterprise:
    moment = now()
    row = Enterprise.objects.create(
        credit_code=code,
        name=story.name,
        demo=True,
        building=story.building,
        complete=[QUALIFICATIONS, "hired", "premises", "computing"],
        added_at=moment,
        changed_at=moment,
    )
    state(row.pk, [*_registered(story, place), *_years(story), *_present(story), *_conduct(story)])
    for name, days in story.titles:
        declared, begins = title(name), today() - timedelta(days=days)
        ends = months_later(begins, declared.months) - timedelta(days=1) if declared.months else None
        Qualification.objects.create(
            enterprise=row,
            name=name,
            number=f"演示{begins:%Y%m%d}",
            valid_from=begins,
            valid_until=ends,
            source=declared.source,
            evidence=int(evidence_of(declared.source)),
            recorded_at=moment,
        )
    if story is STORIES[0]:
        _things(row, place)
    Tag.objects.bulk_create([Tag(enterprise=row, key=key, chosen_at=moment) for key in story.tags])
    return row


def _registered(story: Story, place: str) -> Iterator[Said]:
    day = today() - timedelta(days=12)
    for name, word in (
        ("registered_at", place),
        ("industry", story.industry),
        ("org_type", "limited"),
        ("status", "open"),
        ("legal_person", "yes"),
        ("works_at", place),
    ):
        yield Said(name, frozenset({word}), "registration", day)
    founded = today() - timedelta(days=story.age)
    yield Said("founded", Interval.point(founded.toordinal()), "registration", day)
    yield Said("taxed_at", frozenset({place[:6]}), "tax", day)


def _years(story: Story) -> Iterator[Said]:
    last = today().year - 1
    for name, figures in (*story.money.items(), *story.numbers.items()):
        for back, figure in enumerate(figures):
            day = min(date(last - back + 1, 5, 31), today())
            amount = _amount(attribute(name), figure)
            yield Said(name, Interval.point(amount), _source(attribute(name)), day, last - back)
    for name, figure in story.declared:
        day = today() - timedelta(days=40)
        yield Said(name, Interval.point(_amount(attribute(name), figure)), "declared", day, last)


def _present(story: Story) -> Iterator[Said]:
    day = today() - timedelta(days=6)
    for name, figure in story.now.items():
        declared = attribute(name)
        amount = _amount(declared, figure)
        if declared.kind == Kind.DATE:
            amount = (today() - timedelta(days=figure)).toordinal()
        yield Said(name, Interval.point(amount), _source(declared), day)
    for name, word in story.words.items():
        if name not in _QUIET:
            yield Said(name, frozenset({word}), _source(attribute(name)), day)


def _conduct(story: Story) -> Iterator[Said]:
    day = today() - timedelta(days=6)
    for name in _QUIET:
        for year in range(today().year - 3, today().year + 1):
            word = story.words.get(name, "no") if year == today().year else "no"
            yield Said(name, frozenset({word}), _source(attribute(name)), day, year)


def _amount(declared: Attribute, figure: float) -> int:
    return round(figure * WAN) if declared.dimension == Dimension.MONEY else round(figure)


def _source(declared: Attribute) -> str:
    return declared.authorities[0] if declared.authorities else "officer"


def _things(row: Enterprise, place: str) -> None:
    hired = today() - timedelta(days=110)
    things: list[tuple[str, str, dict[str, Any]]] = [
        ("hired", "social_security", {
            "hired_group": [group], "hired_on": [hired.toordinal()] * 2, "hired_contract": ["yes"],
            "hired_months": [3, 3], "hired_paid": ["no"],
        })
        for group in ("graduating", "graduated", "other")
    ]  # fmt: skip
    things.append(("computing", "certificate", {
        "computing_price": [68 * WAN] * 2, "computing_kind": ["domestic"], "computing_partner": ["yes"],
        "computing_on": [(today() - timedelta(days=75)).toordinal()] * 2, "computing_paid": ["no"],
    }))  # fmt: skip
    things.append(("premises", "certificate", {
        "premises_at": [place], "premises_area": [82_000] * 2, "premises_rent": [4_100_000] * 2,
        "premises_months": [36, 36], "premises_since": [(today() - timedelta(days=900)).toordinal()] * 2,
        "premises_used": ["yes"],
    }))  # fmt: skip
    for kind, source, values in things:
        Item.objects.create(
            enterprise=row,
            kind=kind,
            values=values,
            source=source,
            evidence=int(evidence_of(source)),
            observed_on=today() - timedelta(days=5),
            recorded_at=now(),
        )


def _seat(story: Story, row: Enterprise) -> None:
    """The account that acts for it; the one that visitors take is made with the other roles."""
    accounts = get_user_model()._default_manager
    if story is STORIES[0]:
        account = accounts.filter(username=story.account).first()
    else:
        account, new = accounts.get_or_create(
            username=story.account, defaults={"first_name": story.name[:20], "standing": "enterprise"}
        )
        if new:
            account.set_unusable_password()
            account.save()
    if account is not None:
        Member.objects.get_or_create(
            account=account,
            enterprise=row,
            defaults={"title": "经办人", "since": today() - timedelta(days=90), "confirmed_at": now()},
        )
